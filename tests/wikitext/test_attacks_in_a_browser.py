"""The attacks in a real browser page with script allowed: nothing runs, nothing is requested."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from recension.ui.preview import prepare_web_engine

from .attacks import vectors
from .conftest import render_block

pytest.importorskip("PySide6.QtWebEngineWidgets", exc_type=ImportError)

from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from recension.ui.preview.scheme import register_scheme

prepare_web_engine()  # before the first test makes the application object

# What WebEngine says where there is no graphics card, as in most places that run tests.
pytestmark = pytest.mark.qt_log_ignore("[Vv]ulkan", "GPU", "RHI", "QRhi", "GBM", "js:")

_BASE = "https://wiki.example/"
_TRAP = (
    "<script>window.hits = 0;"
    "for (const name of ['alert', 'msgbox', 'x', 'confirm', 'prompt', 'open'])"
    "  window[name] = () => { window.hits += 1; };</script>"
)
# Everything a reader could do to an element, done to all of them; links are not followed.
_PROVOKE = """
for (const element of document.querySelectorAll('body *')) {
  for (const kind of ['click', 'mouseover', 'focus', 'load', 'error', 'toggle', 'animationstart'])
    element.dispatchEvent(new Event(kind, {cancelable: true}));
}
window.hits;
"""


class _Requests(QWebEngineUrlRequestInterceptor):
    """Blocks and notes what the page asks for, but its own pictures and its icon."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802 - Qt's name
        url = info.requestUrl().toString()
        if url.startswith((f"{_BASE}images/", f"{_BASE}favicon.ico")):
            info.block(True)  # noqa: FBT003 - Qt's own
        elif not url.startswith("data:text/html"):
            self.asked.append(url)
            info.block(True)  # noqa: FBT003 - Qt's own


class _Browser:
    def __init__(self, qtbot: QtBot) -> None:
        register_scheme()  # too late once WebEngine runs, and other tests need it
        self._qtbot = qtbot
        self.requests = _Requests()
        self._profile = QWebEngineProfile()
        self._profile.setUrlRequestInterceptor(self.requests)
        self.page = QWebEnginePage(self._profile)

    def show(self, html: str) -> None:
        with self._qtbot.waitSignal(self.page.loadFinished, timeout=30_000):
            self.page.setHtml(f"<!DOCTYPE html>{_TRAP}<body>{html}</body>", QUrl(_BASE))

    def ask(self, code: str) -> object:
        answers: list[object] = []

        def take(value: object) -> None:  # WebEngine crashes on a builtin method
            answers.append(value)

        self.page.runJavaScript(code, 0, take)
        self._qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]

    def close(self) -> None:
        with self._qtbot.waitSignal(self.page.destroyed):
            self.page.deleteLater()
        self._profile.deleteLater()


@pytest.fixture
def browser(qtbot: QtBot) -> Iterator[_Browser]:
    """A page with script allowed."""
    made = _Browser(qtbot)
    yield made
    made.close()


def test_attacks_do_nothing_in_a_browser(browser: _Browser) -> None:
    browser.show("\n".join(render_block(vector) for vector in vectors()))
    assert browser.ask(_PROVOKE) == 0
    assert browser.ask("document.querySelectorAll('body a').length > 20") is True
    assert browser.requests.asked == []


def test_the_trap_would_have_caught_them(browser: _Browser, qtbot: QtBot) -> None:
    browser.show('<b onclick="alert(1)">a</b><img src="https://evil.example/x" onerror="alert(1)">')
    qtbot.waitUntil(lambda: bool(browser.requests.asked), timeout=10_000)
    hits = browser.ask(_PROVOKE)
    assert isinstance(hits, int | float)
    assert hits >= 1
