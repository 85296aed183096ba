"""Expansion of a whole page, with the lines it comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from recension.wikitext.editing import common_ends
from recension.wikitext.expand.expander import Expander
from recension.wikitext.expand.journal import Journal
from recension.wikitext.expand.linemap import LineMap, expand_with_lines
from recension.wikitext.extension.frame import Frame
from recension.wikitext.preprocess import Node, Tree

_NEAR = 5_000  # code points that are others than before something was opened


@dataclass(frozen=True, slots=True)
class ExpandedPage:
    """The text of a page after expansion, with strip markers."""

    text: str
    lines: LineMap

    def renumbered(self, line_of: Callable[[int], int]) -> ExpandedPage:
        """Return the page with the lines of a text that its own was made from."""
        return replace(self, lines=self.lines.renumbered(self.text, line_of))


@dataclass(slots=True)
class PageMemory:
    """What is known of a page from the last time it was expanded.

    While something that was opened waits for its end, that is the time before: there it will
    be found again what the open end has taken away meanwhile.
    """

    text: str = ""
    tree: Tree | None = None
    # By identity of the node, which a tree after an edit shares with the one before.
    expansions: dict[int, tuple[Node, str, Journal]] = field(default_factory=dict)

    def note(self, text: str, tree: Tree, expansions: dict[int, tuple[Node, str, Journal]]) -> None:
        """Remember the newest state, or only what it has in addition."""
        if self.tree and self.tree.is_settled and not tree.is_settled and self._is_near(text):
            self.expansions.update(expansions)
        else:
            self.text, self.tree, self.expansions = text, tree, expansions

    def _is_near(self, text: str) -> bool:
        prefix, suffix = common_ends(self.text, text)
        return max(len(self.text), len(text)) - prefix - suffix <= _NEAR


def expand_page(expander: Expander, text: str, memory: PageMemory | None = None) -> ExpandedPage:
    """Expand the text of the page an expander is for."""
    memory = memory or PageMemory()
    tree = expander.templates.page_tree(text, memory.tree, memory.text)
    page = _Page(expander, memory.expansions)
    expanded = page.expand(tree, text)
    memory.note(text, tree, page.expansions)
    return expanded


class _Page:
    def __init__(self, expander: Expander, known: dict[int, tuple[Node, str, Journal]]) -> None:
        self._expander = expander
        self._frame = Frame(expander.title)
        self._known = known
        self.expansions: dict[int, tuple[Node, str, Journal]] = {}

    def expand(self, tree: Tree, text: str) -> ExpandedPage:
        return ExpandedPage(*expand_with_lines(tree, text, self._expanded))

    def _expanded(self, node: Node) -> str:
        known = self._known.get(id(node))
        # Near the limits what came before decides, so nothing is taken from memory there.
        is_roomy = self._expander.spending.is_roomy
        if known and known[0] is node and is_roomy and known[2].repeat(self._expander):
            self.expansions[id(node)] = known
            return known[1]
        text, journal = self._expander.record(node, self._frame)
        if journal:
            self.expansions[id(node)] = (node, text, journal)
        return text
