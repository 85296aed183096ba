"""Runs of items that two sequences share, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Match(NamedTuple):
    """A run of items that both sequences share."""

    old: int
    new: int
    length: int


def join_matches(matches: Iterable[Match]) -> list[Match]:
    """Return matches in order with those joined that touch on both sides."""
    runs: list[Match] = []
    for match in matches:
        if runs:
            old, new, length = runs[-1]
            if match.old == old + length and match.new == new + length:
                runs[-1] = Match(old, new, length + match.length)
                continue
        runs.append(match)
    return runs


def map_matches(matches: Iterable[Match], old: Sequence[int], new: Sequence[int]) -> list[Match]:
    """Return matches between picked items as matches of the whole, by the places of the picked."""
    if isinstance(old, range) and isinstance(new, range):
        return [Match(old.start + at, new.start + new_at, run) for at, new_at, run in matches]
    return join_matches(stretch for match in matches for stretch in _stretches(match, old, new))


def _stretches(match: Match, old: Sequence[int], new: Sequence[int]) -> Iterator[Match]:
    """Yield a match between picked items in stretches that were picked without a gap."""
    waiting = [match]
    while waiting:
        at, new_at, length = waiting.pop()
        step = length - 1
        if old[at + step] - old[at] == step == new[new_at + step] - new[new_at]:
            yield Match(old[at], new[new_at], length)
        else:
            half = length // 2
            waiting.append(Match(at + half, new_at + half, length - half))
            waiting.append(Match(at, new_at, half))
