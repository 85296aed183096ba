"""Jobs that look through the past of a file, in their own process."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recension.authorship import Attribution
from recension.engine.messages import Work
from recension.errors import BadPattern
from recension.search import Findings
from recension.store import RevisionFile
from recension.workspace import FindPhrase, WhoWrote
from recension.workspace.jobs import Job

from .conftest import WAIT


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("RECENSION_HOME", str(tmp_path / "home"))
    with RevisionFile.create(tmp_path / "a.recension") as file:
        file.save("A", "a red house", author="Ann")
        file.save("A", "a house", author="Bo")
        file.save("A", "a house\nof ours", author="Cy")
    return str(tmp_path / "a.recension")


def _result(work: Work, qtbot: QtBot) -> object:
    job = Job(work)
    with qtbot.waitSignal(job.done, timeout=WAIT) as done:
        pass
    return done.args[0] if done.args else None


def test_a_phrase_is_found_in_the_pages_and_in_the_history(path: str, qtbot: QtBot) -> None:
    newest = _result(FindPhrase(path, "HOUSE"), qtbot)
    past = _result(FindPhrase(path, "red", in_history=True), qtbot)

    assert isinstance(newest, Findings)
    assert [page.places[0].snippet.text for page in newest.pages] == ["a house"]
    assert isinstance(past, Findings)
    ((stay,),) = [page.stays for page in past.stays]
    assert (stay.came.author, stay.came_after) == ("Ann", None)
    assert stay.went is not None
    assert stay.went_after is not None
    assert (stay.went.author, stay.went_after.author) == ("Bo", "Ann")


def test_a_broken_pattern_comes_back_as_what_it_is(path: str, qtbot: QtBot) -> None:
    job = Job(FindPhrase(path, "(", is_pattern=True))

    with qtbot.waitSignal(job.failed, timeout=WAIT) as failed:
        pass

    assert failed.args
    assert isinstance(failed.args[0], BadPattern)


def test_unsaved_words_are_from_no_revision(path: str, qtbot: QtBot) -> None:
    found = _result(WhoWrote(path, "A", 3, "a new house\nof ours"), qtbot)

    assert isinstance(found, Attribution)
    assert found.runs == ((1, 1), (4, 0), (7, 1), (7, 3))
    assert [one.author for one in found.origins] == ["Ann", "Cy"]
