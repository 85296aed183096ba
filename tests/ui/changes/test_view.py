from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from recension.diff import compare
from recension.diff.values import Kind, Role, RowSpans, Span
from recension.ui.changes import ChangesHeader, ChangesPanel, Mode, Side
from recension.ui.changes.selection import Selection
from recension.ui.changes.shown_text import Look
from recension.ui.changes.stretches import What
from recension.ui.changes.view import ChangesView
from recension.ui.theme import DARK

Show = Callable[[str, str], ChangesPanel]

_LINES = [f"Line number {number} of the text, with some words." for number in range(400)]
_OLD = "\n".join(_LINES)
_NEW = "\n".join(
    [
        *_LINES[:100],
        "Line number 100 of this text, with some words.",
        *_LINES[101:300],
        "A line that is wholly new.",
        *_LINES[300:],
    ]
)
_MOVED = [f"Paragraph {n} is about {n * 31} sheep on the hills of Aird." for n in range(9)]


def top_text(view: ChangesView) -> tuple[str, int]:
    """What stands at the top, and how much of it is hidden."""
    each = next(each for each in view.visible if each.laid.cells)
    return each.laid.cells[0].shown.text, each.y


def middle_of(view: ChangesView, text: str, column: int) -> QPoint:
    for each in view.visible:
        for cell in each.laid.cells:
            if cell.column == column and text in cell.shown.text:
                x = view.columns[column].text + 3
                return QPointF(x, each.y + cell.top + cell.height / 2).toPoint()
    raise AssertionError(text)


def test_only_bands_in_view_are_laid_out(show: Show) -> None:
    view = show(_OLD, _NEW)._view
    view.set_context(None)
    assert len(view.plan) > 400
    assert len(view.stack._laid) < 80


def test_typing_lays_out_only_what_changed(show: Show) -> None:
    view = show(_OLD, _NEW)._view
    before = view._layouts.made
    show(_OLD, _NEW.replace("of this text", "of these texts"))
    assert 0 < view._layouts.made - before <= 2


def test_typing_keeps_the_place(show: Show) -> None:
    view = show(_OLD, _NEW)._view
    view.set_context(None)
    view.stack.show_band(150, -5)
    view.refresh()
    before = top_text(view)
    show(_OLD, "Something in front.\nAnd more.\n" + _NEW)
    assert top_text(view) == before


def test_another_mode_keeps_the_place(show: Show) -> None:
    panel = show(_OLD, _NEW)
    panel._view.set_context(None)
    panel._view.stack.show_band(150)
    panel._view.refresh()
    before = top_text(panel._view)
    panel.set_mode(Mode.INLINE)
    assert top_text(panel._view)[0] == before[0]
    panel.set_theme(DARK)
    assert top_text(panel._view)[0] == before[0]


def test_the_end_can_be_reached_and_not_passed(show: Show) -> None:
    view = show(_OLD, _NEW)._view
    view.set_context(None)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = view.visible[-1]
    assert last.number == len(view.plan) - 1
    assert last.y + last.laid.height == view.stack.view
    view.scroll_by(10_000)
    assert view.visible[-1].y + last.laid.height == view.stack.view


def test_collapsed_lines_open_by_a_click_and_by_enter(show: Show) -> None:
    view = show(_OLD, _NEW)._view
    hidden = [each for each in view.plan.stretches if each.hidden]
    caption = next(each for each in view.visible if each.laid.band.what is What.CAPTION)
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(30, caption.y + 8),
    )
    assert len([each for each in view.plan.stretches if each.hidden]) == len(hidden) - 1
    number = next(n for n in range(len(view.plan)) if view.plan.band(n).what is What.CAPTION and n)
    view.set_current(number)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert len([each for each in view.plan.stretches if each.hidden]) == len(hidden) - 2


def test_opened_lines_stay_open_while_typing(show: Show) -> None:
    view = show(_OLD, _NEW)._view
    view.open_collapsed(view.plan.band(0))
    count = len([each for each in view.plan.stretches if each.hidden])
    show(_OLD, _NEW.replace("this text", "those texts"))
    assert len([each for each in view.plan.stretches if each.hidden]) == count


