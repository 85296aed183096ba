"""The source lines of the blocks of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recension.wikitext.expand import ExpandedPage
from recension.wikitext.lines import Jump, LineCursor


@dataclass(frozen=True, slots=True)
class BlockLines:
    """Where a block comes from."""

    first: int  # line of the source, from 0
    last: int  # included
    is_literal: bool  # whether it begins in the source itself, not in a template
    jumps: tuple[Jump, ...]  # inside of it; their offsets and lines count from its beginning


def lines_of_blocks(
    expanded: ExpandedPage, cuts: Sequence[tuple[int, int]]
) -> Iterator[BlockLines]:
    """Yield the lines of the blocks into which an expanded page is cut, in order."""
    text, lines = expanded.text, expanded.lines
    cursor = LineCursor(text, lines.jumps)
    for start, end in cuts:
        first = cursor.line_at(start)
        passed = cursor.passed
        # The line end behind a block, or the blank line there, is on no line of it.
        blank = text.endswith("\n\n", start, end)
        stop = end - (2 if blank else text.endswith("\n", start, end))
        cursor.line_at(max(start, stop - 1))
        inside = lines.jumps[passed : cursor.passed]
        jumps = tuple((offset - start, line - first) for offset, line in inside)
        last = cursor.line_at(max(start, stop))  # where a call ends that the block ends with
        yield BlockLines(first, max(first, last), lines.is_literal(start), jumps)
