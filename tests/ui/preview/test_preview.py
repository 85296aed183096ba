"""The preview as a whole, without WebEngine."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from recension.engine.messages import ImageData, PreviewBlock, PreviewUpdate, Splice
from recension.ui.preview import Preview
from recension.ui.preview.text_surface import TextSurface
from recension.ui.theme import DARK

MakePage = Callable[..., PreviewUpdate]

_PARAGRAPHS = [f"<p>Paragraph {number} of the page, about sheep.</p>" for number in range(60)]


def surface(preview: Preview) -> TextSurface:
    assert isinstance(preview._surface, TextSurface)
    return preview._surface


def text(preview: Preview) -> str:
    return surface(preview).browser.toPlainText()


def test_a_page_is_shown_with_its_title(plain: Preview, make_page: MakePage) -> None:
    plain.update_page(make_page(["<p>One.</p>", "<p>Two.</p>"]))
    assert text(plain).split("\n") == ["Loch Aird", "One.", "Two."]


def test_changed_blocks_take_the_place_of_old_ones(
    qtbot: QtBot, plain: Preview, make_page: MakePage
) -> None:
    page = make_page(["<p>One.</p>", "<p>Two.</p>"])
    plain.update_page(page)
    splices = (Splice(1, 1, (PreviewBlock(9, "<p>Three.</p>"),)),)
    plain.update_page(PreviewUpdate(2, 1, 2, "Loch Aird", "Loch Aird", 1, 2, splices, page.lines))
    qtbot.waitUntil(lambda: "Three." in text(plain))
    assert "Two." not in text(plain)


def test_an_update_for_another_list_is_refused(
    qtbot: QtBot, plain: Preview, make_page: MakePage
) -> None:
    plain.update_page(make_page(["<p>One.</p>"]))
    with qtbot.waitSignal(plain.outdated):
        plain.update_page(PreviewUpdate(2, 1, 2, "Loch Aird", "", 7, 8, (), ()))
    assert "One." in text(plain)


def test_a_failure_keeps_the_page_and_says_why(plain: Preview, make_page: MakePage) -> None:
    plain.update_page(make_page(["<p>One.</p>"]))
    plain.show_failure("The page took too long.")
    assert "One." in text(plain)
    assert plain._notice.isVisible()
    assert plain._notice.accessibleName() == "The page took too long."
    plain.update_page(make_page(["<p>One.</p>"], serial=2))
    assert not plain._notice.isVisible()


def test_links_lead_to_pages_places_and_the_outside(
    qtbot: QtBot, plain: Preview, make_page: MakePage
) -> None:
    plain.update_page(make_page(["<p>One.</p>"]))
    browser = surface(plain).browser
    with qtbot.waitSignal(plain.page_link_activated) as page:
        browser.anchorClicked.emit(QUrl("/wiki/Brown_trout#Food"))
    assert page.args == ["Brown trout", "Food"]
    with qtbot.waitSignal(plain.red_link_activated) as red:
        browser.anchorClicked.emit(QUrl("/index.php?title=Pike&action=edit&redlink=1"))
    assert red.args == ["Pike"]
    with qtbot.waitSignal(plain.external_link_activated) as outside:
        browser.anchorClicked.emit(QUrl("https://example.org/"))
    assert outside.args == ["https://example.org/"]


def test_scrolling_leads_to_lines_and_back(
    qtbot: QtBot, plain: Preview, make_page: MakePage
) -> None:
    plain.update_page(make_page(_PARAGRAPHS))
    with qtbot.assertNotEmitted(plain.scrolled):
        plain.scroll_to_line(90)
    bar = surface(plain).browser.verticalScrollBar()
    assert bar.value() > 0
    with qtbot.waitSignal(plain.scrolled) as scrolled:
        bar.setValue(bar.value() + 1)
    assert scrolled.args is not None
    assert 89 <= scrolled.args[0] <= 91


def test_an_empty_page_says_so(plain: Preview, make_page: MakePage) -> None:
    plain.update_page(make_page([]))
    assert plain._empty.isVisible()
    plain.update_page(make_page(["<p>One.</p>"], serial=2))
    assert not plain._empty.isVisible()
    plain.clear()
    assert plain._empty.isVisible()


def test_progress_is_shown_when_it_takes_long(qtbot: QtBot, plain: Preview) -> None:
    plain.set_busy(is_busy=True)
    assert plain._progress.isHidden()
    qtbot.waitUntil(plain._progress.isVisible)
    plain.set_busy(is_busy=False)
    assert plain._progress.isHidden()


def test_text_is_found_in_the_page(qtbot: QtBot, plain: Preview, make_page: MakePage) -> None:
    plain.update_page(make_page(_PARAGRAPHS))
    plain.show_find_bar()
    with qtbot.waitSignal(surface(plain).found) as found:
        plain._find_bar.field.setText("of the page")
    assert found.args == [1, 60]
    with qtbot.waitSignal(surface(plain).found) as found:
        plain._find_bar._find(is_backward=True)
    assert found.args == [60, 60]


def test_a_theme_and_a_size_reach_the_page(plain: Preview, make_page: MakePage) -> None:
    plain.update_page(make_page(_PARAGRAPHS))
    before = surface(plain).browser.font().pointSizeF()
    plain.set_zoom(2.0)
    assert surface(plain).browser.font().pointSizeF() == 2 * before
    plain.set_theme(DARK)
    assert DARK.text in surface(plain).browser.document().defaultStyleSheet()


def test_rich_text_loads_nothing_but_images_of_the_file(
    qtbot: QtBot, plain: Preview, make_page: MakePage, red: Path
) -> None:
    asked: list[str] = []
    plain.image_wanted.connect(asked.append)
    html = (
        f'<p><img src="{red}"><img src="file://{red}"><img src="http://127.0.0.1/x.png">'
        '<img src="recension:/image/A%20b.png"></p><link rel="stylesheet" href="file:///x.css">'
    )
    plain.update_page(make_page([html]))
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["A b.png"]
    assert not _shows_red(plain)


def test_images_appear_when_they_come_and_go_with_their_page(
    plain: Preview, make_page: MakePage, red: Path
) -> None:
    page = make_page(['<p><img src="recension:/image/A%20b.png"></p>'])
    plain.update_page(page)
    assert not _shows_red(plain)
    plain.give_image(ImageData(1, "A b.png", "image/png", red.read_bytes()))
    assert _shows_red(plain)
    plain.clear()
    plain.update_page(page)  # of another file that has the same name for another image
    assert not _shows_red(plain)


@pytest.fixture
def red(tmp_path: Path) -> Path:
    """A picture on the disk, wholly red."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    path = tmp_path / "red.png"
    assert image.save(str(path))
    return path


def _shows_red(preview: Preview) -> bool:
    shown = preview.grab().toImage()
    points = product(range(0, shown.width(), 4), range(0, shown.height(), 4))
    return any(shown.pixelColor(x, y) == QColor("red") for x, y in points)
