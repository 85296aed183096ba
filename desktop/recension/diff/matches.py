"""Runs of items that two sequences share, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    return join_matches(
        Match(old[at + step], new[new_at + step], 1)
        for at, new_at, length in matches
        for step in range(length)
    )
