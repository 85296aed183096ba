"""Paragraphs, preformatted lines and lists: https://www.mediawiki.org/wiki/Help:Formatting.

The pass goes over lines of HTML and looks at a few block tags by their names only; tidy makes
a proper tree of what it writes.
"""

from __future__ import annotations

import re

from recension.wikitext.lines import ATTRIBUTE, NO_LINE, split_mark
from recension.wikitext.passes.lists import ListState

_BLANK = " \t\r\n\x0b\0"
_LIST_MARKS = re.compile(r"[*#:;]+")
# Paragraphs stop before any of these tags. Inside of some elements there are no paragraphs ...
_ENTERS = re.compile(
    r"<(?:table|h[1-6]|pre|p|ul|ol|dl|/(?:td|th)|/?(?:tr|caption|dt|dd|li))\b", re.IGNORECASE
)
# ... and after these there are again.
_LEAVES = re.compile(
    r"<(?:/(?:table|h[1-6]|pre|p|ul|ol|dl)|td|th|meta property=\"mw:PageProp/toc"
    r"|/?(?:center|blockquote|div|hr|mw:|aside|figure))\b",
    re.IGNORECASE,
)
_PRE_OPEN = re.compile(r"<pre", re.IGNORECASE)
_PRE_CLOSE = re.compile(r"</pre", re.IGNORECASE)
_BLOCKQUOTE = re.compile(r"<(/?)blockquote[\s>]", re.IGNORECASE)
_DATA_TAG = re.compile(
    r"<(?:link\b[^>]*>|style\b[^>]*>.*?</style>|meta property=[^>]*>)\s*", re.IGNORECASE
)
# What tags and images become, where a line begins with it.
_MADE = re.compile(
    rf"<(?:pre|figure|ul|div(?! class=\"mw-heading))\b(?![^>]* {ATTRIBUTE}=)[^>]*(?=>)"
)


def build_blocks(text: str, *, line_start: bool = True) -> str:
    """Return HTML with paragraphs, lists and preformatted lines.

    Without `line_start` the first line is the rest of a line that began elsewhere.
    """
    return _BlockBuilder().build(text, line_start)


class _BlockBuilder:
    def __init__(self) -> None:
        self._out: list[str] = []
        self._lists = ListState()
        self._at = NO_LINE  # the attribute for the line of the source
        self._paragraph = ""  # the element that is open: p, pre or none
        self._pending = ""  # tags that wait for the next line to be written
        self._in_pre = False  # inside of a <pre> tag
        self._in_block = False
        self._in_blockquote = False

    def build(self, text: str, line_start: bool) -> str:  # noqa: FBT001 - passed through
        lines = text.split("\n")
        if not line_start:
            self._out.append(lines.pop(0))
        last = len(lines) - 1
        for i, line in enumerate(lines):
            self._line(line, is_last=i == last)
        self._out.append(self._lists.close())
        if self._paragraph:
            # No newline follows the last one: it would reopen formatting that was left open.
            self._out.append(f"</{self._paragraph}>")
        return "".join(self._out)

    def _line(self, line: str, *, is_last: bool) -> None:
        self._at, line = split_mark(line)
        if self._at and line[:1] == "<" and (made := _MADE.match(line)):
            line = f"{made[0]}{self._at}{line[made.end() :]}"
        has_tag = "<" in line
        opens_pre = has_tag and _PRE_OPEN.search(line) is not None
        closes_pre = has_tag and _PRE_CLOSE.search(line) is not None
        prefix = ""
        if not self._in_pre:
            marks = _LIST_MARKS.match(line)
            prefix = marks[0] if marks else ""
            self._in_pre = opens_pre
        content = line[len(prefix) :]
        if prefix or self._lists.prefix:
            content = self._list_item(prefix, content)
        if not prefix:
            content = self._outside_lists(content, has_tag, opens_pre, closes_pre)
        if closes_pre:
            self._in_pre = False
        self._write(content, prefix, is_last=is_last)

    def _write(self, content: str, prefix: str, *, is_last: bool) -> None:
        if self._pending:
            return
        if prefix:
            self._out.append(content.strip(_BLANK))
            return
        self._out.append(content)
        if not is_last or self._paragraph:
            self._out.append("\n")

    def _list_item(self, prefix: str, content: str) -> str:
        self._pending = ""
        if prefix and self._paragraph:
            self._close_paragraph()
        self._lists.attribute = self._at
        html, content = self._lists.move_to(prefix, content)
        if self._lists.was_opened:
            self._in_pre = False  # a <pre> in the first item of a list is forgotten
        self._out.append(html)
        return content

    def _outside_lists(self, content: str, has_tag: bool, opens_pre: bool, closes_pre: bool) -> str:  # noqa: FBT001 - what was found in the line
        if has_tag:
            enters = _ENTERS.search(content) is not None
            leaves = _LEAVES.search(content) is not None
            if enters or leaves:
                self._block_tag(content, opens_pre, closes_pre, leaves)
                return content
        if self._in_block or self._in_pre:
            return content
        return self._text_line(content, has_tag)

    def _block_tag(self, content: str, opens_pre: bool, closes_pre: bool, leaves: bool) -> None:  # noqa: FBT001 - what was found in the line
        self._pending = ""
        if not self._in_pre or opens_pre:
            self._close_paragraph()
        if opens_pre and not closes_pre:
            self._in_pre = True
        for match in _BLOCKQUOTE.finditer(content):
            self._in_blockquote = not match[1]
        self._in_block = not leaves

    def _text_line(self, content: str, has_tag: bool) -> str:  # noqa: FBT001 - what was found in the line
        is_blank = not content.strip(_BLANK)
        if content[:1] == " " and not self._in_blockquote:
            if self._paragraph == "pre":
                return content[1:]
            if not is_blank:
                self._begin("pre")
                return content[1:]
        elif has_tag and _is_only_data(content):
            if self._pending:
                self._close_paragraph()
                self._pending = ""
            return content
        self._blank_line() if is_blank else self._paragraph_line()
        return content

    def _paragraph_line(self) -> None:
        if self._pending:
            self._out.append(f"{self._pending[:-1]}{self._at}>")
            self._pending, self._paragraph = "", "p"
        elif self._paragraph != "p":
            self._begin("p")

    def _blank_line(self) -> None:
        if self._pending:
            self._out.append(self._pending + "<br />")
            self._pending, self._paragraph = "", "p"
        elif self._paragraph != "p":
            self._close_paragraph()
            self._pending = "<p>"
        else:
            self._pending = "</p><p>"

    def _begin(self, element: str) -> None:
        self._pending = ""
        self._close_paragraph()
        self._out.append(f"<{element}{self._at}>")
        self._paragraph = element

    def _close_paragraph(self) -> None:
        if self._paragraph:
            self._out.append(f"</{self._paragraph}>\n")
        self._paragraph = ""
        self._in_pre = False


def _is_only_data(content: str) -> bool:
    """Tell whether a line holds data tags only, which neither begin nor end a paragraph."""
    position = 0
    while match := _DATA_TAG.match(content, position):
        position = match.end()
    return position > 0 and position == len(content)
