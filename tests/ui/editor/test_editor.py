"""The editor as a whole: commands, view, looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QInputMethodEvent, QKeyEvent, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from recension.engine.messages import Edit
from recension.ui.editor import ChangeMark, Editor, MarkKind, Markup
from recension.ui.editor.margin.gutter import Gutter
from recension.ui.theme import DARK, LIGHT
from recension.workspace.document import rewritten

_NO_KEY = Qt.KeyboardModifier.NoModifier
_PAGE = "\n".join(f"line {number}" for number in range(300))


def _colours_of_line(editor: Editor, line: int) -> set[str]:
    formats = editor.document().findBlockByNumber(line).layout().formats()
    return {found.format.foreground().color().name() for found in formats}


def _turn_wheel(editor: Editor, steps: int) -> None:
    place = QPointF(50, 50)
    event = QWheelEvent(
        place,
        editor.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's signature
    )
    QApplication.sendEvent(editor.viewport(), event)


class TestCommands:
    def test_a_command_is_one_step_of_undo(self, editor: Editor) -> None:
        editor.set_text("a loch b")
        editor.select(2, 6)
        editor.apply_markup(Markup.BOLD)
        assert editor.text() == "a '''loch''' b"
        assert editor.selected_text() == "loch"
        editor.undo()
        assert editor.text() == "a loch b"

    def test_a_command_tells_only_what_it_changed(self, editor: Editor, qtbot: QtBot) -> None:
        editor.set_text("one\ntwo\nthree")
        editor.select(5, 5)
        with qtbot.waitSignal(editor.edited) as told:
            editor.apply_markup(Markup.BULLET_LIST)
        assert told.args == [Edit(4, 0, "* ")]

    def test_lines_move_up_and_down(self, editor: Editor) -> None:
        editor.set_text("one\ntwo\nthree")
        editor.select(5, 5)
        editor.apply_markup(Markup.MOVE_LINES_UP)
        assert editor.text() == "two\none\nthree"
        assert editor.caret() == (0, 1)
        editor.apply_markup(Markup.MOVE_LINES_UP)
        assert editor.text() == "two\none\nthree"
        editor.apply_markup(Markup.MOVE_LINES_DOWN)
        editor.apply_markup(Markup.MOVE_LINES_DOWN)
        editor.apply_markup(Markup.MOVE_LINES_DOWN)
        assert editor.text() == "one\nthree\ntwo"
        assert editor.caret() == (2, 1)

    def test_tab_indents_an_item_and_shift_tab_takes_it_back(self, editor: Editor) -> None:
        editor.set_text("* item")
        editor.select(6, 6)
        QTest.keyClick(editor, Qt.Key.Key_Tab)
        assert editor.text() == "** item"
        QTest.keyClick(editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert editor.text() == "* item"

    def test_control_m_lets_tab_leave(self, editor: Editor) -> None:
        editor.set_text("* item")
        QTest.keyClick(editor, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
        assert editor.tabChangesFocus()
        QTest.keyClick(editor, Qt.Key.Key_Tab)
        assert editor.text() == "* item"

    def test_a_read_only_text_cannot_be_changed(self, editor: Editor) -> None:
        editor.set_text("one")
        editor.set_read_only(True)
        editor.apply_markup(Markup.HEADING_2)
        QTest.keyClick(editor, Qt.Key.Key_X)
        assert editor.text() == "one"
        assert editor.palette().color(QPalette.ColorRole.Base) == QColor(LIGHT.context)


class TestReplacingTheText:
    def test_caret_and_view_stay(self, editor: Editor) -> None:
        editor.set_text(_PAGE)
        editor.go_to_line(150, 3)
        top = editor.top_line()
        editor.replace_text(_PAGE.replace("line 10\n", "line ten\nand more\n").replace("299", "!"))
        assert editor.shown_line(editor.caret()[0]) == "line 150"
        assert editor.caret() == (151, 3)
        assert editor.top_line() == pytest.approx(top + 1, abs=0.01)

    def test_it_is_one_step_of_undo(self, editor: Editor) -> None:
        editor.set_text(_PAGE)
        editor.insert_text("typed ")
        editor.replace_text("another\ntext")
        assert editor.text() == "another\ntext"
        editor.undo()
        assert editor.text() == f"typed {_PAGE}"
        editor.undo()
        assert editor.text() == _PAGE


class TestRewriting:
    EDITS = (Edit(60, 1, "\n\n"), Edit(20, 0, "label"), Edit(8, 4, "signature"))

    def test_both_ends_of_the_selection_and_the_view_stay(self, editor: Editor) -> None:
        editor.set_text(_PAGE)
        editor.select(2, 30)
        editor.verticalScrollBar().setValue(40)
        editor.rewrite(self.EDITS)
        assert editor.selection() == (2, 40)
        assert editor.top_line() == 42

    @pytest.mark.parametrize(
        ("before", "after"), [(8, 8), (9, 17), (12, 17), (20, 25), (21, 31), (60, 70), (61, 72)]
    )
    def test_the_caret_stays_at_its_text(self, editor: Editor, before: int, after: int) -> None:
        editor.set_text(_PAGE)
        editor.select(before, before)
        editor.rewrite(self.EDITS)
        assert editor.caret_offset() == after

    @pytest.mark.parametrize("edits", [EDITS, [Edit(at, 1, "new") for at in range(900, 0, -9)]])
    def test_it_is_one_step_of_undo(self, editor: Editor, edits: list[Edit], qtbot: QtBot) -> None:
        editor.set_text(_PAGE)
        editor.insert_text("typed ")
        before = editor.text()
        with qtbot.waitSignal(editor.edited):
            editor.rewrite(edits)
        assert editor.text() == rewritten(before, edits)
        editor.undo()
        assert editor.text() == before
        editor.redo()
        assert editor.text() == rewritten(before, edits)
        editor.undo()
        editor.undo()
        assert editor.text() == _PAGE


class TestTheView:
    def test_a_line_is_brought_to_the_top_without_an_echo(
        self, editor: Editor, qtbot: QtBot
    ) -> None:
        editor.set_text(_PAGE)
        with qtbot.assertNotEmitted(editor.scrolled):
            editor.scroll_to_line(120)
        assert int(editor.top_line()) == 120

    def test_scrolling_by_hand_is_told(self, editor: Editor, qtbot: QtBot) -> None:
        editor.set_text(_PAGE)
        with qtbot.waitSignal(editor.scrolled) as told:
            editor.verticalScrollBar().setValue(40)
        assert told.args == [pytest.approx(40, abs=0.01)]

    def test_going_to_a_line_shows_it(self, editor: Editor) -> None:
        editor.set_text(_PAGE)
        editor.go_to_line(200, 2)
        assert editor.caret() == (200, 2)
        assert 180 < editor.top_line() < 200
        editor.go_to_line(10_000)
        assert editor.caret()[0] == 299

    def test_the_wheel_zooms_with_control_held(self, editor: Editor, qtbot: QtBot) -> None:
        size = editor.font().pointSizeF()
        with qtbot.waitSignal(editor.zoomed) as told:
            _turn_wheel(editor, 1)
        assert told.args == [110]
        assert editor.font().pointSizeF() > size
        editor.set_zoom(100)
        assert editor.zoom() == 100

    def test_zoom_has_limits(self, editor: Editor) -> None:
        editor.set_zoom(5)
        assert editor.zoom() == 50
        editor.set_zoom(9000)
        assert editor.zoom() == 400

    def test_an_input_method_is_told_where_the_caret_really_is(self, editor: Editor) -> None:
        editor.set_text("a")
        asked = editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        shown = editor.cursorRect().translated(editor.viewport().pos())
        assert asked == QRectF(shown)
        assert editor.viewport().pos().x() > 20

    def test_a_paragraph_from_right_to_left_begins_at_the_right(
        self, editor: Editor, qtbot: QtBot
    ) -> None:
        editor.set_text("שלום\nloch")
        editor.select(0, 0)
        middle = editor.viewport().width() / 2
        qtbot.waitUntil(lambda: editor.cursorRect().left() > middle)
        editor.select(5, 5)
        assert editor.cursorRect().left() < middle

    def test_control_and_a_click_follow_a_link(self, editor: Editor, qtbot: QtBot) -> None:
        editor.set_text("[[Loch Aird|the loch]]")
        editor.select(5, 5)
        place = editor.cursorRect().center()
        with qtbot.waitSignal(editor.link_activated) as told:
            QTest.mouseClick(
                editor.viewport(),
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.ControlModifier,
                place,
            )
        assert told.args == ["Loch Aird"]


class TestColours:
    def test_lines_in_view_have_colours_and_others_none_yet(self, editor: Editor) -> None:
        editor.set_text("[[link]]\n" * 2000)
        assert _colours_of_line(editor, 0) == {LIGHT.syntax_link}
        assert _colours_of_line(editor, 1900) == set()

    def test_a_line_that_comes_into_view_gets_its_colours(self, editor: Editor) -> None:
        editor.set_text("[[link]]\n" * 2000)
        editor.go_to_line(1900)
        assert _colours_of_line(editor, 1900) == {LIGHT.syntax_link}

    def test_what_is_open_far_above_is_known_in_the_end(self, editor: Editor, qtbot: QtBot) -> None:
        editor.set_text("<!-- open\n" + "[[link]]\n" * 30_000)
        editor.go_to_line(29_000)
        qtbot.waitUntil(lambda: _colours_of_line(editor, 29_000) == {LIGHT.syntax_comment})

    def test_opening_and_closing_a_comment_recolours_what_follows(self, editor: Editor) -> None:
        editor.set_text("a\n" + "[[link]]\n" * 40)
        editor.change(0, 0, "<!-- ")
        assert _colours_of_line(editor, 10) == {LIGHT.syntax_comment}
        editor.change(6, 6, " -->")
        assert _colours_of_line(editor, 10) == {LIGHT.syntax_link}
        editor.undo()
        assert _colours_of_line(editor, 10) == {LIGHT.syntax_comment}

    def test_characters_beyond_the_basic_plane_do_not_shift_the_colours(
        self, editor: Editor
    ) -> None:
        editor.set_text("😀😀 [[a]]")
        [found] = editor.document().firstBlock().layout().formats()
        assert (found.start, found.length) == (5, 5)

    def test_colours_make_way_for_what_an_input_method_composes(self, editor: Editor) -> None:
        editor.set_text("ab [[c]]")
        editor.select(2, 2)
        QApplication.sendEvent(editor, QInputMethodEvent("かな", []))
        [found] = editor.document().firstBlock().layout().formats()
        assert (found.start, found.length) == (5, 5)
        assert editor.text() == "ab [[c]]"
        done = QInputMethodEvent()
        done.setCommitString("仮名")
        QApplication.sendEvent(editor, done)
        assert editor.text() == "ab仮名 [[c]]"

    def test_another_theme_recolours_what_is_in_view(self, editor: Editor) -> None:
        editor.set_text("[[link]]\n" * 50)
        editor.set_theme(DARK)
        assert _colours_of_line(editor, 3) == {DARK.syntax_link}
        assert editor.palette().color(QPalette.ColorRole.Base) == QColor(DARK.base)

    def test_what_edits_leave_is_what_opening_the_text_shows(
        self, editor: Editor, shared: Path
    ) -> None:
        text = (shared / "texts" / "Bodmin.wiki").read_text(encoding="utf-8")
        editor.set_text(text)
        for start, stop, put in (
            (500, 520, "{{"),
            (0, 0, "<!--"),
            (300, 304, "-->\n"),
            (40, 60, ""),
        ):
            editor.change(start, stop, put)
        editor.go_to_line(60)
        edited = [_colours_of_line(editor, line) for line in range(60, 70)]
        editor.set_text(editor.text())
        editor.go_to_line(60)
        assert [_colours_of_line(editor, line) for line in range(60, 70)] == edited

    def test_a_line_of_a_million_characters_can_be_edited(self, editor: Editor) -> None:
        editor.set_text("[[link]] " * 110_000)
        editor.select(500_000, 500_000)
        QTest.keyClick(editor, Qt.Key.Key_X)
        assert editor.text()[500_000] == "x"
        assert editor.text_length() == 990_001


class TestTheGutter:
    def _gutter(self, editor: Editor) -> Gutter:
        return editor.findChildren(Gutter)[0]

    def test_it_makes_room_for_the_largest_number(self, editor: Editor) -> None:
        editor.set_text("")
        narrow = self._gutter(editor).width()
        editor.set_text("\n" * 12_000)
        assert self._gutter(editor).width() > narrow
        assert editor.viewport().x() >= self._gutter(editor).width()
        editor.set_line_numbers(False)
        assert self._gutter(editor).width() < narrow

    @pytest.mark.parametrize(
        ("kind", "colour"),
        [
            (MarkKind.ADDED, LIGHT.added_bar),
            (MarkKind.CHANGED, LIGHT.changed_bar),
            (MarkKind.MOVED, LIGHT.moved_bar),
            (MarkKind.REMOVED, LIGHT.removed_bar),
        ],
    )
    def test_each_kind_of_change_is_painted(
        self, editor: Editor, kind: MarkKind, colour: str
    ) -> None:
        editor.set_text(_PAGE)
        stop = 3 if kind is MarkKind.REMOVED else 5
        editor.set_change_marks([ChangeMark(kind, 3, stop, "old")])
        image = self._gutter(editor).grab().toImage()
        pixels = {
            image.pixelColor(x, y).name()
            for x in range(image.width() - 8, image.width())
            for y in range(image.height())
        }
        assert colour in pixels

    def test_a_click_on_a_bar_calls_up_the_change(self, editor: Editor, qtbot: QtBot) -> None:
        editor.set_text(_PAGE)
        editor.set_change_marks([ChangeMark(MarkKind.CHANGED, 0, 3, "old")])
        gutter = self._gutter(editor)
        place = QPoint(gutter.width() - 2, editor.cursorRect().center().y())
        with qtbot.waitSignal(editor.mark_activated) as told:
            QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, _NO_KEY, place)
        assert told.args == [0]

    def test_a_click_on_a_number_selects_the_line(self, editor: Editor) -> None:
        editor.set_text(_PAGE)
        place = QPoint(4, editor.cursorRect().center().y())
        QTest.mouseClick(self._gutter(editor), Qt.MouseButton.LeftButton, _NO_KEY, place)
        assert editor.selected_text() == "line 0\n"

    @pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
    def test_the_old_text_is_told_as_it_was_written(self, editor: Editor) -> None:
        editor.set_text(_PAGE)
        editor.set_change_marks([ChangeMark(MarkKind.CHANGED, 0, 1, "a <b>bold</b> word")])
        gutter = self._gutter(editor)
        place = QPoint(gutter.width() - 2, editor.cursorRect().center().y())
        asked = QHelpEvent(QEvent.Type.ToolTip, place, gutter.mapToGlobal(place))
        QApplication.sendEvent(gutter, asked)
        assert "a &lt;b&gt;bold&lt;/b&gt; word" in QToolTip.text()
        QToolTip.hideText()

    def test_lines_between_two_presses_are_selected_backwards_too(self, editor: Editor) -> None:
        editor.set_text(_PAGE)
        gutter = self._gutter(editor)
        height = editor.cursorRect().height()
        QTest.mousePress(gutter, Qt.MouseButton.LeftButton, _NO_KEY, QPoint(4, height * 3))
        QTest.mouseMove(gutter, QPoint(4, height))
        QTest.mouseRelease(gutter, Qt.MouseButton.LeftButton, _NO_KEY, QPoint(4, height))
        assert editor.selected_text().split("\n") == ["line 0", "line 1", "line 2", ""]


def test_the_line_feed_key_begins_a_line_as_enter_does(editor: Editor) -> None:
    editor.set_text("onetwo")
    editor.select(3, 3)
    QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, 0xA, _NO_KEY, "\n"))
    assert editor.text() == "one\ntwo"
    assert editor.caret() == (1, 0)
    editor.undo()
    assert editor.text() == "onetwo"


def test_the_words_for_a_redirect_colour_the_text_that_is_shown(editor: Editor) -> None:
    editor.set_text("#OHJAUS [[Järvi]]")
    before = _colours_of_line(editor, 0)
    editor.set_redirect_words({"#redirect", "#ohjaus"})
    after = _colours_of_line(editor, 0)
    assert LIGHT.syntax_magic not in before
    assert LIGHT.syntax_magic in after
