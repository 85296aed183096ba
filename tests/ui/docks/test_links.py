"""The pane of what links here."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from recension.store import Linker, LinkKind, Page
from recension.ui.docks import LinksPanel
from recension.workspace import LinksHere


def _linker(title: str, *kinds: LinkKind, redirect: str | None = None) -> Linker:
    moment = datetime(2019, 9, 29, tzinfo=UTC)
    page = Page(1, title, 0, 1, 10, moment, 1, redirect is not None, redirect)
    return Linker(page, frozenset(kinds))


@pytest.fixture
def panel(qtbot: QtBot) -> LinksPanel:
    panel = LinksPanel()
    qtbot.addWidget(panel)
    return panel


def _rows(panel: LinksPanel) -> list[str]:
    return [panel.view.item(row).text() for row in range(panel.view.count())]


def test_pages_say_how_they_refer_to_the_page(panel: LinksPanel) -> None:
    link, used, shown = LinkKind.LINK, LinkKind.TRANSCLUSION, LinkKind.FILE
    linkers = (
        _linker("A", link),
        _linker("B", link, used),
        _linker("C", shown),
        _linker("D", link, redirect="Loch#North"),
        _linker("E", link, redirect="Elsewhere"),
    )

    panel.show_links(LinksHere("Loch", linkers, 0))

    assert _rows(panel) == ["A", "B (transclusion)", "C (file use)", "D (redirect)", "E"]
    assert panel.note.isHidden()


def test_a_click_opens_the_page_and_not_what_is_said_of_it(panel: LinksPanel, qtbot: QtBot) -> None:
    panel.show_links(LinksHere("Loch", (_linker("B", LinkKind.TRANSCLUSION),), 0))

    with qtbot.waitSignal(panel.page_chosen) as chosen:
        panel.view.itemClicked.emit(panel.view.item(0))
    assert chosen.args == ["B"]


def test_what_is_not_known_yet_is_said(panel: LinksPanel) -> None:
    panel.show_links(LinksHere("Loch", (), 1200))

    assert panel.empty.text() == "No page links to Loch."
    assert "200 pages were not read" in panel.note.text()
