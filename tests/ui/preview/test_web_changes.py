"""Going from change to change in a page of WebEngine."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from recension.engine.messages import PreviewUpdate
from recension.ui.preview import MarkedChange
from recension.ui.preview.shown_page import ChangePlace

pytest.importorskip("PySide6.QtWebEngineWidgets", exc_type=ImportError)

from .web import Web

pytestmark = pytest.mark.qt_log_ignore("[Vv]ulkan", "GPU", "RHI", "QRhi", "GBM", "does not support")

MakePage = Callable[..., PreviewUpdate]

_STEP = '<ins data-mw-diff="added" data-mw-step="">{}</ins>'


def test_a_change_is_brought_into_view_and_marked(web: Web, make_page: MakePage) -> None:
    blocks = [f"<p>Block {number}</p>" for number in range(80)]
    blocks[70] = f"<p>{_STEP.format('one')} and {_STEP.format('two')}</p>"
    web.show(make_page(blocks))
    web.preview.scroll_to_step(70, 1)
    web.wait_for("document.querySelector('[data-mw-current]')?.textContent === 'two'")
    top = web.number("document.querySelector('[data-mw-current]').getBoundingClientRect().top")
    assert 0 < top < web.number("document.documentElement.clientHeight")
    web.preview.scroll_to_step(70, 0)
    web.wait_for("document.querySelector('[data-mw-current]').textContent === 'one'")
    assert web.number("document.querySelectorAll('[data-mw-current]').length") == 1


def test_a_change_stays_in_view_while_the_page_becomes_shorter(
    web: Web, make_page: MakePage
) -> None:
    blocks = [f"<p>Block {number}</p>" for number in range(80)]
    blocks[30] = f"<p>{_STEP.format('one')}</p>"
    blocks[20] = '<div id="high" style="height: 9000px">high</div>'
    web.show(make_page(blocks))
    web.preview.scroll_to_step(30, 0)
    web.wait_for("window.scrollY > 8000")

    web.ask("document.getElementById('high').style.height = '10px'")

    box = "document.querySelector('[data-mw-current]').getBoundingClientRect()"
    web.wait_for(f"{box}.top > 0 && {box}.bottom < document.documentElement.clientHeight")


def test_a_click_on_what_moved_leads_to_its_other_end(web: Web, make_page: MakePage) -> None:
    blocks = [f"<p>Block {number}</p>" for number in range(80)]
    blocks[0] = '<p><del data-mw-diff="moved-from" data-mw-move="3">words</del></p>'
    blocks[79] = '<p><ins data-mw-diff="moved-to" data-mw-move="3">words</ins></p>'
    web.show(make_page(blocks))
    web.click("document.querySelector('[data-mw-move]')")
    web.wait_for("window.scrollY > 0 && document.querySelector('ins').className === 'target'")


_LINED = (
    '<ul data-mw-line="0"><li data-mw-line="0">one</li>'
    '<li data-mw-diff="block-removed"><del data-mw-diff="removed">gone</del></li>'
    '<li data-mw-line="1">two <ins data-mw-diff="added" data-mw-step="">and a half</ins></li></ul>'
)
_GONE = '<p><del data-mw-diff="removed" data-mw-step="">a paragraph</del></p>'


def changes_at(web: Web, element: str) -> ChangePlace | None:
    """Return what a menu opened on an element is told of the change there."""
    told: list[ChangePlace | None] = []

    def take(menu: QMenu, change: ChangePlace | None) -> None:
        told.append(change)
        menu.aboutToShow.connect(lambda: QTimer.singleShot(0, menu.close))

    web.surface.menu_opened.connect(take)
    box = f"{element}.getBoundingClientRect()"
    left, top = (web.number(f"{box}.{side} + 4") for side in ("left", "top"))
    web.surface._open_menu(QPoint(round(left), round(top)))
    web.qtbot.waitUntil(lambda: bool(told))
    web.surface.menu_opened.disconnect(take)
    web.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    return told[0]


def test_a_menu_knows_the_change_it_is_opened_on(web: Web, make_page: MakePage) -> None:
    web.show(make_page([_GONE, _LINED]))
    assert changes_at(web, "document.querySelector('ins')") == ChangePlace(1, 1, is_gone=False)
    gone = changes_at(web, "document.querySelectorAll('del')[1]")
    assert gone == ChangePlace(1, 1, is_gone=True)
    assert changes_at(web, "document.querySelector('del')") == ChangePlace(0, 0, is_gone=True)
    assert changes_at(web, "document.querySelector('li')") is None


def test_the_change_that_is_gone_to_can_be_asked_for(web: Web, make_page: MakePage) -> None:
    web.show(make_page([_GONE, _LINED]))
    told: list[object] = []

    def take(change: object) -> None:
        told.append(change)

    web.preview.scroll_to_step(1, 0)
    web.preview.ask_step(take)
    web.qtbot.waitUntil(lambda: bool(told))
    assert told == [MarkedChange(4, is_gone=False, first=3, last=5)]


def test_the_wheel_with_ctrl_asks_for_another_size(web: Web, make_page: MakePage) -> None:
    web.show(make_page(["<p>words</p>"]))
    asked: list[int] = []
    web.preview.zoom_wanted.connect(asked.append)
    turn = "new WheelEvent('wheel', {{deltaY: {}, ctrlKey: {}, cancelable: true, bubbles: true}})"
    for delta, is_held in ((-120, "true"), (120, "true"), (120, "false")):
        web.ask(f"document.body.dispatchEvent({turn.format(delta, is_held)})")
    web.qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked == [1, -1]
