"""Expansion of a whole page, with the lines it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from recension.wikitext.expand.expander import Expander
from recension.wikitext.expand.linemap import LineMap, line_starts
from recension.wikitext.extension.frame import Frame
from recension.wikitext.preprocess import Node


@dataclass(frozen=True, slots=True)
class ExpandedPage:
    """The text of a page after expansion, with strip markers."""

    text: str
    lines: LineMap


def expand_page(expander: Expander, text: str) -> ExpandedPage:
    """Expand the text of the page an expander is for."""
    tree = expander.templates.tree(text, for_inclusion=False)
    frame = Frame(expander.title)
    pieces: list[str] = []
    lines = LineMap([], [], [], line_starts(text))
    length = 0
    for node, start in zip(tree.nodes, tree.starts, strict=True):
        piece = _expanded(expander, node, frame)
        if not piece:
            continue
        pieces.append(piece)
        lines.outputs.append(length)
        lines.sources.append(start)
        lines.literal.append(isinstance(node, str))
        length += len(piece)
    return ExpandedPage("".join(pieces), lines)


def _expanded(expander: Expander, node: Node, frame: Frame) -> str:
    return node if isinstance(node, str) else expander.expand([node], frame)
