"""Who wrote this: tints by age, and the author of the word at the caret."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from recension.store import RevisionFile
from recension.ui.theme import DARK
from recension.ui.window.ages import Ages

from .conftest import Whole


@pytest.fixture
def told(whole: Whole, lake: Path) -> Whole:
    """A window that shows who wrote its page."""
    whole.open(lake)
    whole.press("who-wrote")
    whole.wait(lambda: whole.desk.who_wrote.is_shown)
    return whole


def _says_at(whole: Whole, word: str) -> str:
    at = whole.window.editor.text().index(word)
    whole.window.editor.select(at, at)
    return whole.window.authors_bar.said.text()


def _tints(whole: Whole) -> list[tuple[str, str]]:
    selections = [
        each for each in whole.window.editor.extraSelections() if each.cursor.hasSelection()
    ]
    return [
        (each.cursor.selectedText(), each.format.background().color().name()) for each in selections
    ]


def test_the_author_of_the_word_at_the_caret_is_told(told: Whole) -> None:
    assert _says_at(told, "wide").startswith("Tom, ")
    assert _says_at(told, "loch").startswith("Mary, ")
    assert _says_at(told, "trout").endswith(", trout")


def test_the_text_is_tinted_by_age_in_the_colours_of_the_theme(told: Whole) -> None:
    theme = told.window.theme
    assert _tints(told) == [
        ("A", theme.age_old),
        (" wide", theme.age_new),
        (" loch", theme.age_old),
        (" with [[trout]]", theme.age_middle),
        (".", theme.age_old),
    ]

    told.window.set_theme(DARK)
    told.wait(lambda: _tints(told)[0][1] == DARK.age_old)


def test_lines_that_come_into_view_are_tinted(told: Whole) -> None:
    told.window.editor.select(0, 0)
    told.window.editor.insert_text("\n" * 60)
    told.wait(lambda: "wide" not in "".join(words for words, _ in _tints(told)))

    end = told.window.editor.text_length()
    told.window.editor.select(end, end)

    told.wait(lambda: (" wide", told.window.theme.age_new) in _tints(told))


def test_what_is_typed_is_yours_and_not_saved(told: Whole) -> None:
    at = told.window.editor.text().index("loch")
    told.window.editor.select(at, at)
    told.type("deep ")

    assert _says_at(told, "deep") == "you, not saved yet"
    assert not told.window.authors_bar.show_revision.isEnabled()
    assert _says_at(told, "loch").startswith("Mary, ")


def test_saving_makes_it_a_revision(told: Whole) -> None:
    told.type("So ")
    told.save("a word")

    told.wait(lambda: "a word" in _says_at(told, "So"))


def test_the_change_that_brought_a_word_is_shown(told: Whole) -> None:
    _says_at(told, "trout")
    told.window.authors_bar.show_revision.click()

    told.wait(lambda: _pair(told) == (1, 2))


def _pair(whole: Whole) -> tuple[int, int] | None:
    pair = whole.desk.comparing.pair
    if pair is None or pair.old is None or pair.new is None:
        return None
    return pair.old.id, pair.new.id


@pytest.mark.qt_log_ignore(r"does not support raise\(\)", extend=True)
def test_the_author_of_the_word_under_the_pointer_is_told(told: Whole) -> None:
    viewport = told.window.editor.viewport()
    at = told.window.editor.text().index("wide")
    place = told.window.editor.cursorRect(told.window.editor.cursor_over(at + 1, at + 1)).center()

    QApplication.sendEvent(
        viewport, QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    )

    assert QToolTip.text().startswith("Tom, ")


def test_it_is_switched_off_with_its_tints(told: Whole) -> None:
    told.press("who-wrote")

    assert _tints(told) == []
    assert told.window.authors_bar.isHidden()


def test_another_page_is_asked_for_anew(told: Whole) -> None:
    told.workspace.open_page("Swan")
    told.wait(lambda: told.title == "Swan" and told.desk.who_wrote.is_shown)

    assert _says_at(told, "Birds").startswith("Mary, ")


def test_ages_are_thirds_of_the_revisions(lake: Path) -> None:
    with RevisionFile.open(lake) as file:
        revisions = [file.revision(number) for number in (1, 2, 4)]

    ages = Ages(revisions)

    assert [ages.role(origin) for origin in (1, 2, 4, 0)] == [
        *("age_old", "age_middle", "age_new"),
        "age_now",
    ]
    assert Ages(revisions[:1]).role(1) == "age_new"


def test_the_line_of_the_caret_stays_in_view_over_the_bar(whole: Whole, tmp_path: Path) -> None:
    path = tmp_path / "long.recension"
    with RevisionFile.create(path) as file:
        file.save("Long", "\n".join(f"Line {number}" for number in range(200)))
    whole.open(path)
    editor = whole.window.editor
    editor.go_to_line(199)
    whole.wait(lambda: editor.viewport().rect().contains(editor.cursorRect()))

    whole.press("who-wrote")
    whole.wait(lambda: whole.desk.who_wrote.is_shown)

    whole.wait(lambda: editor.viewport().rect().contains(editor.cursorRect()))
