"""Text and preview follow each other, in a window with a real engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollBar

from recension.store import RevisionFile
from recension.ui.preview.text_surface import TextSurface
from recension.ui.theme import LIGHT
from recension.workspace import EngineClient

from .conftest import SIZE, Whole

TEXT = "".join(f"Paragraph {number} of the loch.\n\n" for number in range(200))


@pytest.fixture
def long_page(tmp_path: Path) -> Path:
    """A revision file of a page that is longer than the screen, and of a short one."""
    path = tmp_path / "long.recension"
    with RevisionFile.create(path) as file:
        file.save("Long", TEXT, author="Mary")
        file.save("Other", f"Before.\n\n{TEXT}", author="Mary")
    return path


def bar(whole: Whole) -> QScrollBar:
    surface = whole.window.preview._surface
    assert isinstance(surface, TextSurface)
    return surface.browser.verticalScrollBar()


def top_line(whole: Whole) -> float:
    """Return the line at the top of the preview."""
    surface = whole.window.preview._surface
    assert isinstance(surface, TextSurface)
    place = surface._place_at(bar(whole).value())
    line = whole.window.preview._page.line_of(place) if place else None
    return -1 if line is None else line


def is_shown(whole: Whole) -> bool:
    return whole.window.preview._surface is not None and not whole.window.preview._page.is_empty


def open_page(whole: Whole, title: str) -> None:
    whole.workspace.open_page(title)
    whole.wait(lambda: whole.title == title and is_shown(whole))
    whole.wait(lambda: whole.window.preview._page.title == title)


def test_a_page_that_opens_again_is_shown_where_its_caret_is(
    make_whole: Callable[..., Whole], long_page: Path
) -> None:
    first = make_whole(EngineClient())
    first.open(long_page)
    open_page(first, "Long")
    first.window.editor.go_to_line(150)
    second = make_whole(EngineClient())
    second.window.resize(*SIZE)  # the screen of the tests is smaller, and narrow windows have tabs
    second.desk.start()
    second.wait(lambda: second.title == "Long" and is_shown(second))
    second.wait(lambda: bar(second).value() > 0)
    editor = second.window.editor
    assert editor.caret()[0] == 150
    assert top_line(second) == pytest.approx(editor.top_line(), abs=2)


def test_a_page_that_comes_back_is_shown_where_its_caret_is(
    rendering: Whole, long_page: Path
) -> None:
    rendering.open(long_page)
    open_page(rendering, "Long")
    rendering.window.editor.go_to_line(150)
    rendering.type("Unsaved, so that the page is kept. ")
    rendering.window.preview.setFocus()  # the text does not lead
    open_page(rendering, "Other")
    assert bar(rendering).value() == 0
    open_page(rendering, "Long")
    rendering.wait(lambda: bar(rendering).value() > 0)
    assert top_line(rendering) == pytest.approx(rendering.window.editor.top_line(), abs=2)


def test_a_line_the_caret_goes_to_is_brought_into_the_preview(
    rendering: Whole, long_page: Path
) -> None:
    rendering.open(long_page)
    open_page(rendering, "Long")
    rendering.window.preview.scroll_to_line(300)
    assert bar(rendering).value() > 0
    rendering.window.editor.select(40, 40)
    rendering.wait(lambda: top_line(rendering) < 3)


def test_a_link_to_a_section_leads_there_and_not_to_the_caret(
    rendering: Whole, long_page: Path
) -> None:
    with RevisionFile.open(long_page) as file:
        file.save("Third", f"{TEXT}== Fish ==\n{TEXT}", author="Mary")
    rendering.open(long_page)
    open_page(rendering, "Long")
    rendering.desk.previewing.open_link("Third", "Fish")
    rendering.wait(lambda: rendering.window.preview._page.title == "Third")
    rendering.wait(lambda: top_line(rendering) == pytest.approx(400, abs=3))


def test_the_redirect_word_of_the_wiki_is_coloured(whole: Whole, tmp_path: Path) -> None:
    path = tmp_path / "wiki.recension"
    with RevisionFile.create(path) as file:
        file.save("Moin", "#WEITERLEITUNG [[Hallo]]")
        with file.bulk() as writer:
            writer.learn_redirect("#WEITERLEITUNG [[Tag]]", "Tag")
    whole.open(path)

    def colours() -> set[str]:
        formats = whole.window.editor.document().firstBlock().layout().formats()
        return {found.format.foreground().color().name() for found in formats}

    whole.wait(lambda: LIGHT.syntax_magic in colours())
