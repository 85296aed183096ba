"""The installed PySide6 is one that a long session survives."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

_CALLS = 300


def test_calls_that_return_nothing_keep_the_count_of_references_to_none(qtbot: QtBot) -> None:
    # PySide6 6.12.0 below Python 3.12 loses one at every call and aborts after some 5,000.
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(_CALLS):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < _CALLS // 10