def test_dragging_selects_one_side_only_and_copies_it_exactly(show: Show) -> None:
    old, new = "one\u00a0two\n== H ==\nlast old", "one\u00a0two\n== H ==\nlast new"
    view = show(old, new)._view
    start = middle_of(view, "one", 1)
    QTest.mousePress(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        start - QPoint(3, 0),
    )
    QTest.mouseMove(view.viewport(), QPoint(5, view.viewport().height() - 2))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton)
    assert view.selection is not None
    assert not view.selection.is_old
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("one\u00a0two\n== H ==\n")
    assert "old" not in copied


def test_the_keyboard_selects_by_words_and_lines(show: Show) -> None:
    view = show("one two three\nmore", "one two four\nmore")._view
    view.is_old_active = True
    view.set_current(view.plan.band_of_row[0])
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Qt.Key.Key_Right, control)
    assert view.selected_text() == "one "
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text() == "one two three"
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text() == "one two three\nmore"
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text() == "one two three\nmor"


def test_the_keyboard_selects_by_pages(show: Show) -> None:
    view = show(_OLD, _NEW)._view
    view.set_context(None)
    view.set_current(20)
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Qt.Key.Key_PageDown, shift)
    page = view.selected_text().count("\n")
    assert 2 < page < 40
    QTest.keyClick(view, Qt.Key.Key_PageDown, shift)
    assert view.selected_text().count("\n") == 2 * page
    caret = view.selection.caret if view.selection else 0
    number = view.plan.band_at(caret, is_old=False)
    assert number in [each.number for each in view.visible]
    QTest.keyClick(view, Qt.Key.Key_PageUp, shift)
    assert view.selected_text().count("\n") == page


def test_a_double_click_selects_a_word(show: Show) -> None:
    view = show("alpha beta", "alpha gamma")._view
    place = middle_of(view, "alpha", 0)
    QTest.mouseDClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        place + QPoint(6, 0),
    )
    assert view.selected_text() == "alpha"


def test_an_inline_selection_takes_one_side(show: Show) -> None:
    panel = show("a small old house", "a small new house")
    panel.set_mode(Mode.INLINE)
    panel._view.select(Selection(is_old=False, anchor=0, caret=17))
    assert panel._view.selected_text() == "a small new house"


def test_a_click_on_the_arrow_of_a_move_goes_to_its_other_end(show: Show) -> None:
    new = "\n".join([*_MOVED[1:7], _MOVED[0], *_MOVED[7:]])
    view = show("\n".join(_MOVED), new)._view
    rows = view.comparison.rows
    origin = next(n for n, row in enumerate(rows) if row.kind is Kind.MOVED and row.is_origin)
    other = next(n for n, row in enumerate(rows) if row.kind is Kind.MOVED and not row.is_origin)
    band = next(each for each in view.visible if each.number == view.plan.band_of_row[origin])
    place = QPoint(int(view.columns[0].bar) - 6, band.y + 8)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert view.current == view.plan.band_of_row[other]


def test_m_goes_to_the_other_end_of_a_move_and_back(show: Show) -> None:
    filler = [f"Something else {n} on quite other things." for n in range(60)]
    sheep = "The sheep on the hills of Aird are many and white."
    one, two = f"A first one. {sheep} It ends.", "Another one is the last of all."
    old = "\n".join([one, *filler, two, _MOVED[0], *filler[:9]])
    new = "\n".join(
        [_MOVED[0], one.replace(f" {sheep}", ""), *filler, f"{two} {sheep}", *filler[:9]]
    )
    view = show(old, new)._view
    for step in range(len(view.comparison.steps)):
        view.go_to_step(step)
        here = view.current_row()
        assert view.move_here() is not None
        QTest.keyClick(view, Qt.Key.Key_M)
        assert view.current_row() != here
        QTest.keyClick(view, Qt.Key.Key_M)
        assert view.current_row() == here


def test_line_numbers_are_shown_when_they_are_wanted(show: Show) -> None:
    view = show(_OLD, _NEW)._view
    bare = view.columns[0].text
    view.set_shows_numbers(shows_numbers=True)
    assert view.columns[0].text > bare
    each = next(each for each in view.visible if each.laid.cells)
    number = view.painter._number_text(each.laid, each.laid.cells[0])
    assert f"Line number {int(number) - 1} of" in each.laid.cells[0].shown.text


def test_moves_can_be_shown_as_removed_and_added(show: Show) -> None:
    view = show("\n".join(_MOVED), "\n".join([*_MOVED[1:], _MOVED[0]]))._view
    assert {cell.look for each in view.visible for cell in each.laid.cells} >= {Look.MOVED}
    view.set_shows_moves(shows_moves=False)
    looks = {cell.look for each in view.visible for cell in each.laid.cells}
    assert looks == {Look.PLAIN, Look.REMOVED, Look.ADDED}


