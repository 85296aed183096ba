"""Files that cannot be written or read: told in one sentence, and never touched."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from recension.store import RevisionFile, connecting
from recension.store.parts import lift_protection, protect
from recension.ui.window.banner import Notice

from .conftest import WAIT, Whole

LAKE = "A wide loch with [[trout]]."


def told(whole: Whole, key: str) -> Notice:
    """Return a notice that is shown, one sentence with its advice."""
    notice = whole.window.banner.notice(key)
    assert notice is not None
    return notice


def damage(path: Path) -> None:
    """Change the name of an author behind the back of the program."""
    data = bytearray(path.read_bytes())
    place = data.index(b"Tom")
    data[place : place + 3] = b"Tim"
    path.write_bytes(data)


def test_a_damaged_file_is_read_and_recovered_to_a_new_one(
    whole: Whole, lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(lake)
    before = lake.read_bytes()
    target = tmp_path / "recovered.recension"
    monkeypatch.setattr("recension.ui.window.files.ask_for_place", lambda *_: str(target))
    whole.open(lake)
    whole.type("Quiet. ")
    assert "damaged" in told(whole, "file").text
    with whole.qtbot.waitSignal(whole.workspace.file_changed):
        whole.window.banner.press("file", "Recover to a new file\N{HORIZONTAL ELLIPSIS}")
    whole.wait(lambda: whole.workspace.file is not None and whole.workspace.file.path == target)
    assert whole.window.banner.notice("file") is None
    assert whole.window.editor.text() == f"Quiet. {LAKE}"
    whole.save("after the damage")
    assert lake.read_bytes() == before
    with RevisionFile.open(target) as file:
        assert not file.is_read_only
        assert file.text(file.newest("Loch Aird").id) == f"Quiet. {LAKE}"
        assert {page.title for page in file.pages()} == {"Loch Aird", "Swan"}
        assert file.verify().problems == ()


def _take_a_text(path: Path) -> None:
    """Break the text of the first revision behind the back of the program."""
    with closing(sqlite3.connect(path)) as connection:
        lift_protection(connection)
        connection.execute("UPDATE text SET data = zeroblob(9) WHERE id = 1")
        protect(connection)
        connection.commit()


def test_damage_that_a_check_finds_is_recovered_from_and_the_new_file_opened(
    whole: Whole, lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with RevisionFile.open(lake) as file:
        file.set_name(2, "as sent")
        file.save("Pike", "A fish of the loch.")
    _take_a_text(lake)
    before = lake.read_bytes()
    target = tmp_path / "new.recension"
    monkeypatch.setattr("recension.ui.window.files.ask_for_place", lambda *_: str(target))
    whole.open(lake)
    whole.press("verify")
    whole.wait(lambda: "damaged" in (whole.notice("verify")))
    whole.window.banner.press("verify", "Recover to a new file\N{HORIZONTAL ELLIPSIS}")
    whole.wait(lambda: "new.recension" in whole.notice("recover"))
    assert "is lost" in whole.notice("recover")
    whole.window.banner.press("recover", "Open the new file")
    whole.wait(lambda: whole.workspace.file is not None and whole.workspace.file.path == target)
    whole.wait(lambda: whole.window.banner.notice("verify") is None)
    assert lake.read_bytes() == before
    with RevisionFile.open(target, read_only=True) as new:
        assert new.verify().problems == ()
        assert new.text(new.newest("Pike").id) == "A fish of the loch."


def test_a_file_of_a_later_version_is_read_only(whole: Whole, lake: Path) -> None:
    with closing(sqlite3.connect(lake)) as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        database.execute(f"PRAGMA user_version = {version + 1}")
    before = lake.read_bytes()
    whole.open(lake)
    assert "later version" in told(whole, "file").text
    whole.type("Quiet. ")
    assert whole.window.editor.text() == f"Quiet. {LAKE}"
    assert lake.read_bytes() == before


def test_a_read_only_file_asks_for_another_place(
    whole: Whole, lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may = os.access
    monkeypatch.setattr(
        "recension.store.opening.os.access",
        lambda path, mode: mode != os.W_OK and may(path, mode),
    )
    before = lake.read_bytes()
    target = tmp_path / "elsewhere.recension"
    monkeypatch.setattr("recension.ui.window.saving.ask_for_place", lambda *_: str(target))
    whole.open(lake)
    assert "read-only" in told(whole, "file").text
    whole.type("Quiet. ")
    monkeypatch.undo()
    monkeypatch.setenv("RECENSION_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("recension.ui.window.saving.ask_for_place", lambda *_: str(target))
    whole.save("elsewhere")
    assert lake.read_bytes() == before
    assert whole.window.banner.notice("file") is None
    with RevisionFile.open(target, read_only=True) as file:
        assert file.text(file.newest("Loch Aird").id) == f"Quiet. {LAKE}"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("letter.recension", b"Dear reader, this is no database.", "not a revision file"),
        ("latin.txt", b"Caf\xe9 au lait", "not text"),
    ],
)
def test_what_cannot_be_opened_leaves_the_open_file(
    whole: Whole, lake: Path, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    other = tmp_path / name
    other.write_bytes(data)
    whole.open(lake)
    whole.type("Quiet. ")
    with whole.qtbot.waitSignal(whole.workspace.failed):
        whole.workspace.open_any(other)
    assert words in told(whole, "error").text
    assert whole.window.editor.text() == f"Quiet. {LAKE}"
    assert not whole.window.editor.isReadOnly()
    assert other.read_bytes() == data


def test_a_file_that_another_program_holds_is_saved_once_it_lets_go(
    whole: Whole, lake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "BUSY_TIMEOUT", 50)
    whole.open(lake)
    whole.workspace._disk.follow(None)  # it would tell the same
    other = sqlite3.connect(lake, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    whole.type("Typed while it is held. ")
    whole.press("save")
    whole.wait(lambda: whole.window.banner.notice("save-failed") is not None)
    text = told(whole, "save-failed").text
    assert text.startswith("Not saved. Another program is writing")
    assert text.endswith("Your text is kept.")
    assert whole.window.editor.text().startswith("Typed while it is held.")
    other.execute("ROLLBACK")
    other.close()
    with whole.qtbot.waitSignal(whole.workspace.saved, timeout=WAIT):
        whole.window.banner.press("save-failed", "Retry")
    with RevisionFile.open(lake, read_only=True) as file:
        assert file.text(file.newest("Loch Aird").id).startswith("Typed while it is held.")


@pytest.mark.parametrize("is_another_open", [True, False])
def test_a_file_too_damaged_to_be_opened_is_recovered_to_a_new_one(
    whole: Whole,
    lake: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_another_open: bool,
) -> None:
    broken = tmp_path / "broken.recension"
    data = bytearray(lake.read_bytes())
    data[:16] = bytes(16)
    broken.write_bytes(data)
    asked: list[str] = []
    target = tmp_path / "whole.recension"

    def place(_window: object, _words: str, suggested: str) -> str:
        asked.append(Path(suggested).name)
        return str(target)

    monkeypatch.setattr("recension.ui.window.files.ask_for_place", place)
    if is_another_open:
        whole.open(lake)
    with whole.qtbot.waitSignal(whole.workspace.failed):
        whole.workspace.open_any(broken)
    assert "damaged" in told(whole, "error").text
    whole.window.banner.press("error", "Recover to a new file\N{HORIZONTAL ELLIPSIS}")
    whole.wait(lambda: "whole.recension" in whole.notice("recover"))
    assert asked == ["broken (recovered).recension"]
    assert broken.read_bytes() == data
    with RevisionFile.open(target, read_only=True) as file:
        assert file.text(file.newest("Loch Aird").id) == LAKE


@pytest.mark.parametrize("odd", ["", "<odd />"])
def test_an_export_that_is_opened_says_what_of_it_was_left_out(
    whole: Whole, tmp_path: Path, odd: str
) -> None:
    revision = "<revision><timestamp>2019-03-06T00:00:00Z</timestamp><text>words</text></revision>"
    export = tmp_path / "pages.xml"
    page = f"<page><title>Heron</title>{revision}</page>"
    export.write_text(f"<mediawiki>{page}{odd}</mediawiki>", encoding="utf-8")
    with whole.qtbot.waitSignal(whole.workspace.imported):
        whole.workspace.open_any(export)
    assert whole.title == "Heron"
    assert ("<odd> was left out" in whole.notice("import")) is bool(odd)
