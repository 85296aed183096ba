"""What happens when the time is up, with clocks that the test turns."""

from __future__ import annotations

import random

import pytest

from recension.diff import Kind, Options
from recension.diff.budget import Budget
from recension.diff.comparison import Comparison
from recension.diff.subsequence import Anchoring, common_subsequence


class Clock:
    """A clock that goes on by some seconds whenever it is read."""

    def __init__(self, step: float) -> None:
        self.now = 0.0
        self.step = step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def articles() -> tuple[str, str]:
    """Two versions of one text; every third paragraph has a word that changed."""
    rnd = random.Random(7)
    words = [f"{a}{b}{c}" for a in "btmn" for b in ("ar", "ei", "ou") for c in "dfgklp"]
    paragraphs = [" ".join(rnd.choices(words, k=60)) for _ in range(300)]
    changed = [
        text.replace(" ", " changed ", 1) if index % 3 == 0 else text
        for index, text in enumerate(paragraphs)
    ]
    return "\n".join(paragraphs), "\n".join(changed)


def test_a_budget_remembers_that_it_ran_out() -> None:
    clock = Clock(1)
    budget = Budget(2.5, clock)
    assert not budget.is_spent
    assert not budget.ran_out
    assert budget.is_spent is False or budget.ran_out
    assert budget.is_spent
    assert budget.ran_out
    assert budget.left == 0


def test_enough_time_leaves_the_comparison_complete() -> None:
    comparison = Comparison(*articles(), clock=Clock(0))
    comparison.all_spans()
    assert comparison.is_complete


@pytest.mark.parametrize("step", [0.001, 0.01, 0.1, 10])
def test_a_slow_clock_degrades_and_never_marks_everything(step: float) -> None:
    old, new = articles()
    comparison = Comparison(old, new, clock=Clock(step))
    kinds = [row.kind for row in comparison.rows]
    assert sum(row.old.stop - row.old.start for row in comparison.rows if row.old) == 300
    equal = sum(
        row.old.stop - row.old.start
        for row in comparison.rows
        if row.kind is Kind.EQUAL and row.old
    )
    assert equal == 200
    assert kinds.count(Kind.REMOVED) == kinds.count(Kind.ADDED)


def test_words_without_time_are_compared_between_spaces() -> None:
    old, new = articles()
    comparison = Comparison(old, new, Options(word_seconds=0), clock=Clock(0))
    for index, row in enumerate(comparison.rows):
        if row.kind is Kind.CHANGED:
            spans = comparison.spans(index)
            text = comparison.new_text(index)
            assert [text[span.start : span.stop].strip() for span in spans.new] == ["changed"]
            assert not spans.old
    assert not comparison.is_complete


def test_more_time_makes_a_comparison_complete() -> None:
    old, new = articles()
    comparison = Comparison(old, new, Options(row_seconds=0, word_seconds=0), clock=Clock(0))
    comparison.all_spans()
    assert not comparison.is_complete
    better = comparison.again(3)
    better.all_spans()
    assert better.is_complete
    assert {row.kind for row in better.rows} == {Kind.EQUAL, Kind.CHANGED}


def test_without_time_copies_are_paired_in_their_order() -> None:
    rnd = random.Random(3)
    old, new = ([rnd.randrange(5) for _ in range(400)] for _ in range(2))
    matches = common_subsequence(old, new, Anchoring(64), Budget(0, Clock(1)))
    assert all(old[match.old] == new[match.new] for match in matches)
    assert sum(match.length for match in matches) > 20


def test_matches_rise_and_do_not_touch() -> None:
    rnd = random.Random(5)
    for _ in range(200):
        old, new = ([rnd.choice("abcde") for _ in range(rnd.randrange(12))] for _ in range(2))
        matches = common_subsequence(old, new, Anchoring(2, 2), Budget(5))
        ends = (0, 0)
        for index, match in enumerate(matches):
            assert match.old >= ends[0]
            assert match.new >= ends[1]
            assert index == 0 or (match.old, match.new) != ends
            ends = (match.old + match.length, match.new + match.length)
            assert old[match.old : ends[0]] == new[match.new : ends[1]]
        assert ends[0] <= len(old)
        assert ends[1] <= len(new)