@pytest.mark.parametrize(("context", "count"), [(0, 0), (2, 8), (None, 399)])
def test_as_much_is_shown_around_a_change_as_is_wanted(
    show: Show, context: int | None, count: int
) -> None:
    plan = show(_OLD, _NEW)._view
    plan.set_context(context)
    bands = (plan.plan.band(number) for number in range(len(plan.plan)))
    assert sum(band.what is What.CONTEXT for band in bands) == count


def test_hovering_one_end_of_a_move_marks_both(show: Show) -> None:
    new = "\n".join([*_MOVED[1:7], _MOVED[0], *_MOVED[7:]])
    view = show("\n".join(_MOVED), new)._view
    QTest.mouseMove(view.viewport(), middle_of(view, "Paragraph 0", 0))
    assert view.moment.hovered_move is not None


def test_words_are_asked_for_when_rows_are_looked_at(qtbot: QtBot, panel: ChangesPanel) -> None:
    rows = compare(_OLD, _NEW).rows
    changed = next(number for number, row in enumerate(rows) if row.kind is Kind.CHANGED)
    header = ChangesHeader("Loch Aird", Side(), Side(), 1)
    with qtbot.waitSignal(panel.spans_wanted) as asked:
        panel.show_comparison(_OLD, _NEW, rows, {}, header)
    assert changed in asked.args[0]
    before = panel._view._layouts.made
    panel.add_spans({changed: compare(_OLD, _NEW).spans(changed)})
    assert panel._view._layouts.made > before


def test_a_line_of_a_megabyte_lays_out_only_its_part_in_view(show: Show) -> None:
    words = "word " * 200_000
    view = show(words, words.replace("word", "sword", 1))._view
    assert view._layouts.made < 20
    assert view.verticalScrollBar().maximum() > 10_000


def test_lines_that_are_not_wrapped_can_be_scrolled_sideways(show: Show) -> None:
    view = show("short\n" + "long " * 100, "short\n" + "long " * 99)._view
    view.set_wrapped(is_wrapped=False)
    assert view.horizontalScrollBar().maximum() > 100
    view.set_wrapped(is_wrapped=True)
    assert view.shift == 0


def test_the_current_row_can_be_heard(show: Show) -> None:
    view = show("The town is old.", "The town is very old.")._view
    view.go_to_step(0)
    assert view.accessibleDescription() == "Line 1, changed: added “ very”" or (
        view.accessibleDescription() == "Line 1, changed: added “very ”"
    )


def test_invisible_characters_are_heard_by_their_names(show: Show) -> None:
    view = show("The town is old.", "The town\N{NO-BREAK SPACE}is old\N{RIGHT-TO-LEFT MARK}.")._view
    view.go_to_step(0)
    assert view.accessibleDescription() == (
        "Line 1, changed: removed “space”; added “no-break space”; added “right-to-left mark”"
    )


def test_the_other_end_of_a_sentence_is_found_when_its_words_come(panel: ChangesPanel) -> None:
    old, new = "A first paragraph stays.", "A first paragraph stayed."
    filler = [f"Line {number} between the two." for number in range(90)]
    one = "\n".join([old, *filler, old])
    other = "\n".join([new, *filler, new])
    rows = compare(one, other).rows
    changed = [number for number, row in enumerate(rows) if row.kind is Kind.CHANGED]
    first = RowSpans(old=(Span(2, 7, Role.MOVED, 1),))
    panel.show_comparison(
        one, other, rows, {changed[0]: first}, ChangesHeader("A", Side(), Side(), 0)
    )
    view = panel._view
    view.go_to_other_end(1, is_old=True)
    assert view.current is None
    panel.add_spans({changed[1]: RowSpans(new=(Span(2, 7, Role.MOVED, 1),))})
    assert view.current_row() == changed[1]


def test_a_mark_says_what_a_click_does(show: Show) -> None:
    view = show(_OLD, _NEW)._view
    caption = next(each for each in view.visible if each.laid.band.what is What.CAPTION)
    assert view._pointer.hint(QPointF(30, caption.y + 8)) == "Show these lines"
    assert view._pointer.hint(QPointF(middle_of(view, "Line number 99", 0))) == ""
