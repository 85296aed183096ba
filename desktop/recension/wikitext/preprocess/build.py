"""The preprocessor: one pattern finds the next thing that matters, a stack holds open brackets.

Rules as shown by MediaWiki: the rightmost opening bracket wins, three braces win over two,
brackets that stay open are text, a comment alone on its lines takes the line with it, an
extension tag without its closing tag is text (Help:Templates, Manual:Tag extensions).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from recension.wikitext.editing import common_ends
from recension.wikitext.preprocess.angles import AngleReader
from recension.wikitext.preprocess.brackets import BracketReader
from recension.wikitext.preprocess.edit import kept_before, meeting_points
from recension.wikitext.preprocess.nodes import Tree
from recension.wikitext.preprocess.sections import mark_outermost
from recension.wikitext.preprocess.stack import BRACE, CONVERTER, HEADING, LINK, Open

_ROOT = ""
_ROOT_WITH_SECTIONS = "\n="
_CLOSERS = {
    BRACE: r"\}\}\}?|\|",
    BRACE + "=": r"\}\}\}?|\||=",
    CONVERTER: r"\}-|\|",
    CONVERTER + "=": r"\}-|\||=",
    LINK: r"\]\]",
    HEADING: r"\n",
}


class Preprocessor:
    """Reads texts on a site with certain extension tags, which may want its sections counted."""

    def __init__(self, tags: Iterable[str], *, counts_sections: bool = False) -> None:
        self._counts_sections = counts_sections
        names = "|".join(sorted(map(re.escape, tags), key=len, reverse=True)) or "(?!)"
        angle = (
            rf"<(?:!--|(?P<tag>{names})(?=\s|/>|>)"
            r"|(?P<inclusion>/?(?:noinclude|includeonly|onlyinclude))(?=\s|/>|>))"
        )
        # A link without anything of interest inside needs no place on the stack.
        openers = rf"(?P<brace>-?\{{\{{+)|(?P<link>\[\[+)|(?P<converter>-\{{)|{angle}"
        root = rf"(?P<brace>\{{\{{+)|{angle}"
        self._patterns = {
            _ROOT: re.compile(root, re.IGNORECASE),
            _ROOT_WITH_SECTIONS: re.compile(rf"{root}|(?P<heading>\n=+)", re.IGNORECASE),
        }
        for state, closers in _CLOSERS.items():
            heading = "" if state == HEADING else r"|(?P<heading>\n=+)"
            plain = r"\[\[[^][{}<\n]*+\]\]" if state != LINK else "(?!)"
            self._patterns[state] = re.compile(
                rf"(?P<plain>{plain})|(?P<closer>{closers})|{openers}{heading}",
                re.IGNORECASE,
            )

    def tree(self, text: str, *, for_inclusion: bool = False) -> Tree:
        """Return the tree of a text, as it stands on its page or as it is transcluded."""
        return self._run(text, for_inclusion=for_inclusion).tree()

    def tree_after_edit(self, text: str, old: Tree, old_text: str) -> Tree:
        """Return the tree of a page whose text and tree before an edit are known."""
        if text == old_text:
            return old
        if not old.is_settled:
            return self.tree(text)
        prefix, suffix = common_ends(old_text, text)
        moved = len(text) - len(old_text)
        kept = kept_before(old, text, prefix)
        run = self._run(text, for_inclusion=False)
        run.begin_after(old, kept)
        return run.tree(old, meeting_points(old, old_text, suffix, moved))

    def _run(self, text: str, *, for_inclusion: bool) -> _Run:
        counts = self._counts_sections
        return _Run(self._patterns, text, for_inclusion=for_inclusion, counts_sections=counts)


class _Run(AngleReader, BracketReader):
    """One text on its way into a tree, piece after piece."""

    def __init__(
        self,
        patterns: dict[str, re.Pattern[str]],
        text: str,
        *,
        for_inclusion: bool,
        counts_sections: bool,
    ) -> None:
        super().__init__(text, for_inclusion=for_inclusion, counts_sections=counts_sections)
        self._patterns = patterns
        self._root_state = _ROOT_WITH_SECTIONS if counts_sections else _ROOT

    def begin_after(self, old: Tree, kept: int) -> None:
        """Take over the first nodes of an older tree and go on behind them."""
        self._root, self._starts = old.nodes[:kept], old.starts[:kept]
        if kept:
            self._at = old.starts[kept] if kept < len(old.starts) else old.size

    def tree(self, old: Tree | None = None, meetings: Mapping[int, int] | None = None) -> Tree:
        """Return the tree, the rest of an older one where the text comes to what follows it."""
        self._begin()
        patterns, stack, text = self._patterns, self._stack, self._text
        while True:
            state = stack[-1].state if stack else self._root_state
            match = patterns[state].search(text, self._at)
            if match is None:
                return self._whole()
            if match.lastgroup == "plain":
                self._take(match.end())
                continue
            self._take(match.start())
            if meetings and not stack and self._at in meetings and old:
                return self._joined(old, meetings[self._at])
            self._handle(match)

    def _begin(self) -> None:
        if self._only_parts:
            self._skip_to_only_part(0)
        if self._counts_sections:
            self._heading_here()

    def _whole(self) -> Tree:
        """Return the tree of a text that was read to its end."""
        self._take(len(self._text))
        is_open = bool(self._stack or self._missing or self._runs_out or self._counts_sections)
        if self._stack and self._stack[-1].kind == HEADING:
            self._end_heading()
        self._give_up()
        if self._counts_sections:
            mark_outermost(self._root)
        return Tree(self._root, self._starts, len(self._text), not is_open)

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
