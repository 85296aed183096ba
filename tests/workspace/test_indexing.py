"""What links where is found out beside the work on a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recension.store import Hidden, LinkKind, NewRevision, RevisionFile
from recension.workspace import LinksHere

from .conftest import WAIT, Session


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.recension"
    with RevisionFile.create(path) as file:
        file.save("A", "[[B]] {{Box}} [[Category:Birds|a]]")
        file.save("Template:Box", "[[C]] [[File:Map.png]]")
        file.save("D", "#REDIRECT [[A]]")
        file.save("E", "words")
        moment = file.newest("E").time
        with file.bulk() as writer:
            writer.add(writer.page("F", 0), NewRevision(moment, None, hidden=Hidden.TEXT, size=5))
    return path


def _open(session: Session, qtbot: QtBot, path: Path) -> None:
    session.engine.start()
    with qtbot.waitSignal(session.workspace.page_opened, timeout=WAIT):
        session.workspace.open_file(path, page="E")


def _here(session: Session, qtbot: QtBot, title: str) -> LinksHere:
    reply = session.workspace.links_here(title)
    with qtbot.waitSignal(reply.done, timeout=WAIT) as arrived:
        pass
    assert arrived.args is not None
    found = arrived.args[0]
    assert isinstance(found, LinksHere)
    return found


def test_pages_are_read_for_their_links(session: Session, qtbot: QtBot, book: Path) -> None:
    _open(session, qtbot, book)
    assert _here(session, qtbot, "C").unread > 0

    qtbot.waitUntil(lambda: _here(session, qtbot, "C").unread == 0, timeout=WAIT)

    found = {
        title: {each.page.title: set(each.kinds) for each in _here(session, qtbot, title).linkers}
        for title in ("A", "B", "C", "Template:Box", "File:Map.png")
    }
    link, used, shown = {LinkKind.LINK}, {LinkKind.TRANSCLUSION}, {LinkKind.FILE}
    assert found == {
        "A": {"D": link},
        "B": {"A": link},
        "C": {"A": link, "Template:Box": link},
        "Template:Box": {"A": used},
        "File:Map.png": {"A": shown, "Template:Box": shown},
    }
    session.stop()
    with RevisionFile.open(book) as file:
        assert [(each.page.title, each.sort) for each in file.members("Category:Birds")] == [
            ("A", "a")
        ]
        assert file.verify().problems == ()


def test_a_saved_text_is_read_for_its_links(session: Session, qtbot: QtBot, book: Path) -> None:
    _open(session, qtbot, book)
    document = session.workspace.document
    assert document is not None
    document.replace_text("[[New place]]")

    with qtbot.waitSignal(session.workspace.saved, timeout=WAIT):
        session.workspace.save()

    def is_known() -> bool:
        return [each.page.title for each in _here(session, qtbot, "New place").linkers] == ["E"]

    qtbot.waitUntil(is_known, timeout=WAIT)


def test_nothing_is_written_into_a_file_for_reading(
    session: Session, qtbot: QtBot, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    before = book.read_bytes()
    _open(session, qtbot, book)

    assert _here(session, qtbot, "B").unread == 5
    session.stop()
    assert book.read_bytes() == before


def test_the_preview_of_a_category_gains_the_members_that_are_found(
    session: Session, qtbot: QtBot, book: Path
) -> None:
    shown: list[str] = []
    session.engine.rendered.connect(
        lambda update: shown.extend(
            block.html for splice in update.splices for block in splice.blocks
        )
    )
    _open(session, qtbot, book)
    session.workspace.open_page("Category:Birds")

    qtbot.waitUntil(lambda: any(">A</a>" in html for html in shown), timeout=WAIT)
