"""Which lines are compared with which."""

from __future__ import annotations

from itertools import count

from recension.diff.bags import Bags
from recension.diff.budget import Budget
from recension.diff.candidates import best_first, candidates

WORDS = [f"word{number}" for number in range(4000)]


def found(old: list[str], new: list[str], budget: Budget | None = None) -> dict[int, list[int]]:
    places = range(len(old)), range(len(new))
    pairs = candidates(old, new, places, Bags(), budget or Budget(60))
    return {at: list(partners) for at, partners in pairs}


def lines_of(size: int, step: int) -> list[str]:
    return [" ".join(WORDS[at : at + size]) for at in range(0, step * 60, step)]


def test_a_line_with_nearly_all_rare_words_of_another_is_its_only_candidate() -> None:
    lines = lines_of(20, 20)
    edited = [line.replace("word", "other", 2) for line in lines]
    assert found(lines, edited[::-1]) == {at: [59 - at] for at in range(60)}


def test_without_such_a_line_those_of_a_small_gap_are_all_candidates() -> None:
    lines = lines_of(20, 20)
    torn = [" ".join(line.split()[:4]) for line in lines]
    assert found(torn, lines) == {at: list(range(60)) for at in range(60)}


def test_a_gap_whose_words_take_too_long_to_look_up_is_left_soon() -> None:
    ticks = count()
    budget = Budget(0.35, lambda: next(ticks) * 1e-4)
    lines = [f"line {number} of many" for number in range(50_000)]
    assert found(lines, lines, budget) == {}
    assert budget.ran_out
    assert next(ticks) < 2500


def test_what_is_most_alike_is_paired_first_and_each_line_once() -> None:
    found = [(-1.0, 0, 0), (-3.0, 1, 0), (-2.0, 1, 1), (-0.5, 2, 0), (-0.4, 2, 2)]
    assert best_first(found) == {1: 0, 2: 2}
