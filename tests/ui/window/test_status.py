"""The status line."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from recension.ui.theme import LIGHT
from recension.ui.window.status import StatusLine


@pytest.fixture
def status(qtbot: QtBot) -> StatusLine:
    built = StatusLine(LIGHT)
    qtbot.addWidget(built)
    return built


def test_places_are_counted_from_one(status: StatusLine) -> None:
    status.show_caret(4, 0)
    assert status.caret_label.text() == "Ln 5, Col 1"


def test_size_tells_the_change_only_where_there_is_one(status: StatusLine) -> None:
    status.show_size(1101, 4)
    assert status.size_label.text() == "1,101 bytes (+4)"
    status.show_size(1101, 0)
    assert status.size_label.text() == "1,101 bytes"


def test_words_have_a_singular(status: StatusLine) -> None:
    status.show_words(1)
    assert status.words_label.text() == "1 word"
    status.show_words(1930)
    assert status.words_label.text() == "1,930 words"


def test_a_failed_preview_says_why(status: StatusLine) -> None:
    status.show_rendering(None, "It took too long.")
    assert status.rendering_label.text() == "Preview failed"
    assert status.rendering_label.toolTip() == "It took too long."
    status.show_rendering(20.6)
    assert status.rendering_label.text() == "Preview 21 ms"


def test_without_a_page_there_are_no_figures(status: StatusLine) -> None:
    status.show_words(3)
    status.clear_page()
    assert status.words_label.text() == ""
