"""The lines that two texts have in common, and the gaps between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recension.diff.budget import Budget
from recension.diff.matches import Match
from recension.diff.segments import Segment, cut, joined, slide

_FARTHEST = 200  # lines that an edit may slide
_LONGEST_WEAK = 3  # characters
_MOST_WEAK = 6  # weak lines in a row that may be dissolved
_LARGEST_GAP = 5000  # lines of a side that may become one gap by it
_WORD_CHARACTER = re.compile(r"\w")


def segment_lines(
    old: Sequence[str], new: Sequence[str], matches: Sequence[Match], budget: Budget
) -> list[Segment]:
    """Cut two texts with common lines into equal lines and gaps, where a reader expects them.

    With no time left the gaps are where the search happened to leave them.
    """
    segments = cut(matches, len(old), len(new))
    if len(segments) == 1 or budget.is_spent:
        return segments
    return dissolve(slide(segments, old, new, border_score, _FARTHEST), old)


def is_weak(line: str) -> bool:
    """Whether a line says too little to tell where it belongs: blank, "|-", "}}"."""
    text = line.strip()
    return len(text) <= _LONGEST_WEAK or not _WORD_CHARACTER.search(text)


def border_score(lines: Sequence[str], at: int) -> int:
    """Return how good a place the border before a line is for an edit to begin or to end."""
    if not 0 < at < len(lines):
        return 5
    before, after = lines[at - 1].strip(), lines[at].strip()
    if after.startswith("=="):
        return 5
    if after.startswith("{|") or after == "|-" or before == "|}":
        return 4
    if not before and after:
        return 3
    if before.startswith("=="):
        return 0
    return 2 if after else 1


def dissolve(segments: list[Segment], old: Sequence[str]) -> list[Segment]:
    """Return the segments with short runs of weak equal lines between two edits made part of them.

    A blank line that matches by chance would keep the parts of a split paragraph from their origin.
    """
    result: list[Segment] = []
    for index, segment in enumerate(segments):
        if result and not result[-1].is_equal:
            after = segments[index + 1] if index + 1 < len(segments) else None
            if not segment.is_equal or (
                after is not None
                and _touches_both_sides(result[-1], after)
                and _is_weak_run(old, segment)
                and _is_in_bounds(result[-1], after)
            ):
                result[-1] = joined(result[-1], segment)
                continue
        result.append(segment)
    return result


def _touches_both_sides(before: Segment, after: Segment) -> bool:
    return (before.old < before.old_stop or after.old < after.old_stop) and (
        before.new < before.new_stop or after.new < after.new_stop
    )


def _is_in_bounds(first: Segment, last: Segment) -> bool:
    """Whether two edits and what is between them are few enough lines to be looked at as one."""
    return max(last.old_stop - first.old, last.new_stop - first.new) <= _LARGEST_GAP


def _is_weak_run(lines: Sequence[str], run: Segment) -> bool:
    return run.old_stop - run.old <= _MOST_WEAK and all(
        is_weak(line) for line in lines[run.old : run.old_stop]
    )
