"""The history dock."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recension.store.values import Revision
from recension.ui.docks import HistoryEntry, HistoryPanel
from recension.ui.docks.history_delegate import description, heading
from recension.ui.theme import DARK, LIGHT, Theme


@pytest.fixture
def panel(qtbot: QtBot, history: tuple[Revision, ...]) -> HistoryPanel:
    built = HistoryPanel(LIGHT)
    qtbot.addWidget(built)
    built.resize(280, 400)
    built.model.set_history(history)
    built.show()
    qtbot.waitExposed(built)
    return built


def click(
    panel: HistoryPanel,
    row: int,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    place = panel.view.visualRect(panel.model.index(row)).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def ids(pair: list[HistoryEntry | None]) -> list[int | None]:
    return [entry.revision.id if entry and entry.revision else None for entry in pair]


def test_a_click_compares_with_the_one_before(qtbot: QtBot, panel: HistoryPanel) -> None:
    with qtbot.waitSignal(panel.pair_chosen) as chosen:
        click(panel, 1)
    assert ids(chosen.args) == [2, 3]


def test_a_click_on_the_first_revision_compares_with_nothing(
    qtbot: QtBot, panel: HistoryPanel
) -> None:
    with qtbot.waitSignal(panel.pair_chosen) as chosen:
        click(panel, 3)
    assert chosen.args[0] is None
    assert ids(chosen.args) == [None, 1]


def test_ctrl_click_compares_the_two(qtbot: QtBot, panel: HistoryPanel) -> None:
    click(panel, 0)
    with qtbot.waitSignal(panel.pair_chosen) as chosen:
        click(panel, 3, Qt.KeyboardModifier.ControlModifier)
    assert ids(chosen.args) == [1, 4]


def test_your_text_stands_on_top_and_compares_with_the_newest(
    qtbot: QtBot, panel: HistoryPanel
) -> None:
    panel.set_your_text(12)
    with qtbot.waitSignal(panel.pair_chosen) as chosen:
        click(panel, 0)
    assert ids(chosen.args) == [4, None]
    assert chosen.args[1].is_your_text


def test_your_text_goes_when_nothing_is_unsaved(panel: HistoryPanel) -> None:
    panel.set_your_text(12)
    panel.set_your_text(None)
    assert panel.model.rowCount() == 4
    assert panel.model.entry(0).revision is not None


def test_enter_reads_the_row(qtbot: QtBot, panel: HistoryPanel) -> None:
    click(panel, 2)
    with qtbot.waitSignal(panel.reading_wanted) as read:
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert ids(read.args) == [2]


def test_showing_a_pair_asks_for_nothing(qtbot: QtBot, panel: HistoryPanel) -> None:
    with qtbot.assertNotEmitted(panel.pair_chosen):
        panel.select_pair(1, 3)
    assert ids(list(panel.chosen_entries())) == [3, 1]


def test_your_text_comes_and_goes_without_a_choice(qtbot: QtBot, panel: HistoryPanel) -> None:
    click(panel, 0)
    with qtbot.assertNotEmitted(panel.pair_chosen):
        panel.set_your_text(5)
        panel.set_your_text(None)
    assert ids(list(panel.chosen_entries())) == [4]


def test_a_pair_of_neighbours_marks_the_newer_alone(panel: HistoryPanel) -> None:
    panel.select_pair(2, 3)
    assert ids(list(panel.chosen_entries())) == [3]


def test_older_revisions_are_asked_for_once(qtbot: QtBot, history: tuple[Revision, ...]) -> None:
    panel = HistoryPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(280, 400)
    asked: list[int] = []
    panel.model.more_wanted.connect(asked.append)
    panel.model.set_history(history[:2], has_more=True)
    panel.show()
    qtbot.waitUntil(lambda: asked == [3])
    panel.model.add_older(history[2:], has_more=False)
    assert panel.model.rowCount() == 4
    assert asked == [3]


def test_the_sentence_of_a_row_tells_everything(
    panel: HistoryPanel, history: tuple[Revision, ...]
) -> None:
    minor = replace(history[0], is_minor=True, summary="/* History */ comma", delta=-2)
    panel.model.set_history([minor])
    sentence = panel.model.index(0).data()
    summary = "\N{RIGHTWARDS ARROW}History: comma"
    said = f"22:40, 27 September 2019, revision 4, 2 bytes removed, minor edit, {summary}, Mary"
    assert sentence == said


def test_your_own_name_is_left_out(panel: HistoryPanel) -> None:
    panel.model.set_author("Mary")
    assert "Mary" not in panel.model.index(0).data()


def test_the_second_line_has_its_pieces_in_order(history: tuple[Revision, ...]) -> None:
    told = replace(history[0], is_minor=True, summary="/* History */ comma", name="sent")
    texts = [piece.text for piece in description(told, "Mary")]
    assert texts == [
        "sent",
        "m",
        "\N{RIGHTWARDS ARROW}History:",
        "comma",
        "\N{MIDDLE DOT} Mary",
    ]


def test_a_row_has_the_number_by_which_summaries_and_findings_call_it(
    panel: HistoryPanel, history: tuple[Revision, ...]
) -> None:
    old = replace(history[0], id=1204)
    panel.model.set_history([old])
    said = [piece.text for piece in heading(panel.model.entry(0))]
    assert said == ["22:40, 27 September 2019", "#1204"]
    tip = panel.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "22:40, 27 September 2019, revision 1204" in tip


def test_an_empty_summary_is_said(history: tuple[Revision, ...]) -> None:
    assert [piece.text for piece in description(history[0], "")] == ["no edit summary"]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_growth_is_painted_in_the_colour_of_the_theme(
    qtbot: QtBot, panel: HistoryPanel, history: tuple[Revision, ...], theme: Theme
) -> None:
    panel.set_theme(theme)
    panel.model.set_history([replace(history[0], delta=9999)])
    qtbot.waitUntil(lambda: has_colour(panel, theme.bytes_added))
    assert not has_colour(panel, theme.bytes_removed)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_row_that_the_keys_work_on_has_a_ring(
    qtbot: QtBot, panel: HistoryPanel, theme: Theme
) -> None:
    panel.set_theme(theme)
    panel.activateWindow()
    panel.view.setCurrentIndex(panel.model.index(0))
    panel.view.clearSelection()
    panel.view.clearFocus()
    assert not has_colour(panel, theme.accent)
    panel.view.setFocus()
    qtbot.waitUntil(lambda: has_colour(panel, theme.accent))


def has_colour(panel: HistoryPanel, colour: str) -> bool:
    image: QImage = panel.view.viewport().grab().toImage()
    line = panel.view.visualRect(panel.model.index(0))
    return any(
        image.pixelColor(QPoint(x, y)) == QColor(colour)
        for x in range(line.left(), line.right())
        for y in range(line.top(), line.bottom())
    )


def test_an_empty_history_says_what_to_do(qtbot: QtBot) -> None:
    panel = HistoryPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.view.isVisible()
    assert "Ctrl+S" in panel._empty.text()


def test_nothing_is_said_of_a_history_that_is_not_known_yet(
    panel: HistoryPanel, history: tuple[Revision, ...]
) -> None:
    panel.begin()
    assert panel.model.rowCount() == 0
    assert panel._empty.text() == ""
    panel.set_history(history)
    assert panel.view.isVisible()
    panel.set_history(())
    assert "Ctrl+S" in panel._empty.text()


def test_tags_are_told_in_words(panel: HistoryPanel, history: tuple[Revision, ...]) -> None:
    undone = replace(history[0], tags=("mw-reverted", "mw-undo", "own-tag"))
    panel.model.set_history([undone])
    assert description(undone, "")[-1].text == "\N{MIDDLE DOT} Reverted, Undo, own-tag"
    assert panel.model.index(0).data().endswith("Reverted, Undo, own-tag")
    tip = panel.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Undo: it takes out what an earlier revision did" in tip


def test_a_pruned_text_is_told(panel: HistoryPanel, history: tuple[Revision, ...]) -> None:
    pruned = replace(history[0], pruned_at=history[0].time)
    panel.model.set_history([pruned])
    assert "text pruned" in panel.model.index(0).data()
    tip = panel.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Its text was pruned: 22:40, 27 September 2019" in tip


@pytest.mark.parametrize("keys", ["12", "#12"])
def test_a_number_that_is_typed_leads_to_its_revision(
    panel: HistoryPanel, history: tuple[Revision, ...], keys: str
) -> None:
    numbers = (200, 12, 2, 1)
    renumbered = [replace(one, id=number) for one, number in zip(history, numbers, strict=True)]
    panel.model.set_history(renumbered)
    QTest.keyClicks(panel.view, keys)
    assert [entry.revision.id for entry in panel.chosen_entries() if entry.revision] == [12]


def test_a_number_that_no_revision_has_changes_nothing(panel: HistoryPanel) -> None:
    click(panel, 1)
    QTest.keyClicks(panel.view, "9x")
    assert [entry.revision.id for entry in panel.chosen_entries() if entry.revision] == [3]


def test_after_a_pause_another_number_begins(panel: HistoryPanel) -> None:
    before = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(1)
    try:
        QTest.keyClicks(panel.view, "2")
        QTest.qWait(10)
        QTest.keyClicks(panel.view, "1")
    finally:
        QApplication.setKeyboardInputInterval(before)
    assert [entry.revision.id for entry in panel.chosen_entries() if entry.revision] == [1]
