"""Pages with the changes in them that ran out of time."""

from __future__ import annotations

import pytest

from recension.engine.merged_page import Coarse, Refined
from recension.engine.messages import (
    Answer,
    CompareRendered,
    Edit,
    EditPage,
    GivenText,
    OpenPage,
    SetBase,
    UpdatePage,
    VisualUpdate,
)
from recension.engine.worker import Worker

from .test_refining import work_until_quiet

OLD, NEW = "One red house.", "One blue house."


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """No time while one types, much of it afterwards, and no pause before."""
    monkeypatch.setattr("recension.visual.page._SECONDS", 1e-9)
    monkeypatch.setattr("recension.engine.merged_page._PATIENCE", 1e10)
    monkeypatch.setattr("recension.engine.merged_refining._PAUSE", 0)


def updates(answers: list[Answer]) -> list[VisualUpdate]:
    return [answer for answer in answers if isinstance(answer, VisualUpdate)]


def html(update: VisualUpdate) -> str:
    return "".join(block.html for splice in update.rendering.splices for block in splice.blocks)


def test_a_page_that_ran_out_of_time_is_sent_once_more_without_a_key() -> None:
    answers: list[Answer] = []
    worker = Worker(answers.append)
    worker.take(OpenPage(1, "Page", 0, NEW))
    worker.take(SetBase(1, GivenText(OLD)))
    worker.take(UpdatePage(1, 1, visual_onto=0))
    work_until_quiet(worker)
    coarse, fine = updates(answers)
    assert (coarse.is_complete, fine.is_complete) == (False, True)
    assert fine.rendering.onto == coarse.rendering.serial
    assert (fine.request, fine.page) == (1, 1)
    assert ">One red house." in html(coarse)
    assert ">red</del>" in html(fine)


def test_two_revisions_are_made_again_too() -> None:
    answers: list[Answer] = []
    worker = Worker(answers.append)
    worker.take(CompareRendered(7, "Page", GivenText(OLD), GivenText(NEW)))
    work_until_quiet(worker)
    assert [(each.request, each.is_complete) for each in updates(answers)] == [
        (7, False),
        (7, True),
    ]


def test_a_page_that_went_on_meanwhile_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[Answer] = []
    worker = Worker(answers.append)
    worker.take(OpenPage(1, "Page", 0, NEW))
    worker.take(SetBase(1, GivenText(OLD)))
    worker.take(UpdatePage(1, 1, visual_onto=0))
    refine, begun = Coarse.refined, list[Coarse]()

    def refine_slowly(coarse: Coarse) -> Refined:
        if not begun:
            worker.take(EditPage(1, 1, (Edit(0, 0, "k"),), len(NEW) + 1))
            worker.take(UpdatePage(2, 1, visual_onto=0))
        begun.append(coarse)
        return refine(coarse)

    monkeypatch.setattr(Coarse, "refined", refine_slowly)
    work_until_quiet(worker)
    told = [(each.request, each.is_complete) for each in updates(answers)]
    assert told == [(1, False), (2, False), (2, True)]


def test_what_time_sufficed_for_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recension.visual.page._SECONDS", 10.0)
    answers: list[Answer] = []
    worker = Worker(answers.append)
    worker.take(CompareRendered(7, "Page", GivenText(OLD), GivenText(NEW)))
    work_until_quiet(worker)
    assert [each.is_complete for each in updates(answers)] == [True]
