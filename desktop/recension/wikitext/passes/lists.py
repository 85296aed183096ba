"""Lists by line prefixes: https://www.mediawiki.org/wiki/Help:Lists."""

from __future__ import annotations

import re

from recension.wikitext.lines import NO_LINE

_BLANK = " \t\r\n\x0b\0"
_TAG_OR_COLON = re.compile(r"<[^<>]*>|:|-\{|\}-")
_OPEN = {"*": "<ul><li", "#": "<ol><li", ":": "<dl><dd", ";": "<dl><dt"}


class ListState:
    """The lists that are open: the prefix of the last line, with ";" read as ":"."""

    def __init__(self) -> None:
        self.prefix = ""
        self.attribute = NO_LINE  # for the items to be begun: the line they stand on
        self.was_opened = False  # whether the last move began a list
        self._term_open = False

    def move_to(self, prefix: str, content: str) -> tuple[str, str]:
        """Return the HTML before an item with this prefix (""  to leave the lists), and its text.

        The text is what remains when a term at its beginning was moved into the HTML.
        """
        self.was_opened = False
        same = prefix.replace(";", ":")
        if prefix and same == self.prefix:
            return self._with_term([self._next(prefix[-1])], prefix[-1], content)
        return self._change(prefix, same, content)

    def close(self) -> str:
        """Return the ends of all open lists."""
        html = "".join([self._close(char) for char in reversed(self.prefix)])
        self.prefix = ""
        return html

    def _change(self, prefix: str, same: str, content: str) -> tuple[str, str]:
        # The last prefix has no ";" any more: a term never continues one.
        common = _common_length(prefix, self.prefix)
        out = [self._close(char) for char in reversed(self.prefix[common:])]
        if common and len(prefix) <= common:
            out.append(self._next(prefix[common - 1]))
        if self._term_open and common and prefix[common - 1] == ":":
            out.append(self._next(":"))
        if self.prefix and len(prefix) > common:
            out.append("\n")
        for char in prefix[common:]:
            out.append(self._begin(char))
            if char == ";":
                html, content = self._with_term([], char, content)
                out.append(html)
        if not prefix and self.prefix:
            out.append("\n")
        self.prefix = same
        return "".join(out), content

    def _with_term(self, out: list[str], char: str, content: str) -> tuple[str, str]:
        if char == ";":
            colon = find_colon(content)
            if colon is not None:
                out += [content[:colon].strip(_BLANK), self._next(":")]
                content = content[colon + 1 :]
        return "".join(out), content

    def _begin(self, char: str) -> str:
        self.was_opened = True
        if char == ";":
            self._term_open = True
        return f"{_OPEN[char]}{self.attribute}>"

    def _next(self, char: str) -> str:
        if char in "*#":
            return f"</li>\n<li{self.attribute}>"
        end = "</dt>\n" if self._term_open else "</dd>\n"
        self._term_open = char == ";"
        return f"{end}<{'dt' if self._term_open else 'dd'}{self.attribute}>"

    def _close(self, char: str) -> str:
        if char == "*":
            return "</li></ul>"
        if char == "#":
            return "</li></ol>"
        element = "dt" if self._term_open else "dd"
        self._term_open = False
        return f"</{element}></dl>"


def find_colon(text: str) -> int | None:
    """Return the place of the first colon outside of elements, None without one.

    Nor does one count inside of -{language variants}-, whose tags do not count either. An element
    lasts until its end tag, also where HTML knows none, as for a `<br>` without a slash.
    """
    if ":" not in text:
        return None
    depth = variants = 0
    for match in _TAG_OR_COLON.finditer(text):
        mark = match[0]
        if mark == "-{":
            variants += 1
        elif mark == "}-":
            variants = max(0, variants - 1)
        elif variants:
            continue
        elif mark != ":":
            depth = max(0, depth + _step(mark))
        elif not depth:
            return match.start()
    return None


def _step(tag: str) -> int:
    """Return by how much a tag nests deeper."""
    if tag.startswith("</"):
        return -1
    return 0 if tag.endswith("/>") or tag.startswith("<!") else 1


def _common_length(one: str, other: str) -> int:
    length = min(len(one), len(other))
    for i in range(length):
        if one[i] != other[i]:
            return i
    return length
