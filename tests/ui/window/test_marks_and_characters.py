"""A bar beside the text leads to its change; special characters go into the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recension.ui.editor import MarkKind
from recension.ui.window.centre import Pane

from .conftest import Whole

_LINES = "\n".join(f"Line {number} of the loch." for number in range(30))


def test_a_clicked_bar_leads_to_its_change(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    panel, editor = rendering.window.changes, rendering.window.editor
    editor.replace_text(_LINES)
    rendering.wait(lambda: rendering.window.save_bar.delta_label.text() != "")
    rendering.save("lines")
    editor.replace_text(_LINES.replace("Line 3 of", "Line 3 by").replace("Line 20 of", "20 at"))
    rendering.wait(
        lambda: panel._view.comparison.rows != () and len(panel._view.comparison.steps) == 2
    )
    rendering.window.centre.set_shown(Pane.CHANGES, is_shown=False)
    editor.mark_activated.emit(20)
    assert Pane.CHANGES in rendering.window.centre.shown
    assert panel._view.step == 1
    editor.mark_activated.emit(3)
    assert panel._view.step == 0
    assert MarkKind.CHANGED in {mark.kind for mark in editor._gutter._marks.at(3)}


def test_a_bar_leads_back_from_another_pair(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.type("Quiet. ")
    rendering.wait(lambda: rendering.desk.comparing._live is not None)
    rendering.press("compare-previous")
    pair = rendering.desk.comparing.pair
    assert pair is not None
    assert not pair.is_live
    rendering.window.editor.mark_activated.emit(0)
    pair = rendering.desk.comparing.pair
    assert pair is not None
    assert pair.is_live


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_chosen_character_goes_into_the_text(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    whole.window.editor.select(2, 2)
    whole.press("special")
    palette = whole.desk.special_characters.palette
    assert palette.isVisible()
    screen = whole.window.screen().availableGeometry()
    assert screen.adjusted(0, 0, 4, 4).contains(palette.geometry())  # the test platform's frame
    palette._search.setText("en dash")
    QTest.keyClick(palette._search, Qt.Key.Key_Return)
    assert whole.window.editor.text().startswith("A \N{EN DASH}wide")
    QTest.keyClick(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert whole.window.isWindowModified()
