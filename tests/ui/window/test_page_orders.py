"""Going to a page and beginning one, by the panel of the pages."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from .conftest import Whole


def test_jumping_brings_the_pages_before_what_lies_over_them(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    whole.press("find-in-pages")
    pages = whole.window.pages
    whole.wait(lambda: not pages.field.isVisible() or pages.visibleRegion().isEmpty())

    whole.press("jump")

    whole.wait(lambda: not pages.field.visibleRegion().isEmpty())


def test_a_new_page_says_that_it_has_no_changes_yet(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)

    rendering.workspace.new_page("Heron")

    panel = rendering.window.changes
    rendering.wait(lambda: rendering.title == "Heron")
    rendering.wait(lambda: panel._empty.text() == "No changes")


def test_the_order_of_a_covered_pane_brings_it_forward_and_then_hides_it(
    whole: Whole, lake: Path
) -> None:
    whole.open(lake)
    whole.press("find-in-pages")
    pages = whole.window.pages
    whole.wait(lambda: pages.field.visibleRegion().isEmpty())

    whole.press("pages")
    whole.wait(lambda: not pages.field.visibleRegion().isEmpty())
    assert whole.window.actions_by_name["pages"].isChecked()

    whole.press("pages")
    assert whole.window.docks["pages"].isHidden()
    assert not whole.window.actions_by_name["pages"].isChecked()


def test_a_pane_that_is_asked_for_gets_room_to_be_read(whole: Whole, lake: Path) -> None:
    whole.window.resize(1366, 700)
    whole.window.use_default_layout()
    whole.open(lake)
    history = whole.window.docks["history"]
    whole.window.resizeDocks([history], [90], Qt.Orientation.Vertical)
    whole.wait(lambda: history.height() < whole.window.height() // 4)
    whole.press("history")
    whole.wait(history.isHidden)

    whole.press("history")

    whole.wait(lambda: history.height() > whole.window.height() // 3)
