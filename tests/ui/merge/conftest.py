"""A merge view in a window of its own."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from recension.diff import marked, merge
from recension.ui.merge import MergeCase, MergeView, SideNames
from recension.ui.theme import LIGHT

BASE = "A loch.\n\nBirds.\n\nThe tower is old and grey.\n\nFish.\n\nEnd."
MINE = "A wide loch.\n\nBirds.\n\nThe old tower is old and grey.\n\nTrout.\n\nEnd."
THEIRS = "A deep loch.\n\nMany birds.\n\nThe tower is old and dark grey.\n\nPike.\n\nEnd."
NAMES = SideNames("Your text", "Before", "Tom, 14:02")


@pytest.fixture
def view(qtbot: QtBot) -> MergeView:
    """A view of two clashes, one place merged by words and one that only theirs changed."""
    view = MergeView(LIGHT)
    qtbot.addWidget(view)
    view.resize(1366, 640)
    view.show_case(MergeCase("Loch Aird", NAMES, marked(merge(BASE, MINE, THEIRS))))
    view.show()
    return view
