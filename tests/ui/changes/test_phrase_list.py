"""All that changed as a list beside the rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from recension.diff import Phrase, compare, describe
from recension.store.values import Revision
from recension.ui.changes import ChangesHeader, ChangesPanel, Side, Told

Show = Callable[[str, str], ChangesPanel]

_OLD = "\n\n".join(f"Paragraph {n} has its own {n} words." for n in range(40))
_NEW = (
    _OLD.replace("Paragraph 5 has", "Paragraph 5 <had>")
    .replace("graph 9 has", "graph 9 <had>")
    .replace("Paragraph 30", "Section 30")
)


def show_listed(panel: ChangesPanel, revision: Revision) -> tuple[Phrase, ...]:
    compared = compare(_OLD, _NEW)
    described = describe(compared)
    header = ChangesHeader("A", Side(revision), Side(), 0)
    panel.show_comparison(_OLD, _NEW, compared.rows, {}, header)
    panel.tell(Told(described.line(), described.phrases))
    panel.set_list_shown(True)
    return described.phrases


def test_every_phrase_is_listed(panel: ChangesPanel, revision: Revision) -> None:
    show_listed(panel, revision)
    texts = [panel._list.item(number).text() for number in range(panel._list.count())]
    assert texts == ['"has" became "<had>" (twice)', '"Paragraph" became "Section"']
    assert panel._list.isVisible()


def test_a_phrase_leads_to_one_of_its_changes_after_the_other(
    panel: ChangesPanel, revision: Revision
) -> None:
    phrases = show_listed(panel, revision)
    places = []
    for _time in range(3):
        QTest.keyClick(panel._list, Qt.Key.Key_Down)
        QTest.keyClick(panel._list, Qt.Key.Key_Up)
        QTest.keyClick(panel._list, Qt.Key.Key_Return)
        places.append(panel._view.current_row())
    first, second = phrases[0].rows
    assert places == [first, second, first]


def test_a_click_on_a_phrase_goes_there(panel: ChangesPanel, revision: Revision) -> None:
    phrases = show_listed(panel, revision)
    area = panel._list.visualItemRect(panel._list.item(1))
    QTest.mouseClick(panel._list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert panel._view.current_row() == phrases[1].rows[0]


def test_going_from_change_to_change_selects_its_phrase(
    panel: ChangesPanel, revision: Revision
) -> None:
    show_listed(panel, revision)
    numbers = []
    for _step in range(3):
        panel.next_change()
        numbers.append(panel._list.currentRow())
    assert numbers == [0, 0, 1]


def test_the_list_opens_and_closes_by_its_button(
    qtbot: QtBot, panel: ChangesPanel, revision: Revision
) -> None:
    show_listed(panel, revision)
    with qtbot.waitSignal(panel.list_toggled) as toggled:
        panel._toolbar._list.click()
    assert toggled.args == [False]
    assert not panel._list.isVisible()


def test_the_overview_says_all_that_changed(panel: ChangesPanel, revision: Revision) -> None:
    show_listed(panel, revision)
    tip = panel._overview.toolTip()
    assert "&lt;had&gt;" in tip
    assert "Section" in tip
    assert "became" in panel._overview.accessibleDescription()
    assert panel.accessibleDescription().endswith('; "Paragraph" became "Section"')


def test_what_was_said_stays_under_the_keys_until_more_is_said(
    panel: ChangesPanel, revision: Revision
) -> None:
    phrases = show_listed(panel, revision)
    panel.go_to_line(60)
    before, current = panel._overview.toolTip(), panel._list.item(1).text()
    header = ChangesHeader("A", Side(revision), Side(), 0)
    newer = compare(_OLD, "A new line.\n" + _NEW)
    panel.show_comparison(_OLD, newer.new, newer.rows, {}, header)
    assert panel._overview.toolTip() == before
    assert panel._list.count() == len(phrases)
    told = describe(newer)
    panel.tell(Told(told.line(), told.phrases))
    assert panel._list.item(0).text() == "Added a line"
    assert panel._list.item(panel._list.currentRow()).text() == current


def test_another_pair_has_nothing_said_of_it_yet(panel: ChangesPanel, revision: Revision) -> None:
    show_listed(panel, revision)
    compared = compare(_OLD, _NEW)
    header = ChangesHeader("Another page", Side(revision), Side(), 0)
    panel.show_comparison(_OLD, _NEW, compared.rows, {}, header)
    assert panel._list.count() == 0
    assert panel.accessibleDescription() == ""


def test_a_phrase_of_an_older_comparison_leads_nowhere(
    panel: ChangesPanel, revision: Revision
) -> None:
    show_listed(panel, revision)
    panel.show_comparison(_OLD, _OLD, compare(_OLD, _OLD).rows, {}, panel._header)  # type: ignore[arg-type]  # it shows one
    before = panel._view.current_row()
    panel._list.setCurrentRow(1)
    QTest.keyClick(panel._list, Qt.Key.Key_Return)
    assert panel._view.current_row() == before


def test_a_sentence_without_room_ends_in_an_ellipsis(show: Show, panel: ChangesPanel) -> None:
    show(_OLD, _NEW)
    panel._toolbar.show_count(1, 2, "Moved a sentence from one section to another; " * 9)
    assert panel._toolbar._count.shown().endswith("…")
    assert panel._toolbar._count.text().count("Moved") == 9
    panel.set_list_shown(True)
    panel._toolbar.show_count(1, 2, "Moved a sentence")
    assert panel._toolbar._count.shown() == "Change 1 of 2"
