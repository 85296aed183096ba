"""The changes in the rendered page, in a window with a real engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from recension.engine.messages import PreviewBlock, PreviewUpdate, Splice, VisualUpdate
from recension.ui.changes import Mode
from recension.ui.preview import MarkedChange

from .conftest import Whole


def html(whole: Whole) -> str:
    return "".join(block.html for block in whole.window.changes.visual.page._page.blocks)


def count(whole: Whole) -> str:
    return whole.window.changes._toolbar._count.text().partition(" \N{MIDDLE DOT}")[0]


def test_the_last_edit_is_shown_in_its_page(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.workspace.open_page("Loch Aird")
    rendering.wait(lambda: rendering.title == "Loch Aird" and not rendering.history_is_empty)
    rendering.press("visual")
    rendering.wait(lambda: '<ins data-mw-diff="added"' in html(rendering))
    assert count(rendering) == "Change 1 of 1"
    rendering.press("older")
    rendering.wait(lambda: "with" in html(rendering) and "wide" not in html(rendering))


def test_the_page_follows_the_keys(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.workspace.open_page("Swan")
    rendering.wait(lambda: rendering.title == "Swan" and not rendering.history_is_empty)
    rendering.press("visual")
    rendering.type("Two. ")
    rendering.wait(lambda: ">Two. </ins>" in html(rendering))
    rendering.type("Three. ")
    rendering.wait(lambda: ">Two. Three. </ins>" in html(rendering))
    assert count(rendering) == "Change 1 of 1"


def test_nobody_asks_for_the_page_where_the_rows_are_shown(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.press("visual")
    rendering.press("visual")
    assert rendering.window.changes.mode is Mode.SIDE_BY_SIDE
    asked: list[object] = []
    rendering.engine.visual_changed.connect(asked.append)
    with rendering.qtbot.waitSignal(rendering.engine.compared):
        rendering.type("x")
    QTest.qWait(0)
    assert not asked


def test_the_mode_is_kept_for_the_next_start(rendering: Whole) -> None:
    rendering.open_sample()
    rendering.press("visual")
    assert rendering.settings.choice("changes-mode", "") == "visual"
    assert rendering.window.actions_by_name["visual"].isChecked()
    rendering.press("inline")
    assert not rendering.window.actions_by_name["visual"].isChecked()


def test_a_change_of_the_page_is_put_back_into_the_text(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.workspace.open_page("Swan")
    rendering.wait(lambda: rendering.title == "Swan" and not rendering.history_is_empty)
    before = rendering.window.editor.text()
    rendering.press("visual")
    rendering.type("Two. ")
    rendering.wait(lambda: ">Two. </ins>" in html(rendering))
    rendering.press("put-back")
    assert rendering.window.editor.text() == before
    rendering.window.editor.undo()
    assert rendering.window.editor.text() == f"Two. {before}"


def test_the_menu_of_a_mark_offers_to_put_it_back(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.workspace.open_page("Swan")
    rendering.wait(lambda: rendering.title == "Swan" and not rendering.history_is_empty)
    before = rendering.window.editor.text()
    rendering.press("visual")
    rendering.type("Two. ")
    rendering.wait(lambda: ">Two. </ins>" in html(rendering))
    page = rendering.window.changes.visual.page
    menu = QMenu()
    page.menu_opened.emit(menu, MarkedChange(0, is_gone=False, first=0, last=0))
    entry = menu.actions()[-1]
    assert entry.text() == "Put this change back"
    entry.trigger()
    assert rendering.window.editor.text() == before
    beside = QMenu()
    page.menu_opened.emit(beside, None)
    assert beside.isEmpty()


def test_a_change_of_the_past_cannot_be_put_back(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.press("visual")
    rendering.wait(lambda: "<ins" in html(rendering))
    menu = QMenu()
    mark = MarkedChange(0, is_gone=False, first=0, last=0)
    rendering.window.changes.visual.page.menu_opened.emit(menu, mark)
    assert menu.isEmpty()


def test_text_preview_and_changes_have_one_size(whole: Whole) -> None:
    changes = whole.window.changes
    for pane in (whole.window.preview, changes.visual.page, changes._view):
        pane.zoom_wanted.emit(1)
    assert whole.window.editor.zoom() == 130
    assert whole.window.preview._looking.zoom == pytest.approx(1.3)
    assert changes.visual.page._looking.zoom == pytest.approx(1.3)
    whole.press("zoom-reset")
    assert changes.visual.page._looking.zoom == 1.0


def test_a_page_that_is_made_again_with_more_time_takes_its_place(
    rendering: Whole, lake: Path
) -> None:
    rendering.open(lake)
    rendering.press("visual")
    rendering.wait(lambda: "<ins" in html(rendering))
    visual = rendering.desk.visual_comparing
    page = rendering.window.changes.visual.page.page
    better = PreviewUpdate(
        request=visual._answered,
        page=0,
        version=0,
        title=page.title,
        title_html=page.title_html,
        onto=0,
        serial=9999,
        splices=(Splice(0, 0, (PreviewBlock(1, "<p>better</p>"),)),),
        lines=(0, 0),
    )
    for request in (visual._answered + 1, visual._answered):
        assert html(rendering) != "<p>better</p>"
        update = VisualUpdate(request, 0, 0, better, (0,), is_complete=True)
        rendering.engine.visual_changed.emit(update)
    assert html(rendering) == "<p>better</p>"
