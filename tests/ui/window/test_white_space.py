"""Comparing without white space, in the window with a real engine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction

from recension.diff.values import Kind

from .conftest import Whole


def ignore(whole: Whole) -> QAction:
    """Return the entry of the menu of the panel."""
    bar = whole.window.changes._toolbar
    return next(each for each in bar.findChildren(QAction) if each.text() == "Ignore white space")


def changed(whole: Whole) -> list[str]:
    """Return the newer text of each row that is shown as changed."""
    shown = whole.window.changes._view.comparison
    rows = enumerate(shown.rows)
    return [shown.row_text(at, is_old=False) for at, row in rows if row.kind is not Kind.EQUAL]


def opened(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    whole.workspace.open_page("Swan")
    whole.wait(lambda: whole.title == "Swan" and not whole.history_is_empty)


def test_changed_spaces_are_no_change_while_they_are_ignored(rendering: Whole, lake: Path) -> None:
    opened(rendering, lake)
    rendering.window.editor.replace_text("Birds  of the\tloch. ")
    rendering.wait(lambda: changed(rendering) == ["Birds  of the\tloch. "])
    ignore(rendering).trigger()
    rendering.wait(lambda: changed(rendering) == [])
    assert rendering.window.changes._empty.isVisible()
    ignore(rendering).trigger()
    rendering.wait(lambda: len(changed(rendering)) == 1)
    assert not rendering.window.changes._empty.isVisible()


def test_words_typed_while_spaces_are_ignored_are_shown_alone(rendering: Whole, lake: Path) -> None:
    opened(rendering, lake)
    ignore(rendering).trigger()
    rendering.window.editor.replace_text("Birds  of the loch.\n\nA  swan.")
    rendering.wait(lambda: "A  swan." in "".join(changed(rendering)))
    assert "Birds" not in "".join(changed(rendering))
    rendering.type("Two ")
    rendering.wait(lambda: any(text.startswith("Two Birds") for text in changed(rendering)))


def test_two_revisions_are_compared_without_white_space(rendering: Whole, lake: Path) -> None:
    opened(rendering, lake)
    rendering.window.editor.replace_text("Birds of  the loch.")
    rendering.save("spaces")
    rendering.wait(lambda: changed(rendering) == ["Birds of  the loch."])
    ignore(rendering).trigger()
    rendering.wait(lambda: changed(rendering) == [])


def test_what_is_put_back_then_is_the_row_as_it_was(rendering: Whole, lake: Path) -> None:
    opened(rendering, lake)
    before = rendering.window.editor.text()
    ignore(rendering).trigger()
    rendering.window.editor.replace_text(f"{before} \nA  swan.")
    rendering.wait(lambda: changed(rendering) == ["A  swan."])
    rendering.press("next-change")
    rendering.press("put-back")
    assert rendering.window.editor.text() == f"{before} "  # the space is no change, and stays
