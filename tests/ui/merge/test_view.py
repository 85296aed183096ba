"""Two texts united place by place, with real widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from recension.diff import marked, merge
from recension.ui.merge import Between, MergeCase, MergeView, SideNames
from recension.ui.merge.values import Choice
from recension.ui.theme import DARK

from .conftest import NAMES

_Key = Qt.Key
_F7 = _Key.Key_F7


def current(view: MergeView) -> str:
    """Return what the list says of the place that is shown."""
    return str(view.list.currentIndex().data())


def test_it_begins_at_the_first_clash_with_its_three_texts(view: MergeView) -> None:
    assert current(view).startswith("Clash 1 \N{MIDDLE DOT} not decided")
    sides = view.sides
    texts = [side.text.text() for side in (sides.mine, sides.base, sides.theirs)]
    assert texts == ["A wide loch.", "A loch.", "A deep loch."]


def test_it_says_how_much_is_left_and_cannot_be_finished_before(view: MergeView) -> None:
    assert view.head.left.text() == "2 clashes left, 1 place to check"
    assert not view.head.finish.isEnabled()


def test_next_goes_through_what_is_left_and_around(view: MergeView, qtbot: QtBot) -> None:
    qtbot.waitActive(view)
    seen = []
    for _ in range(3):
        QTest.keyClick(view.list, _F7)
        seen.append(current(view).partition(" \N{MIDDLE DOT}")[0])
    assert seen == ["2: merged by words", "Clash 3", "Clash 1"]
    QTest.keyClick(view.list, _F7, Qt.KeyboardModifier.ShiftModifier)
    assert current(view).startswith("Clash 3")


def test_choices_and_what_nobody_disputes_make_the_result(view: MergeView, qtbot: QtBot) -> None:
    view.choices.press(Choice.THEIRS)
    view.step(1)
    view.step(1)
    view.choices.press(Choice.BOTH)
    with qtbot.waitSignal(view.finished) as done:
        view.head.finish.click()
    tower = "The old tower is old and dark grey."
    assert done.args == [f"A deep loch.\n\nMany birds.\n\n{tower}\n\nTrout.\nPike.\n\nEnd."]


def test_undo_in_the_result_takes_a_choice_back(view: MergeView) -> None:
    view.choices.press(Choice.THEIRS)
    assert view.head.left.text() == "1 clash left, 1 place to check"
    view.result.undo()
    assert view.head.left.text() == "2 clashes left, 1 place to check"
    assert view.result.text().startswith("A wide loch.")
    view.result.redo()
    assert view.head.left.text() == "1 clash left, 1 place to check"


def test_editing_by_hand_begins_with_both_texts_selected(view: MergeView) -> None:
    view.choices.press(Choice.BY_HAND)
    assert view.result.selected_text() == "A wide loch.\nA deep loch."
    QTest.keyClicks(view.result, "A wide, deep loch.")
    assert "edited by hand" in current(view)
    assert view.result.text().startswith("A wide, deep loch.\n\nMany birds.")


def test_typing_elsewhere_in_the_result_decides_nothing(view: MergeView) -> None:
    end = view.result.text_length()
    view.result.change(end, end, "A last word.")
    assert view.head.left.text() == "2 clashes left, 1 place to check"


def test_what_was_merged_by_words_can_be_taken_from_one_side(view: MergeView) -> None:
    view.step(1)
    assert "2: merged by words \N{MIDDLE DOT} checked" in current(view)
    view.choices.press(Choice.MINE)
    assert "The old tower is old and grey." in view.result.text()
    view.choices.press(Choice.UNITED)
    assert "The old tower is old and dark grey." in view.result.text()


def test_the_keys_alone_finish_a_merge(view: MergeView, qtbot: QtBot) -> None:
    qtbot.waitActive(view)
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(view.list, _Key.Key_1, alt)
    QTest.keyClick(view.list, _F7)
    QTest.keyClick(view.list, _F7)
    QTest.keyClick(view.list, _Key.Key_2, alt)
    with qtbot.waitSignal(view.finished) as done:
        QTest.keyClick(view.result, _Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert done.args is not None
    assert "A wide loch." in done.args[0]
    assert "Pike." in done.args[0]


def test_a_side_that_removed_everything_says_so(view: MergeView) -> None:
    view.show_case(MergeCase("Page", NAMES, merge("A\nB", "A", "A\nC")))
    assert view.sides.mine.text.text() == ""
    assert view.sides.mine.text.placeholderText() == "Nothing stands here"
    view.choices.press(Choice.MINE)
    assert view.result.text().rstrip() == "A"


def test_a_column_begins_at_its_first_change(view: MergeView) -> None:
    long = "word " * 3000
    merged = marked(merge(f"{long}end", f"{long}fin", f"{long}stop"))
    view.show_case(MergeCase("Page", NAMES, merged))
    assert view.sides.mine.text.verticalScrollBar().value() > 0


def test_the_columns_scroll_together(view: MergeView) -> None:
    long = "a line\n" * 100
    view.show_case(MergeCase("Page", NAMES, merge("", long + "b", long + "c")))
    mine, theirs = (side.text.verticalScrollBar() for side in (view.sides.mine, view.sides.theirs))
    mine.setValue(mine.maximum())
    assert theirs.value() == theirs.maximum() > 0


def test_every_control_has_a_name(view: MergeView) -> None:
    for button in view.findChildren(QAbstractButton):
        assert button.text() or button.accessibleName()
    sides = view.sides
    for text in (view.result, view.list, sides.mine.text, sides.base.text, sides.theirs.text):
        assert text.accessibleName()
    index = view.list.currentIndex()
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Clash 1 \N{MIDDLE DOT} not decided: A wide loch."


def test_it_fits_a_small_screen_and_takes_other_colours(view: MergeView) -> None:
    view.set_theme(DARK)
    assert view.minimumSizeHint().width() <= 1000
    assert view.minimumSizeHint().height() <= 480


def test_undo_and_redo_work_from_the_list(view: MergeView, qtbot: QtBot) -> None:
    qtbot.waitActive(view)
    QTest.keyClick(view.list, _Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert view.result.text().startswith("A deep loch.")
    QTest.keyClick(view.list, _Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.result.text().startswith("A wide loch.")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view.sides.theirs.text, _Key.Key_Z, both)
    assert view.result.text().startswith("A deep loch.")


def test_a_merge_that_is_shown_again_begins_at_what_is_left(view: MergeView) -> None:
    case = view.case
    assert case is not None
    view.choices.press(Choice.THEIRS)
    state = view.state
    assert state is not None
    view.clear()
    assert view.state is None
    view.show_case(case, state)
    assert view.head.left.text() == "1 clash left"
    assert current(view).startswith("2: merged by words")


def test_a_merge_nobody_touched_has_nothing_to_be_kept(view: MergeView) -> None:
    assert view.state is None
    view.step(1)  # to a place that is to be looked at
    assert view.state is not None


def test_the_buttons_and_the_list_speak_of_copies_where_copies_are_merged(view: MergeView) -> None:
    names = SideNames("This file", "Before", "The copy", between=Between.COPIES)
    view.show_case(MergeCase("A page", names, marked(merge("a", "b", "c"))))
    buttons = view.choices.findChildren(QAbstractButton)
    said = [button.text() for button in buttons if button.isVisible()]
    assert said == ["Take this file's", "Take the copy's", "Take both", "Edit by hand"]
    view.choices.press(Choice.THEIRS)
    assert current(view).startswith("Clash 1 \N{MIDDLE DOT} the copy's taken")


def test_the_next_merge_speaks_of_people_again(view: MergeView) -> None:
    names = SideNames("This file", "Before", "The copy", between=Between.COPIES)
    view.show_case(MergeCase("A page", names, marked(merge("a", "b", "c"))))
    view.show_case(MergeCase("A page", NAMES, marked(merge("a", "b", "c"))))
    shown = [button.toolTip() for button in view.choices.findChildren(QAbstractButton)]
    assert shown[:2] == ["Take mine (Alt+1)", "Take theirs (Alt+2)"]
