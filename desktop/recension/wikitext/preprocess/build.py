"""The preprocessor: one pattern finds the next thing that matters, a stack holds open brackets.

Rules as shown by MediaWiki: the rightmost opening bracket wins, three braces win over two,
brackets that stay open are text, a comment alone on its lines takes the line with it, an
extension tag without its closing tag is text (Help:Templates, Manual:Tag extensions).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from recension.wikitext.preprocess.angles import AngleReader
from recension.wikitext.preprocess.brackets import BracketReader
from recension.wikitext.preprocess.edit import KeptNode, OlderTree
from recension.wikitext.preprocess.nodes import Tree
from recension.wikitext.preprocess.sections import mark_outermost
from recension.wikitext.preprocess.stack import BRACE, CONVERTER, HEADING, LINK, Open

_ROOT = ""
_ROOT_WITH_SECTIONS = "\n="
_MAY_STAY = frozenset({"brace", "tag"})  # kinds of what an older tree may have whole
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
        if self._counts_sections:
            return self.tree(text)  # any heading changes the numbers of the others
        return self._run(text, for_inclusion=False).tree(OlderTree(old, old_text, text))

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

    def tree(self, older: OlderTree | None = None) -> Tree:
        """Return the tree, with what stays of an older one."""
        self._begin()
        if older:
            self._take_over(older)
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
            if older and match.lastgroup in _MAY_STAY:
                if not stack and (meeting := older.meeting(self._at)) is not None:
                    return self._joined(older.tree, meeting)
                if kept := older.node(self._at):
                    self._keep(kept)
                    continue
            self._handle(match)

    def _take_over(self, older: OlderTree) -> None:
        """Take over the first nodes of an older tree and go on behind them."""
        tree, kept = older.tree, older.kept()
        self._root, self._starts = tree.nodes[:kept], tree.starts[:kept]
        if kept:
            self._at = tree.end(kept - 1)

    def _keep(self, kept: KeptNode) -> None:
        self._add(kept.node, self._at)
        self._doubts += kept.doubts
        self._at = kept.end

    def _begin(self) -> None:
        if self._only_parts:
            self._skip_to_only_part(0)
        if self._counts_sections:
            self._heading_here()

    def _whole(self) -> Tree:
        """Return the tree of a text that was read to its end."""
        self._take(len(self._text))
        if self._stack and self._stack[-1].kind == HEADING:
            self._end_heading()
        outermost = len(self._root)
        self._give_up()
        if self._counts_sections:
            mark_outermost(self._root)
        return Tree(self._root, self._starts, len(self._text), outermost, self._doubts)

    def _joined(self, old: Tree, index: int) -> Tree:
        """Return the tree with the rest of an older one, whose place may have moved."""
        start = old.starts[index]
        moved = self._at - start
        nodes = [*self._root, *old.nodes[index:]]
        starts = [*self._starts, *(start + moved for start in old.starts[index:])]
        doubts = old.doubts[bisect_left(old.doubts, start) :]
        doubts = [*self._doubts, *(doubt + moved for doubt in doubts)]
        outermost = old.outermost - index + len(self._root)
        return Tree(nodes, starts, len(self._text), outermost, doubts)

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
