"""Long stretches that two very long texts share, found by looking up samples of one in the other.

For texts that have no passages to tell apart: the same few words again and again. A sample is
looked for near its own place, both ways, and grown as far as the texts agree; what is left on both
sides of it is searched likewise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from recension.diff.budget import Budget
from recension.diff.matches import Match
from recension.diff.runs import equal_run, equal_run_before

_SHORTEST = 4000  # characters on both sides in which samples are taken
_AT_LEAST = 8  # blocks, whatever the time: they take less than cutting the texts up took
_SAMPLES = (4, 2, 6)  # eighths of the old text where they begin; each is one eighth long
_SPACES = " \n"


class _Area(NamedTuple):
    old: int
    old_stop: int
    new: int
    new_stop: int

    @property
    def shorter(self) -> int:
        return min(self.old_stop - self.old, self.new_stop - self.new)


def common_blocks(old: str, new: str, budget: Budget) -> list[Match]:
    """Return blocks that both texts share, in order; they begin and end beside white space."""
    found: list[Match] = []
    areas = [_Area(0, len(old), 0, len(new))]
    while areas and (len(found) < _AT_LEAST or not budget.is_spent):
        area = areas.pop()
        block = _block_in(old, new, area) if area.shorter >= _SHORTEST else None
        if block:
            found.append(block)
            at, new_at, length = block
            areas.append(_Area(area.old, at, area.new, new_at))
            areas.append(_Area(at + length, area.old_stop, new_at + length, area.new_stop))
    return sorted(found)


def _block_in(old: str, new: str, area: _Area) -> Match | None:
    length = area.shorter // 8
    for eighths in _SAMPLES:
        at = area.old + (area.old_stop - area.old) * eighths // 8
        sample = old[at : at + length]
        guess = area.new + (area.new_stop - area.new) * eighths // 8
        places = list(_places_of(sample, new, guess, area))
        if places:
            new_at = min(places, key=lambda place: abs(place - guess))
            block = _within_spaces(_grown(old, new, Match(at, new_at, length), area), old, area)
            if block.length >= length // 2:
                return block
    return None


def _places_of(sample: str, new: str, guess: int, area: _Area) -> Iterator[int]:
    """Yield the nearest places of a sample at or behind a place, and before it."""
    for place in (
        new.find(sample, guess, area.new_stop),
        new.rfind(sample, area.new, min(guess + len(sample), area.new_stop)),
    ):
        if place >= 0:
            yield place


def _grown(old: str, new: str, block: Match, area: _Area) -> Match:
    at, new_at, length = block
    most = min(at - area.old, new_at - area.new)
    before = equal_run_before(old, new, at, new_at, most)
    most = min(area.old_stop - at, area.new_stop - new_at)
    behind = equal_run(old, new, at, new_at, most)
    return Match(at - before, new_at - before, before + max(length, behind))


def _within_spaces(block: Match, old: str, area: _Area) -> Match:
    """Return a block without the words that it may have cut, where it ends inside of its area."""
    at, new_at, length = block
    start, stop = at, at + length
    if at > area.old or new_at > area.new:
        start = min((place for place in _first_spaces(old, at, stop) if place >= 0), default=stop)
    if stop < area.old_stop or new_at + length < area.new_stop:
        stop = max(old.rfind(space, start, stop) for space in _SPACES)
    return Match(start, new_at + start - at, max(0, stop - start))


def _first_spaces(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield where each sort of space is found first."""
    return (text.find(space, start, stop) for space in _SPACES)
