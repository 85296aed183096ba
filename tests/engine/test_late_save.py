"""A text that is saved over a revision its writer had not seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recension.engine.late_save import LateSave, save_late
from recension.errors import EditConflict
from recension.store import Revision, RevisionFile

_TEXT = "one\n\ntwo\n\nthree"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RevisionFile]:
    with RevisionFile.create(tmp_path / "book.recension") as made:
        made.save("A", _TEXT)
        yield made


def _save(file: RevisionFile, text: str, base: int | None) -> LateSave:
    return save_late(file, "A", text, base, lambda text, base: file.save("A", text, base=base))


def test_a_text_on_the_newest_revision_is_saved_as_it_is(file: RevisionFile) -> None:
    saved = _save(file, "new", 1)
    assert (saved.revision, saved.over) == (file.newest("A"), None)


def test_a_text_on_an_older_revision_is_united_with_the_newest(file: RevisionFile) -> None:
    file.save("A", _TEXT.replace("one", "ONE"))
    saved = _save(file, _TEXT.replace("three", "THREE") + "\n", 1)
    assert saved.over == 2
    assert file.text(file.newest("A").id) == "ONE\n\ntwo\n\nTHREE"


def test_a_text_is_united_again_when_another_comes_in_between(file: RevisionFile) -> None:
    others = iter([_TEXT.replace("one", "ONE"), _TEXT.replace("one", "First").replace("two", "2")])

    def save(text: str, base: int | None) -> Revision | None:
        if (other := next(others, None)) is not None:
            file.save("A", other)
        return file.save("A", text, base=base)

    saved = save_late(file, "A", _TEXT.replace("three", "THREE"), 1, save)
    assert saved.over == 3
    assert file.text(file.newest("A").id) == "First\n\n2\n\nTHREE"


@pytest.mark.parametrize("base", [0, 1, 9], ids=["no page", "older", "no revision of it"])
def test_what_clashes_or_has_no_base_is_not_saved(file: RevisionFile, base: int) -> None:
    file.save("A", _TEXT.replace("one", "ONE"))
    with pytest.raises(EditConflict):
        _save(file, _TEXT.replace("one", "1"), base)
    assert file.page("A").revisions == 2
