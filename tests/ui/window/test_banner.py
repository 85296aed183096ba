"""Notices above the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from recension.ui.theme import DARK, LIGHT, BannerKind
from recension.ui.window.banner import Banner, Notice, NoticeAction

from .conftest import Whole


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    built = Banner(LIGHT)
    qtbot.addWidget(built)
    return built


def test_it_takes_no_room_while_there_is_nothing_to_say(banner: Banner) -> None:
    assert banner.isHidden()
    banner.show_notice(Notice("a", "Something happened."))
    assert not banner.isHidden()
    banner.remove("a")
    assert banner.isHidden()


def test_a_button_acts_once_and_takes_the_notice_away(banner: Banner) -> None:
    pressed: list[str] = []
    action = NoticeAction("Keep", lambda: pressed.append("kept"))
    banner.show_notice(Notice("draft", "Text recovered.", actions=(action,)))
    banner.press("draft", "Keep")
    assert pressed == ["kept"]
    assert banner.keys == []


def test_the_focus_goes_on_to_the_text_when_a_button_was_pressed_with_a_key(whole: Whole) -> None:
    whole.open_sample()
    whole.window.activateWindow()
    keep = NoticeAction("Keep", lambda: None)
    whole.window.banner.show_notice(Notice("draft", "Text recovered.", actions=(keep,)))
    buttons = whole.window.banner.findChildren(QPushButton)
    button = next(each for each in buttons if each.text() == "Keep")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert whole.window.focusWidget() is whole.window.editor


def test_a_click_on_a_button_leaves_the_focus_where_it_is(whole: Whole) -> None:
    whole.open_sample()
    whole.window.editor.setFocus()
    look = NoticeAction("Look", lambda: None, closes=False)
    whole.window.banner.show_notice(Notice("draft", "Text recovered.", actions=(look,)))
    buttons = whole.window.banner.findChildren(QPushButton)
    button = next(each for each in buttons if each.text() == "Look")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert whole.window.focusWidget() is whole.window.editor


def test_a_button_may_leave_the_notice(banner: Banner) -> None:
    action = NoticeAction("Compare", lambda: None, closes=False)
    banner.show_notice(Notice("draft", "Text recovered.", actions=(action,)))
    banner.press("draft", "Compare")
    assert banner.keys == ["draft"]


def test_an_action_may_show_the_same_notice_again(banner: Banner) -> None:
    again = Notice("save-failed", "Not saved again.")
    action = NoticeAction("Retry", lambda: banner.show_notice(again))
    banner.show_notice(Notice("save-failed", "Not saved.", actions=(action,)))
    banner.press("save-failed", "Retry")
    assert banner.notice("save-failed") == again


def test_a_notice_of_the_same_key_takes_the_place_of_the_old(banner: Banner) -> None:
    banner.show_notice(Notice("a", "Old."))
    banner.show_notice(Notice("a", "New."))
    assert banner.keys == ["a"]
    assert banner.notice("a") == Notice("a", "New.")


def test_the_gravest_stands_on_top(qtbot: QtBot, banner: Banner) -> None:
    banner.show_notice(Notice("note", "A note."))
    banner.show_notice(Notice("error", "An error.", BannerKind.ERROR))
    banner.show_notice(Notice("warning", "A warning.", BannerKind.WARNING))
    banner.setFixedSize(600, 200)
    banner.show()
    qtbot.waitExposed(banner)

    def order() -> list[str]:
        lines = sorted(banner._lines.values(), key=lambda line: line.y())
        return [line.notice.key for line in lines]

    qtbot.waitUntil(lambda: order() == ["error", "warning", "note"])


def test_progress_is_shown_where_it_was_announced(banner: Banner) -> None:
    banner.show_notice(Notice("import", "Importing", is_busy=True))
    banner.show_progress("import", "Importing 40 of 394", 40, 394)
    banner.show_progress("nothing", "", 1, 2)
    bar = banner.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum()) == (40, 394)


def test_its_colours_follow_the_theme(banner: Banner) -> None:
    banner.show_notice(Notice("a", "An error.", BannerKind.ERROR))
    banner.set_theme(DARK)
    line = banner._lines["a"]
    assert line.palette().window().color().name() == DARK.banner_error
