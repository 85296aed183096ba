"""Commands that bring many revisions get the search through all of them ready."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from recension.cache_folder import cache_folder
from recension.search import lacking
from recension.store import RevisionFile

_EXPORT = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/"><page><title>A</title><ns>0</ns>'
    "<id>1</id>{}</page></mediawiki>"
)
_REVISION = (
    "<revision><id>{0}</id><timestamp>2001-01-01T00:00:0{0}Z</timestamp><contributor>"
    "<username>X</username></contributor><text>text {0}</text></revision>"
)


@pytest.fixture
def export(tmp_path: Path) -> str:
    path = tmp_path / "export.xml"
    path.write_text(_EXPORT.format("".join(_REVISION.format(number) for number in (1, 2, 3, 4))))
    return str(path)


@pytest.fixture
def _enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recension.cli.search_ahead.ENOUGH", 3)


def _lacking(path: str | Path) -> int:
    with RevisionFile.open(path, read_only=True) as file:
        return lacking(file, cache_folder())


@pytest.mark.usefixtures("_enough")
def test_after_an_import_it_is_ready(run: Run, book: str, export: str) -> None:
    assert run("import", book, export).status == 0
    assert _lacking(book) == 0


def test_for_a_few_revisions_nothing_is_made(run: Run, book: str, export: str) -> None:
    assert run("import", book, export).status == 0
    assert _lacking(book) == 4
    assert not cache_folder().exists()


@pytest.mark.usefixtures("_enough")
def test_after_a_merge_and_a_recovery_it_is_ready(
    run: Run, book: str, export: str, tmp_path: Path
) -> None:
    with RevisionFile.create(tmp_path / "other.recension"):
        pass
    shutil.copyfile(tmp_path / "other.recension", book)
    run("import", str(tmp_path / "other.recension"), export)

    run("merge", book, str(tmp_path / "other.recension"))
    assert _lacking(book) == 0
    run("recover", book, "-o", str(tmp_path / "new.recension"))
    assert _lacking(tmp_path / "new.recension") == 0


@pytest.mark.usefixtures("_enough")
def test_it_takes_a_part_of_the_time_that_the_command_took(
    run: Run, book: str, export: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recension.cli.search_ahead._LEAST", -1e6)
    imported = run("import", book, export)
    assert (imported.status, imported.output) == (0, "Imported 4 revisions of 1 page.\n")
    assert _lacking(book) == 4


@pytest.mark.usefixtures("_enough")
def test_who_stops_it_stops_nothing_else(
    run: Run, book: str, export: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("recension.cli.search_ahead.get_ready", stop)
    imported = run("import", book, export)
    assert (imported.status, imported.errors) == (0, "")
