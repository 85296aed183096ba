"""The preprocessor: one pattern finds the next thing that matters, a stack holds open brackets.

Rules as shown by MediaWiki: the rightmost opening bracket wins, three braces win over two,
brackets that stay open are text, a comment alone on its lines takes the line with it, an
extension tag without its closing tag is text (Help:Templates, Manual:Tag extensions).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from recension.wikitext.editing import common_ends
from recension.wikitext.preprocess.edit import kept_before, meeting_points
from recension.wikitext.preprocess.nodes import (
    Argument,
    Comment,
    Extension,
    Ignored,
    Node,
    Part,
    Template,
    Tree,
)
from recension.wikitext.preprocess.stack import BRACE, CONVERTER, HEADING, LINK, Open

_ROOT = ""
_TEMPLATE_BRACES, _ARGUMENT_BRACES = 2, 3
_CLOSERS = {
    BRACE: r"\}\}\}?|\|",
    BRACE + "=": r"\}\}\}?|\||=",
    CONVERTER: r"\}-|\|",
    CONVERTER + "=": r"\}-|\||=",
    LINK: r"\]\]",
    HEADING: r"\n",
}


class Preprocessor:
    """Reads texts on a site with certain extension tags."""

    def __init__(self, tags: Iterable[str]) -> None:
        names = "|".join(sorted(map(re.escape, tags), key=len, reverse=True)) or "(?!)"
        angle = (
            rf"<(?:!--|(?P<tag>{names})(?=\s|/>|>)"
            r"|(?P<inclusion>/?(?:noinclude|includeonly|onlyinclude))(?=\s|/>|>))"
        )
        # A link without anything of interest inside needs no place on the stack.
        openers = rf"(?P<brace>-?\{{\{{+)|(?P<link>\[\[+)|(?P<converter>-\{{)|{angle}"
        self._patterns = {_ROOT: re.compile(rf"(?P<brace>\{{\{{+)|{angle}", re.IGNORECASE)}
        for state, closers in _CLOSERS.items():
            heading = "" if state == HEADING else r"|(?P<heading>\n=+)"
            plain = r"\[\[[^][{}<\n]*+\]\]" if state != LINK else "(?!)"
            self._patterns[state] = re.compile(
                rf"(?P<plain>{plain})|(?P<closer>{closers})|{openers}{heading}",
                re.IGNORECASE,
            )

    def tree(self, text: str, *, for_inclusion: bool = False) -> Tree:
        """Return the tree of a text, as it stands on its page or as it is transcluded."""
        return _Run(self._patterns, text, for_inclusion=for_inclusion).tree()

    def tree_after_edit(self, text: str, old: Tree, old_text: str) -> Tree:
        """Return the tree of a page whose text and tree before an edit are known."""
        if text == old_text:
            return old
        if not old.is_settled:
            return self.tree(text)
        prefix, suffix = common_ends(old_text, text)
        moved = len(text) - len(old_text)
        kept = kept_before(old, text, prefix)
        run = _Run(self._patterns, text, for_inclusion=False)
        run.begin_after(old, kept)
        return run.tree(old, meeting_points(old, old_text, suffix, moved))


class _Run:
    """One text on its way into a tree."""

    def __init__(
        self, patterns: dict[str, re.Pattern[str]], text: str, *, for_inclusion: bool
    ) -> None:
        self._patterns = patterns
        self._text = text
        self._at = 0
        self._root: list[Node] = []
        self._starts: list[int] = []
        self._stack: list[Open] = []
        self._runs_out = False  # whether something without its end took the rest of the text
        self._missing: set[str] = set()  # closing tags, and ">", known not to come any more
        self._row_end = 0  # offset behind the comments that stand in a row, and their spaces
        self._for_inclusion = for_inclusion
        self._only_parts = for_inclusion and "<onlyinclude>" in text and "</onlyinclude>" in text

    def begin_after(self, old: Tree, kept: int) -> None:
        """Take over the first nodes of an older tree and go on behind them."""
        self._root, self._starts = old.nodes[:kept], old.starts[:kept]
        if kept:
            self._at = old.starts[kept] if kept < len(old.starts) else old.size

    def tree(self, old: Tree | None = None, meetings: Mapping[int, int] | None = None) -> Tree:
        if self._only_parts:
            self._skip_to_only_part(0)
        patterns, stack, text = self._patterns, self._stack, self._text
        while True:
            state = stack[-1].state if stack else _ROOT
            match = patterns[state].search(text, self._at)
            if match is None:
                break
            if match.lastgroup == "plain":
                self._take(match.end())
                continue
            self._take(match.start())
            if meetings and not stack and self._at in meetings and old:
                return self._joined(old, meetings[self._at])
            self._handle(match)
        self._take(len(text))
        is_settled = not stack and not self._missing and not self._runs_out
        self._give_up()
        return Tree(self._root, self._starts, len(text), is_settled)

    def _joined(self, old: Tree, index: int) -> Tree:
        """Return the tree with the rest of an older one, whose place may have moved."""
        moved = self._at - old.starts[index]
        nodes = [*self._root, *old.nodes[index:]]
        starts = [*self._starts, *(start + moved for start in old.starts[index:])]
        is_settled = not self._missing and not self._runs_out
        return Tree(nodes, starts, len(self._text), is_settled)

    def _handle(self, match: re.Match[str]) -> None:
        kind = match.lastgroup
        if kind == "closer":
            self._close(match[0])
        elif kind == "brace":
            self._open_brace(match[0])
        elif kind == "link":
            self._push(Open(LINK, len(match[0]), self._at), len(match[0]))
        elif kind == "converter":
            self._push(Open(CONVERTER, 2, self._at), 2)
        elif kind == "heading":
            self._open_heading(match)
        elif kind == "tag":
            self._extension(match["tag"], match.end())
        elif kind == "inclusion":
            self._inclusion(match["inclusion"].lower(), match.end())
        else:
            self._comment()

    # Adding nodes

    def _add(self, node: Node, start: int) -> None:
        if self._stack:
            part = self._stack[-1].parts[-1]
            part.nodes.append(node)
            part.starts.append(start)
        else:
            self._root.append(node)
            self._starts.append(start)

    def _take(self, end: int) -> None:
        """Take the text up to an offset as it is."""
        if end > self._at:
            self._add(self._text[self._at : end], self._at)
            self._at = end

    # Brackets

    def _push(self, opened: Open, length: int) -> None:
        self._stack.append(opened)
        self._at += length

    def _open_brace(self, written: str) -> None:
        prefix = "-" if written[0] == "-" else ""
        count = len(written) - len(prefix)
        before = self._text[self._at - 1] if self._at else ""
        at_line_start = before == "\n" and not prefix
        self._push(Open(BRACE, count, self._at, at_line_start, prefix), len(written))

    def _open_heading(self, match: re.Match[str]) -> None:
        count = len(match[0]) - 1
        self._take(self._at + 1)
        if count == 1 and self._stack[-1].state.endswith("="):
            return  # more likely the "=" of a parameter
        self._start_heading(count)

    def _start_heading(self, count: int) -> None:
        if self._stack:
            start = self._at
            self._stack.append(Open(HEADING, 0, start))
            self._take(start + min(count, 6))

    def _close(self, closer: str) -> None:
        opened = self._stack[-1]
        if closer == "|":
            self._at += 1
            opened.parts.append(Part(start=self._at))
        elif closer == "=":
            opened.parts[-1].equals = len(opened.nodes)
            self._take(self._at + 1)
        elif closer == "\n":
            self._stack.pop()
            self._add(opened.as_text(0), opened.start)
            self._heading_after_heading()
        elif opened.kind == BRACE:
            self._close_braces(opened, min(len(closer), opened.count, _ARGUMENT_BRACES))
        else:
            self._close_group(opened, closer)

    def _heading_after_heading(self) -> None:
        """Look at the line end that ended a heading again, for it may begin another."""
        end = self._at + 1
        equals = len(self._text) if end > len(self._text) else end
        while equals < len(self._text) and self._text[equals] == "=" and equals - end < 6:  # noqa: PLR2004 - levels of headings
            equals += 1
        if equals == end:
            return
        single = equals - end == 1 and bool(self._stack) and self._stack[-1].state.endswith("=")
        if self._stack and self._stack[-1].kind != HEADING and not single:
            self._take(end)
            self._start_heading(equals - end)

    def _close_group(self, opened: Open, closer: str) -> None:
        self._stack.pop()
        self._at += len(closer)
        rest = opened.count - 2
        group = opened.as_text(2, closer)
        self._reopen(opened, rest, group)

    def _close_braces(self, opened: Open, used: int) -> None:
        self._stack.pop()
        self._at += used
        title, *parts = opened.parts
        node: Node
        if used == _ARGUMENT_BRACES:
            node = Argument(title.nodes, parts)
        else:
            at_line_start = opened.at_line_start and used == opened.count
            node = Template(title.nodes, parts, at_line_start)
        self._reopen(opened, opened.count - used, node)

    def _reopen(self, opened: Open, rest: int, node: Node) -> None:
        """Put back what remains of opening brackets whose inner ones are closed now."""
        if rest >= 2:  # noqa: PLR2004 - both kinds need two
            opened.count, opened.parts = rest, [Part()]
            self._stack.append(opened)
        elif rest == 1 and opened.prefix:
            self._stack.append(Open(CONVERTER, 2, opened.start))
        elif rest or opened.prefix:
            self._add(opened.prefix + opened.opening(rest), opened.start)
        self._add(node, opened.start + len(opened.prefix) + rest)

    def _give_up(self) -> None:
        """Turn what is still open at the end into text, from the outermost bracket on."""
        for opened in self._stack:
            self._root.append(opened.prefix + opened.opening(opened.count))
            self._starts.append(opened.start)
            for index, part in enumerate(opened.parts):
                if index:
                    self._root.append("|")
                    self._starts.append(part.start - 1)
                self._root.extend(part.nodes)
                self._starts.extend(part.starts)
        self._stack.clear()

    # Tags and comments

    def _comment(self) -> None:
        text, start = self._text, self._at
        end = text.find("-->", start + 4)
        self._runs_out = self._runs_out or end < 0
        end = len(text) if end < 0 else end + 3
        line_start = start
        while line_start > 0 and text[line_start - 1] in " \t":
            line_start -= 1
        if start >= self._row_end:
            self._row_end = self._comments_end(end)
        line_end = self._row_end
        own_line = (
            line_start > 0
            and text[line_start - 1] == "\n"
            and text[line_end : line_end + 1] == "\n"
        )
        if own_line and self._drop_spaces(start - line_start):
            start, end = line_start, line_end + 1
        self._at = end
        self._add(Comment(text[start:end]), start)
        if (
            own_line
            and text.startswith("=", end)
            and self._stack
            and self._stack[-1].kind != HEADING
        ):
            self._heading_here()

    def _heading_here(self) -> None:
        match = re.compile("={1,6}").match(self._text, self._at)
        if match and not (len(match[0]) == 1 and self._stack[-1].state.endswith("=")):
            self._start_heading(len(match[0]))

    def _comments_end(self, end: int) -> int:
        """Return the offset behind the comments and spaces that follow on the same line."""
        text = self._text
        while True:
            while text[end : end + 1] in (" ", "\t"):
                end += 1
            if not text.startswith("<!--", end):
                return end
            closed = text.find("-->", end + 4)
            if closed < 0:
                return end
            end = closed + 3

    def _drop_spaces(self, count: int) -> bool:
        """Remove the spaces before a comment that has a line of its own."""
        if not count:
            return True
        nodes = self._stack[-1].nodes if self._stack else self._root
        last = nodes[-1] if nodes else None
        if not isinstance(last, str) or len(last) < count or last[-count:].strip(" \t"):
            return False
        nodes[-1] = last[:-count]
        return True

    def _extension(self, written: str, after_name: int) -> None:
        text, start = self._text, self._at
        tag_end = self._find(">", after_name)
        if tag_end < 0:
            self._take(start + 1)
            return
        name = written.lower()
        if text[tag_end - 1] == "/":
            self._add(Extension(name, written, text[after_name : tag_end - 1], None, ""), start)
            self._at = tag_end + 1
            return
        closing = self._closing_tag(name, tag_end + 1)
        if closing is None:
            self._take(tag_end + 1)
            return
        attributes = text[after_name:tag_end]
        content = text[tag_end + 1 : closing.start()]
        self._add(Extension(name, written, attributes, content, closing[0]), start)
        self._at = closing.end()

    def _inclusion(self, written: str, after_name: int) -> None:
        start = self._at
        tag_end = self._find(">", after_name)
        if tag_end < 0:
            self._take(start + 1)
        elif self._only_parts and written == "/onlyinclude":
            self._skip_to_only_part(tag_end + 1)
        elif written == ("noinclude" if self._for_inclusion else "includeonly"):
            self._ignored_element(written, tag_end)
        elif written.lstrip("/") in self._transparent():
            self._ignore(tag_end + 1)
        else:
            self._take(start + 1)

    def _transparent(self) -> tuple[str, ...]:
        return ("includeonly",) if self._for_inclusion else ("noinclude", "onlyinclude")

    def _ignored_element(self, name: str, tag_end: int) -> None:
        if self._text[tag_end - 1] == "/":
            self._ignore(tag_end + 1)
            return
        closing = self._closing_tag(name, tag_end + 1)
        self._runs_out = self._runs_out or closing is None
        self._ignore(closing.end() if closing else len(self._text))

    def _ignore(self, end: int) -> None:
        self._add(Ignored(self._text[self._at : end]), self._at)
        self._at = end

    def _skip_to_only_part(self, start: int) -> None:
        found = self._text.find("<onlyinclude>", start)
        self._ignore(len(self._text) if found < 0 else found + len("<onlyinclude>"))

    def _find(self, wanted: str, start: int) -> int:
        if wanted in self._missing:
            return -1
        found = self._text.find(wanted, start)
        if found < 0:
            self._missing.add(wanted)
        return found

    def _closing_tag(self, name: str, start: int) -> re.Match[str] | None:
        if name in self._missing:
            return None
        found = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(self._text, start)
        if found is None:
            self._missing.add(name)
        return found
