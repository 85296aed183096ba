"""Where a phrase stands in the newest texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from recension.errors import Cancelled
from recension.search import Phrase, search_pages
from recension.store import RevisionFile


@pytest.fixture
def file(tmp_path: Path) -> RevisionFile:
    made = RevisionFile.create(tmp_path / "book.recension")
    made.save("B", "gone words")
    made.save("B", "one\nwords and Words")
    made.save("A", "nothing")
    made.save("Template:C", "some words")
    return made


def test_pages_are_told_with_every_place(file: RevisionFile) -> None:
    found = search_pages(file, Phrase("words"))

    assert [(page.title, page.count) for page in found] == [("B", 2), ("Template:C", 1)]
    assert [(place.line, place.start, place.stop) for place in found[0].places] == [
        (1, 0, 5),
        (1, 10, 15),
    ]


def test_only_the_first_places_of_a_page_are_told_and_all_are_counted(file: RevisionFile) -> None:
    file.save("D", "many many\n" * 300)

    (page,) = search_pages(file, Phrase("many"))

    assert (page.count, len(page.places)) == (600, 100)


def test_it_can_be_stopped(file: RevisionFile) -> None:
    with pytest.raises(Cancelled):
        search_pages(file, Phrase("words"), cancelled=lambda: True)
