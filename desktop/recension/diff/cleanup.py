"""Several small changes close together shown as one.

Readers see one change instead of five; by the letter it is less exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from recension.diff.segments import Segment, joined
from recension.diff.tokens import Tokens, is_word

_MARKUP = frozenset("[]{}|=")  # signs that are never made part of a change
_MOST_TOKENS = 2
_LONGEST_WORD = 4
_TIMES = 12  # by so much the changes around a short word must outweigh it


class _Size(NamedTuple):
    """The letters of a replacement on its two sides."""

    old: int
    new: int

    @property
    def is_replacement(self) -> bool:
        return self.old > 0 and self.new > 0


def clean_up(segments: Sequence[Segment], old: Tokens, new: Tokens) -> list[Segment]:
    """Return the segments without the equal stretches that only break up what was rewritten.

    They are signs with no space on either side, as in "isn't" or a web address, or one short word,
    between two replacements.
    """
    result: list[Segment] = []
    for index, segment in enumerate(segments):
        if result and not result[-1].is_equal:
            if not segment.is_equal:
                result[-1] = joined(result[-1], segment)
                continue
            follower = segments[index + 1] if index + 1 < len(segments) else None
            if follower and _is_noise(segment, result[-1], follower, old, new):
                result[-1] = joined(result[-1], segment)
                continue
        result.append(segment)
    return result


def _is_noise(
    equal: Segment,
    before: Segment,
    after: Segment,
    old: Tokens,
    new: Tokens,
) -> bool:
    tokens = old.cores[equal.old : equal.old_stop]
    if len(tokens) > _MOST_TOKENS or "\n" in tokens or "" in tokens:
        return False
    first, second = _size(before, old.cores, new.cores), _size(after, old.cores, new.cores)
    if not (first.is_replacement and second.is_replacement):
        return False
    kept = _letters(tokens)
    if not kept:
        joints = slice(equal.old, equal.old_stop + 1)  # the token behind has a space before it
        return not _MARKUP.intersection(tokens) and old.pieces[joints] == old.cores[joints]
    return (
        kept <= _LONGEST_WORD
        and min(max(first), max(second)) >= 4 * kept
        and sum(first) + sum(second) >= _TIMES * kept
    )


def _size(edit: Segment, old: Sequence[str], new: Sequence[str]) -> _Size:
    return _Size(_letters(old[edit.old : edit.old_stop]), _letters(new[edit.new : edit.new_stop]))


def _letters(tokens: Sequence[str]) -> int:
    return sum(len(token) for token in tokens if is_word(token))
