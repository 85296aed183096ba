from __future__ import annotations

import time

import pytest

from recension.diff import Comparison, Options, compare
from recension.engine.messages import Answer, Compared, CompareTexts, GivenText
from recension.engine.worker import Worker

OLD = "\n".join(f"Row {number} of a table | {number * 7 % 100}" for number in range(400))
NEW = "\n".join(f"Row {number} of the table | {number * 7 % 99}" for number in range(400))


def work_until_quiet(worker: Worker, deadline: float = 120) -> None:
    """Work as the process does, until nothing is made beside any more."""
    stop = time.monotonic() + deadline
    while worker.step() or worker.is_waiting:
        assert time.monotonic() < stop
        time.sleep(0)  # lets the thread beside go on


def test_rows_that_ran_out_of_time_are_compared_again_and_sent_once_more() -> None:
    answers: list[Answer] = []
    worker = Worker(answers.append)
    worker.take(CompareTexts(1, GivenText(OLD), GivenText(NEW), Options(row_seconds=0)))
    work_until_quiet(worker)
    compared = [answer for answer in answers if isinstance(answer, Compared)]
    assert [answer.is_complete for answer in compared] == [False, True]
    assert [answer.request for answer in compared] == [1, 1]


def test_what_nobody_waits_for_any_more_is_not_sent_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers: list[Answer] = []
    worker = Worker(answers.append)
    worker.take(CompareTexts(1, GivenText(OLD), GivenText(NEW), Options(row_seconds=0)))
    begun: list[Comparison] = []

    def compare_slowly(old: str, new: str, options: Options) -> Comparison:
        worker.take(CompareTexts(2, GivenText("a"), GivenText("b")))
        begun.append(compare(old, new, options))
        return begun[-1]

    monkeypatch.setattr("recension.engine.refining.compare", compare_slowly)
    work_until_quiet(worker)
    compared = [answer for answer in answers if isinstance(answer, Compared)]
    assert begun
    assert [answer.request for answer in compared] == [1, 2]
