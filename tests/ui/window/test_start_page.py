"""What the window shows while no file is open."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from recension.ui.window.start_page import StartPage


def test_all_files_used_before_are_seen_where_there_is_room(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.show_recent([Path("books", f"{number}.recension") for number in range(6)])
    last = page.recent.item(5)
    assert last is not None
    qtbot.waitUntil(
        lambda: page.recent.viewport().rect().contains(page.recent.visualItemRect(last))
    )
    assert page.recent.height() < 400  # pixels: no higher than its rows
