"""The dock of a search."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from recension.search import Findings, PagePlaces, Place
from recension.search.snippets import snippet
from recension.ui.docks import SearchPanel
from recension.ui.theme import LIGHT


def found(qtbot: QtBot, line: str, words: str) -> tuple[str, str]:
    """Return the row and the tool tip of words that were found in a line."""
    panel = SearchPanel(LIGHT)
    qtbot.addWidget(panel)
    start = line.index(words)
    place = Place(4, start, start + len(words), snippet(line, start, start + len(words)))
    panel.show_findings(Findings(pages=(PagePlaces("Loch", 1, 1, (place,)),)))
    index = panel.tree.model().index(0, 0, panel.tree.model().index(0, 0))
    return index.data(), index.data(Qt.ItemDataRole.ToolTipRole)


def test_a_row_begins_shortly_before_what_was_found(qtbot: QtBot) -> None:
    line = "At the far end of the valley lies a loch that has a char in it, and some trout."
    row, tip = found(qtbot, line, "char")
    assert row.startswith("5: …that has a char in it")
    assert "valley lies" in tip


def test_a_row_begins_with_its_line_where_that_is_short(qtbot: QtBot) -> None:
    assert found(qtbot, "The loch is deep.", "loch")[0] == "5: The loch is deep."
