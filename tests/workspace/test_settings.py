from __future__ import annotations

import getpass
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from pytestqt.qtbot import QtBot

from recension.workspace import Author, Place, Settings, state_folder
from recension.workspace.places import settings_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def again(settings: Settings) -> Settings:
    """The settings as the next run finds them."""
    settings.sync()
    return Settings(settings.path)


def test_what_was_chosen_is_found_by_the_next_run(path: Path) -> None:
    settings = Settings(path)
    settings.theme, settings.zoom = "dark", -2
    settings.place = Place(Path("/a/ö.recension"), "Seite: ä", 12, 3)
    settings.set_flag("wrap", value=False)
    settings.set_choice("changes", "inline")
    settings.set_blob("state", QByteArray(b"\0\xff"))
    found = again(settings)
    assert (found.theme, found.zoom) == ("dark", -2)
    assert found.place == Place(Path("/a/ö.recension"), "Seite: ä", 12, 3)
    assert not found.flag("wrap", default=True)
    assert found.choice("changes", "side by side") == "inline"
    assert found.blob("state") == QByteArray(b"\0\xff")


def test_who_writes_is_the_login_name_until_it_is_said(path: Path, qtbot: QtBot) -> None:
    settings = Settings(path)
    assert settings.signing == Author(getpass.getuser())
    author = Author('Ada; Lovelace, "A"', """@''Ada'', [[User:Ada|"a"]]""", is_wikitext=True)
    with qtbot.waitSignal(settings.author_changed):
        settings.set_author(author)
    assert again(settings).signing == author
    assert again(settings).author == 'Ada; Lovelace, "A"'


def test_the_twelve_newest_files_are_kept_each_once(path: Path, qtbot: QtBot) -> None:
    settings = Settings(path)
    for number in [*range(15), 7]:
        with qtbot.waitSignal(settings.recent_changed):
            settings.add_recent_file(Path(f"/files/{number}.recension"))
    names = [file.stem for file in again(settings).recent_files]
    assert names == ["7", "14", "13", "12", "11", "10", "9", "8", "6", "5", "4", "3"]


@pytest.mark.parametrize("files", [[], ["/one"], ["/one", "/two"]])
def test_few_files_come_back_as_a_list(path: Path, files: list[str]) -> None:
    settings = Settings(path)
    for file in reversed(files):
        settings.add_recent_file(Path(file))
    assert again(settings).recent_files == [Path(file) for file in files]


def test_summaries_are_kept_newest_first_and_empty_ones_not_at_all(path: Path) -> None:
    settings = Settings(path)
    for summary in ["typo", "links, and more", "", "typo"]:
        settings.add_recent_summary(summary)
    assert again(settings).recent_summaries == ["typo", "links, and more"]


def test_a_broken_settings_file_is_as_if_nothing_had_been_set(path: Path) -> None:
    path.write_bytes(b"\0\xff[look\nzoom=many\n[look]\nzoom=many\n[flags]\nwrap=")
    settings = Settings(path)
    assert settings.zoom == 0
    assert settings.is_first_run
    assert settings.author


def test_the_first_run_ends_with_the_first_file(path: Path) -> None:
    settings = Settings(path)
    assert settings.is_first_run
    settings.place = Place()
    assert not again(settings).is_first_run


def test_one_variable_moves_settings_and_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECENSION_HOME", str(tmp_path))
    assert settings_path().parent == tmp_path
    assert state_folder().parent == tmp_path
    monkeypatch.delenv("RECENSION_HOME")
    assert state_folder().parts[-1] == "recension"
