"""What is highlighted in a row that has one side only."""

from __future__ import annotations

from recension.diff.budget import Budget
from recension.diff.options import DEFAULT, Options
from recension.diff.row_spans import Cut, find_lone_spans
from recension.diff.values import Role, Span

_CAME = "A heron  stood in the water for an hour. "
_WENT = "A heron stood in the water for an hour. "
_CUT = Cut(0, len(_CAME) - 1, 3, _CAME[:-1], _WENT[:-1])
_AMPLE = 100.0  # seconds


def test_a_passage_that_came_with_more_space_is_whole_where_space_counts_for_nothing() -> None:
    blind = Options(ignores_white_space=True)
    spans = find_lone_spans(_CAME, [_CUT], Role.ADDED, blind, Budget(_AMPLE))
    assert spans == (Span(0, len(_CAME), Role.MOVED, 3),)
    assert len(find_lone_spans(_CAME, [_CUT], Role.ADDED, DEFAULT, Budget(_AMPLE))) == 2


def test_words_for_which_there_was_no_time_are_told_of() -> None:
    budget = Budget(0, clock=lambda: 1.0)
    assert find_lone_spans(_CAME, [_CUT], Role.ADDED, DEFAULT, budget)
    assert budget.ran_out
