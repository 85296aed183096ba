"""The attacks in a real browser page with script allowed: nothing runs, nothing is requested."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import cycle

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from recension.ui.preview import prepare_web_engine
from recension.wikitext import Renderer, Site

from .attacks import AROUND, FRAGMENTS, vectors
from .conftest import IMAGES, Pages
from .known_attacks import known_attacks

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
_OWN = ("/images/", "/favicon.ico")
_MIXTURES = 600
_PER_PAGE = 300  # attacks that are shown at once: Qt takes pages of two megabytes at most
_TRAP = (
    "<script>window.hits = 0;"
    "for (const name of ['alert', 'msgbox', 'x', 'confirm', 'prompt', 'open'])"
    "  window[name] = () => { window.hits += 1; };</script>"
)
# Everything a reader could do to an element, done to all of them; links are clicked, and lead
# nowhere unless they are script.
_PROVOKE = """
const kinds = ['mouseover', 'focus', 'load', 'error', 'toggle', 'animationstart', 'click'];
for (const element of document.querySelectorAll('body *')) {
  for (const kind of kinds) element.dispatchEvent(new Event(kind, {cancelable: true}));
  if (/^[\\s\\0-\\x20]*(?!https?:|[/#])/.test(element.getAttribute('href') || '#')) element.click();
}
window.hits;
"""


class _Requests(QWebEngineUrlRequestInterceptor):
    """Blocks and notes what the page asks for, but its own pictures and its icon."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802 - Qt's name
        url = info.requestUrl()
        if url.scheme() == "data":
            return
        if not (url.host() == QUrl(_BASE).host() and url.path().startswith(_OWN)):
            self.asked.append(url.toString())
        info.block(True)  # noqa: FBT003 - Qt's own


class _Page(QWebEnginePage):
    """A page that notes where it was led, and goes nowhere."""

    def __init__(self, profile: QWebEngineProfile) -> None:
        super().__init__(profile)
        self.led: list[str] = []

    def acceptNavigationRequest(  # noqa: N802 - Qt's name
        self,
        url: QUrl | str,
        kind: QWebEnginePage.NavigationType,
        isMainFrame: bool,  # noqa: FBT001, N803 - Qt's signature
    ) -> bool:
        if kind is QWebEnginePage.NavigationType.NavigationTypeTyped and isMainFrame:
            return True
        self.led.append(QUrl(url).toString())
        return False

    def javaScriptConsoleMessage(self, *_message: object) -> None:  # noqa: N802 - Qt's name
        """Say nothing of what was blocked."""


class _Browser:
    def __init__(self, qtbot: QtBot) -> None:
        register_scheme()  # too late once WebEngine runs, and other tests need it
        self._qtbot = qtbot
        self.requests = _Requests()
        self._profile = QWebEngineProfile()
        self._profile.setUrlRequestInterceptor(self.requests)
        self.page = _Page(self._profile)

    def show(self, html: str) -> None:
        with self._qtbot.waitSignal(self.page.loadFinished) as loaded:
            self.page.setHtml(f"<!DOCTYPE html>{_TRAP}<body>{html}</body>", QUrl(_BASE))
        assert loaded.args == [True]

    def ask(self, code: str) -> object:
        answers: list[object] = []

        def take(value: object) -> None:  # WebEngine crashes on a builtin method
            answers.append(value)

        self.page.runJavaScript(code, 0, take)
        self._qtbot.waitUntil(lambda: bool(answers))
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


def _attacks() -> Iterator[str]:
    """Yield every attack as it is and in one of the places, and mixtures of them all."""
    places = cycle(AROUND)
    for vector in (*vectors(), *known_attacks()):
        yield vector
        yield next(places).replace("@", vector)
    chance = random.Random(1)
    for _ in range(_MIXTURES):
        yield "".join(chance.choices(FRAGMENTS, k=chance.randint(2, 12)))


def _pages() -> Iterator[str]:
    """Yield the HTML of the attacks, many to a page."""
    pages = Pages({"Template:1x": "{{{1}}}"}, IMAGES)
    renderer = Renderer(Site.default())
    htmls = []
    for attack in _attacks():
        page = renderer.render(attack, "Test page", pages)
        shown = (page.html, page.title_html, *page.indicators.values())
        htmls.append("".join(f"<div>{html}</div>" for html in shown))
    for start in range(0, len(htmls), _PER_PAGE):
        yield "\n".join(htmls[start : start + _PER_PAGE])


def test_attacks_do_nothing_in_a_browser(browser: _Browser, qtbot: QtBot) -> None:
    links = 0
    for html in _pages():
        browser.show(html)
        assert browser.ask(_PROVOKE) == 0
        found = browser.ask("document.querySelectorAll('body a').length")
        assert isinstance(found, int | float)
        links += int(found)
    qtbot.wait(200)  # what is forbidden has this long to happen
    assert browser.ask("window.hits") == 0
    assert browser.requests.asked == []
    assert browser.page.led == []
    assert links > 300


def test_the_trap_would_have_caught_them(browser: _Browser, qtbot: QtBot) -> None:
    browser.show(
        '<b onclick="alert(1)">a</b><img src="https://evil.example/x" onerror="alert(1)">'
        '<a href="javascript:alert(1)">b</a><a href="\x01java\nscript:alert(1)">c</a>'
    )
    qtbot.waitUntil(lambda: browser.requests.asked == ["https://evil.example/x"])
    browser.ask(_PROVOKE)
    qtbot.waitUntil(lambda: browser.ask("window.hits") == 5)


def test_the_trap_sees_where_a_page_leads(browser: _Browser, qtbot: QtBot) -> None:
    browser.show('<meta http-equiv="refresh" content="0;url=https://evil.example/">')
    qtbot.waitUntil(lambda: browser.page.led == ["https://evil.example/"])
