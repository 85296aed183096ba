"""What links here, in the window."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from recension.store import RevisionFile

from .conftest import Whole


def _rows(whole: Whole) -> list[str]:
    view = whole.window.links.view
    return [view.item(row).text() for row in range(view.count())]


def test_the_pane_follows_the_page_and_leads_to_others(rendering: Whole, lake: Path) -> None:
    with RevisionFile.open(lake) as file:
        file.save("Mere", "#REDIRECT [[Loch Aird]]")
        file.save("Heron", "It fishes in [[Loch Aird]] beside the [[swan]].")
    rendering.open(lake)
    rendering.press("links")
    rendering.workspace.open_page("Loch Aird")

    rendering.wait(lambda: _rows(rendering) == ["Heron", "Mere (redirect)"])
    rendering.wait(rendering.window.links.note.isHidden)
    rendering.window.links.page_chosen.emit("Swan")

    rendering.wait(lambda: rendering.title == "Swan")
    rendering.wait(lambda: _rows(rendering) == ["Heron"])


def test_a_saved_link_shows_in_the_pane(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.turn_to("Swan")
    rendering.press("links")
    rendering.wait(rendering.window.links.note.isHidden)
    assert _rows(rendering) == []

    rendering.type("[[Swan]] [[swan|see]] [[Loch Aird]] ")
    rendering.save("links")
    rendering.workspace.open_page("Loch Aird")

    rendering.wait(lambda: _rows(rendering) == ["Swan"])


def test_links_that_were_damaged_are_read_anew(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.press("links")
    rendering.workspace.open_page("Loch Aird")
    rendering.wait(rendering.window.links.note.isHidden)
    with RevisionFile.open(lake) as file:
        rendering.wait(lambda: file.count_unread() == 0)
    with closing(sqlite3.connect(lake)) as database, database:
        database.execute("UPDATE page_linked SET links = zeroblob(20)")

    rendering.press("verify")
    rendering.wait(lambda: "links" in rendering.notice("verify"))
    rendering.window.banner.press("verify", "Read all links anew")
    with RevisionFile.open(lake) as file:
        rendering.wait(lambda: not file.count_unread() and not file.verify().problems)


def test_the_pane_has_the_room_of_the_pages_and_not_a_strip_under_the_history(
    whole: Whole, lake: Path
) -> None:
    whole.open(lake)
    whole.press("links")
    docks = whole.window.docks

    assert docks["links"] in whole.window.tabifiedDockWidgets(docks["pages"])
