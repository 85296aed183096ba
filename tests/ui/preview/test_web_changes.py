"""Going from change to change in a page of WebEngine."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recension.engine.messages import PreviewUpdate

pytest.importorskip("PySide6.QtWebEngineWidgets", exc_type=ImportError)

from .web import Web

pytestmark = pytest.mark.qt_log_ignore("[Vv]ulkan", "GPU", "RHI", "QRhi", "GBM")

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


def test_a_click_on_what_moved_leads_to_its_other_end(web: Web, make_page: MakePage) -> None:
    blocks = [f"<p>Block {number}</p>" for number in range(80)]
    blocks[0] = '<p><del data-mw-diff="moved-from" data-mw-move="3">words</del></p>'
    blocks[79] = '<p><ins data-mw-diff="moved-to" data-mw-move="3">words</ins></p>'
    web.show(make_page(blocks))
    web.click("document.querySelector('[data-mw-move]')")
    web.wait_for("window.scrollY > 0 && document.querySelector('ins').className === 'target'")
