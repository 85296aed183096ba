"""The text that goes in comes out, and every change is told as it was."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recension.engine.messages import Edit
from recension.ui.editor import Editor, LoneSurrogate

_AWKWARD = "\u00a0\u2028\u2029\r\n\x00\ufdd0\ufdd1\ufeff\ufffe\uffff\ufffc\u200f\ue000\uf8ff😀é"
_TEXTS = st.text(st.one_of(st.sampled_from(_AWKWARD), st.characters(exclude_categories=["Cs"])))
_lasting = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class Copy:
    """A text kept by the edits alone, as the workspace keeps it."""

    def __init__(self, editor: Editor, text: str) -> None:
        editor.set_text(text)
        self.text = text
        self.count = 0
        editor.edited.connect(self.apply)

    def apply(self, edit: Edit) -> None:
        assert 0 <= edit.start <= edit.start + edit.removed <= len(self.text)
        assert edit.removed or edit.inserted
        self.text = edit.apply(self.text)
        self.count += 1


@_lasting
@given(_TEXTS)
def test_a_text_reads_back_as_it_was_set(editor: Editor, text: str) -> None:
    editor.set_text(text)
    assert editor.text() == text
    assert editor.line_count() == text.count("\n") + 1


@pytest.mark.parametrize("character", _AWKWARD)
def test_awkward_characters_survive_wherever_they_stand(editor: Editor, character: str) -> None:
    for text in (character, f"{character}ab", f"a{character}b", f"ab\n{character}", character * 3):
        editor.set_text(text)
        assert editor.text() == text


def test_half_a_character_is_refused_and_the_old_text_stays(editor: Editor) -> None:
    editor.set_text("before")
    with pytest.raises(LoneSurrogate) as refused:
        editor.set_text("ab\ud800")
    assert refused.value.offset == 2
    assert editor.text() == "before"


_CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["insert", "undo", "redo"]),
        st.integers(0, 60),
        st.integers(0, 12),
        _TEXTS,
    ),
    max_size=12,
)


@_lasting
@given(_TEXTS, _CHANGES)
def test_the_edits_rebuild_the_text(
    editor: Editor, text: str, changes: list[tuple[str, int, int, str]]
) -> None:
    copy = Copy(editor, text)
    for kind, start, length, inserted in changes:
        if kind == "insert":
            first = min(start, len(copy.text))
            editor.change(first, min(first + length, len(copy.text)), inserted)
        else:
            getattr(editor, kind)()
        assert editor.text() == copy.text
        assert editor.text_length() == len(copy.text)
    editor.edited.disconnect(copy.apply)


def test_a_key_is_one_edit_in_code_points(editor: Editor) -> None:
    copy = Copy(editor, "😀😀\n😀b")
    editor.select(4, 4)
    told: list[Edit] = []
    editor.edited.connect(told.append)
    QTest.keyClick(editor, Qt.Key.Key_X)
    assert told == [Edit(4, 0, "x")]
    assert copy.text == editor.text() == "😀😀\n😀xb"


def test_setting_a_text_is_no_edit_and_cannot_be_undone(editor: Editor) -> None:
    copy = Copy(editor, "one")
    editor.insert_text("more ")
    editor.set_text("two")
    editor.undo()
    assert editor.text() == "two"
    assert copy.count == 1


def test_several_changes_in_one_step_are_undone_together(editor: Editor) -> None:
    copy = Copy(editor, "one two three")
    with editor.one_step():
        editor.change(8, 13, "3")
        editor.change(0, 3, "1")
    assert editor.text() == copy.text == "1 two 3"
    editor.undo()
    assert editor.text() == copy.text == "one two three"


def test_the_clipboard_keeps_the_hard_space(editor: Editor) -> None:
    editor.set_text("a\u00a0b\r\nc")
    editor.selectAll()
    editor.copy()
    assert QApplication.clipboard().text() == "a\u00a0b\r\nc"
    editor.set_text("")
    editor.paste()
    assert editor.text() == "a\u00a0b\r\nc"


def test_pasted_line_ends_become_newlines(editor: Editor) -> None:
    copy = Copy(editor, "")
    data = QMimeData()
    data.setText("one\r\ntwo\rthree\u2029")
    editor.insertFromMimeData(data)
    assert editor.text() == copy.text == "one\ntwo\nthree\u2029"


def test_files_are_left_to_the_window(editor: Editor) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a/page.wiki")])
    assert not editor.canInsertFromMimeData(data)
    data.setUrls([QUrl("https://a.b/")])
    data.setText("https://a.b/")
    assert editor.canInsertFromMimeData(data)


def test_a_character_that_stands_in_for_another_can_still_be_pasted(editor: Editor) -> None:
    copy = Copy(editor, "a\rb")
    stand_in = editor.shown_line(0)[1]
    editor.insert_text(stand_in)
    assert editor.text() == copy.text == f"{stand_in}a\rb"


def test_undo_reaches_back_over_everything(editor: Editor) -> None:
    copy = Copy(editor, "\n".join(f"line {number}" for number in range(40)))
    before = copy.text
    for start in (0, 100, 200, 30):
        editor.change(start, start + 20, "x\ny")
    for _ in range(4):
        editor.undo()
    assert editor.text() == copy.text == before


def test_places_count_code_points(editor: Editor) -> None:
    editor.set_text("😀a\n😀😀b")
    editor.select(5, 5)
    assert editor.caret() == (1, 2)
    assert editor.caret_offset() == 5
    assert editor.place(5) == (1, 2)
    assert editor.line_start(1) == 3


def test_the_caret_is_told(editor: Editor, qtbot: QtBot) -> None:
    editor.set_text("😀b")
    with qtbot.waitSignal(editor.caret_moved) as moved:
        editor.moveCursor(QTextCursor.MoveOperation.End)
    assert moved.args == [0, 2]
