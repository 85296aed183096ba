from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from recension.diff import compare
from recension.store.values import Revision
from recension.ui.changes import Base, ChangesHeader, ChangesPanel, Mode, Side

Show = Callable[[str, str], ChangesPanel]

_OLD = "\n\n".join(f"Paragraph {n} has its own {n} words." for n in range(40))
_NEW = _OLD.replace("Paragraph 5 has", "Paragraph 5 had").replace("Paragraph 30", "Section 30")


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times on the screen are local; the tests live in Greenwich."""
    monkeypatch.setenv("TZ", "UTC")


def words(panel: ChangesPanel) -> str:
    labels = panel._header_bar.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_changes_are_gone_through_in_a_ring(show: Show) -> None:
    panel = show(_OLD, _NEW)
    counts = []
    for go in (*[panel.next_change] * 3, panel.previous_change):
        go()
        counts.append(panel._toolbar._count.text().partition(" \N{MIDDLE DOT}")[0])
    assert counts == [f"Change {number} of 2" for number in (1, 2, 1, 2)]


@pytest.mark.parametrize("text", ["One line", "A paragraph.\n\nAnother one.\n"])
def test_a_created_page_and_a_blanked_one_are_one_change_each(show: Show, text: str) -> None:
    for old, new in (("", text), (text, "")):
        shown = show(old, new)._view.comparison
        assert len(shown.steps) == 1
        assert len(show(old, new)._view.plan) == 2 + text.count("\n")  # a caption, and its lines


def test_every_mode_can_be_reached_in_a_narrow_panel(show: Show, qtbot: QtBot) -> None:
    panel = show(_OLD, _NEW)
    bar = panel._toolbar
    modes = [bar._bar.widgetForAction(action) for action in bar._modes.values()]
    for width, style in ((1000, "TextBesideIcon"), (480, "IconOnly"), (1000, "TextBesideIcon")):
        panel.resize(width, 600)
        for button in (*modes, bar._bar.widgetForAction(bar._next)):
            qtbot.waitUntil(button.isVisible)
        assert {str(button.property("toolButtonStyle")).endswith(style) for button in modes} == {
            True
        }


def test_what_is_compared_with_is_named_whole_before_the_modes_are(
    show: Show, qtbot: QtBot
) -> None:
    panel = show("a", "b")
    bases = panel._toolbar._bases
    panel.set_bases([Base(1, "22:29, 12 September 2026, as sent")], 1)
    for width in range(700, 1100, 50):
        panel.resize(width, 300)
        qtbot.waitUntil(lambda: bases.width() >= min(bases.sizeHint().width(), 320))


def test_the_key_puts_back_the_whole_change_and_the_arrow_its_row(show: Show) -> None:
    old = "{|\n|-\n| a\n|}"
    panel = show(old, "{|\n|-\n| a\n|-\n| one\n| two\n|}")
    asked: list[str] = []

    def note(row: int) -> None:
        [change] = panel.replacements(row)
        text = panel._view.comparison.new.text
        asked.append(text[: change.start] + change.text + text[change.stop :])

    panel.revert_requested.connect(note)
    panel._view.can_revert = True
    panel.next_change()
    panel.revert_current()
    panel._view.revert_requested.emit(panel._view.current_row())
    assert asked[0] == old
    assert len(asked[1].split("\n")) == 6


def test_an_unsaved_text_is_named_and_has_its_bytes(show: Show) -> None:
    panel = show("four", "fo")
    assert "Revision as of 04:19, 29 September 2019" in words(panel)
    assert "no edit summary" in words(panel)
    assert "Your text (not saved)" in words(panel)
    assert "(\N{MINUS SIGN}2)" in words(panel)


def test_a_pair_of_revisions_has_one_header(panel: ChangesPanel, revision: Revision) -> None:
    panel.resize(900, 600)
    newer = replace(revision, id=8, summary="/* Lake */ trout & char")
    header = ChangesHeader("Loch <Aird>", Side(revision), Side(newer), 4, has_older=True)
    panel.show_comparison("a", "a b", compare("a", "a b").rows, {}, header)
    for part in ("Changes", "Loch &lt;Aird&gt;", "4 bytes added, 04:19, 29 September 2019"):
        assert part in words(panel)
    assert "→Lake: trout &amp; char" in words(panel)
    assert panel._header_bar._older.isEnabled()
    assert not panel._header_bar._newer.isEnabled()


def test_revisions_that_are_not_neighbours_are_told_apart(
    panel: ChangesPanel, revision: Revision
) -> None:
    newer = replace(revision, id=12, author="Bob", summary="trout", is_minor=True)
    newer = replace(newer, time=revision.time.replace(hour=6))
    header = ChangesHeader("A", Side(revision), Side(newer), 4, is_edit=False, between=3)
    panel.show_comparison("a", "a b", compare("a", "a b").rows, {}, header)
    bar = panel._header_bar
    assert plain(bar._left) == [
        "Revision as of 04:19, 29 September 2019",
        "#7 · Ann",
        "no edit summary",
    ]
    assert plain(bar._middle) == ["3 revisions between them are not shown"]
    assert plain(bar._right) == [
        "Revision as of 06:19, 29 September 2019",
        "#12 · Bob · (+4) bytes",
        "m trout",
    ]


def test_a_revision_without_an_author_says_no_more_than_it_knows(
    panel: ChangesPanel, revision: Revision
) -> None:
    nobody = Side(replace(revision, author=""))
    header = ChangesHeader("A", nobody, nobody, 4, is_edit=False, between=3)
    panel.show_comparison("a", "a b", compare("a", "a b").rows, {}, header)
    assert plain(panel._header_bar._right)[1:] == ["#7 · (+4) bytes", "no edit summary"]


def plain(label: QLabel) -> list[str]:
    """Return what can be read in a label, line by line; nothing of one that is hidden."""
    if not label.isVisible():
        return []
    return QTextDocumentFragment.fromHtml(label.text()).toPlainText().split("\n")


def lines(panel: ChangesPanel) -> list[str]:
    """Return what can be read in the header, line by line."""
    return (
        QTextDocumentFragment.fromHtml(panel._header_bar._middle.text()).toPlainText().split("\n")
    )


def test_the_header_of_a_pair_reads_in_four_lines(panel: ChangesPanel, revision: Revision) -> None:
    panel.resize(900, 260)
    header = ChangesHeader("Loch Aird", Side(revision), Side(replace(revision, id=8)), 4)
    panel.show_comparison("a", "a b", compare("a", "a b").rows, {}, header)
    size = "4 bytes added, 04:19, 29 September 2019 #8"
    assert lines(panel) == ["Changes", "Loch Aird", size, "no edit summary"]
    assert panel._header_bar.height() <= 4 * panel.fontMetrics().lineSpacing() + 5
    panel.resize(900, 180)
    assert lines(panel) == ["Changes · Loch Aird", f"{size} · no edit summary"]


def test_older_and_newer_are_asked_for(
    qtbot: QtBot, panel: ChangesPanel, revision: Revision
) -> None:
    header = ChangesHeader("A", Side(revision), Side(revision), 4, has_older=True, has_newer=True)
    panel.show_comparison("a", "b", compare("a", "b").rows, {}, header)
    with qtbot.waitSignal(panel.older_requested):
        panel._header_bar._older.click()
    with qtbot.waitSignal(panel.newer_requested):
        panel._header_bar._newer.click()


def test_equal_texts_say_so(show: Show) -> None:
    panel = show("same", "same")
    assert panel._empty.text() == "No changes"
    assert panel._empty.isVisible()


def test_nothing_to_compare_with_says_so(show: Show) -> None:
    panel = show(_OLD, _NEW)
    panel.show_nothing()
    assert panel._empty.text() == "Nothing to compare with yet"
    panel.show_nothing("The file has one revision.")
    assert panel._empty.text() == "The file has one revision."


def test_a_base_is_chosen_by_its_key(qtbot: QtBot, panel: ChangesPanel) -> None:
    panel.set_bases([Base(1, "Last saved revision"), Base(2, "The one before")], 1)
    combo = panel._toolbar._bases
    assert combo.currentText() == "Last saved revision"
    with qtbot.waitSignal(panel.base_chosen) as chosen:
        combo.activated.emit(1)
    assert chosen.args == [2]


def test_the_mode_is_told_once(qtbot: QtBot, show: Show) -> None:
    panel = show(_OLD, _NEW)
    with qtbot.waitSignal(panel.mode_changed) as changed:
        panel.set_mode(Mode.INLINE)
    assert changed.args == [Mode.INLINE]
    assert panel.mode is Mode.INLINE
    with qtbot.assertNotEmitted(panel.mode_changed):
        panel.set_mode(Mode.INLINE)


def test_the_current_change_can_be_put_back(qtbot: QtBot, show: Show) -> None:
    panel = show(_OLD, _NEW)
    panel.next_change()
    with qtbot.waitSignal(panel.revert_requested) as asked:
        panel.revert_current()
    text = _NEW
    for each in panel.replacements(asked.args[0]):
        text = text[: each.start] + each.text + text[each.stop :]
    assert text == _OLD.replace("Paragraph 30", "Section 30")


def test_a_pair_of_revisions_cannot_be_put_back(
    qtbot: QtBot, panel: ChangesPanel, revision: Revision
) -> None:
    header = ChangesHeader("A", Side(revision), Side(revision), 4)
    panel.show_comparison("a", "b", compare("a", "b").rows, {}, header)
    panel.next_change()
    with qtbot.assertNotEmitted(panel.revert_requested):
        panel.revert_current()


def test_the_overview_shows_every_change_in_its_place(show: Show) -> None:
    panel = show(_OLD, _NEW)
    panel._view.set_context(None)
    panel._rows.show_ticks()
    ticks = panel._overview._ticks
    assert len(ticks) == 2
    assert 0.1 < ticks[0].top < 0.15
    assert 0.7 < ticks[1].top < 0.8


def test_a_click_on_the_overview_goes_there(show: Show) -> None:
    panel = show(_OLD, _NEW)
    panel._view.set_context(None)
    panel._overview.place_chosen.emit(1.0)
    assert panel._view.visible[-1].number == len(panel._view.plan) - 1
