"""The preview in WebEngine: what a hostile page cannot do, and that pages change in place."""

from __future__ import annotations

import base64
import os
import signal
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recension.engine.messages import ImageData, PreviewBlock, PreviewUpdate, Splice

pytest.importorskip("PySide6.QtWebEngineWidgets", exc_type=ImportError)

from .web import Web

# What WebEngine says where there is no graphics card, as in most places that run tests.
pytestmark = pytest.mark.qt_log_ignore("[Vv]ulkan", "GPU", "RHI", "QRhi", "GBM")

MakePage = Callable[..., PreviewUpdate]

_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
    "rkJggg=="
)


class _Server(HTTPServer):
    def __init__(self) -> None:
        self.asked: list[str] = []
        self.callers = 0
        super().__init__(("127.0.0.1", 0), _Handler)

    def verify_request(self, request: object, address: object) -> bool:
        """Count who connects, though it may ask for nothing."""
        self.callers += bool(request and address)
        return True


class _Handler(BaseHTTPRequestHandler):
    timeout = 1  # seconds; who connects may have nothing to ask

    def do_GET(self) -> None:
        assert isinstance(self.server, _Server)
        self.server.asked.append(self.path)
        self.send_response(200)
        self.end_headers()

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_words: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def server() -> Iterator[_Server]:
    """A server that notes what it is asked for."""
    made = _Server()
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def test_a_hostile_page_runs_nothing_and_asks_for_nothing(
    web: Web, server: _Server, make_page: MakePage
) -> None:
    here = f"http://127.0.0.1:{server.server_port}"
    hostile = f"""
        <script>document.documentElement.dataset.hit = "script"</script>
        <img src="{here}/a.png" onerror="document.documentElement.dataset.hit = 'error'">
        <img src="recension:/style/none" onerror="document.documentElement.dataset.hit = 'own'">
        <svg onload="document.documentElement.dataset.hit = 'svg'"><image href="{here}/svg"/></svg>
        <iframe src="{here}/frame"></iframe>
        <iframe srcdoc="<script>parent.document.documentElement.dataset.hit='f'</script>"></iframe>
        <object data="{here}/object"></object><embed src="{here}/embed">
        <link rel="stylesheet" href="{here}/style.css"><link rel="prefetch" href="{here}/fetch">
        <link rel="preconnect" href="{here}/"><link rel="dns-prefetch" href="{here}/">
        <a id="ping" ping="{here}/ping" href="/wiki/Trout">trout</a>
        <img srcset="{here}/set.png 2x"><picture><source srcset="{here}/source"><img></picture>
        <table background="{here}/table"><tr><td>x</td></tr></table>
        <style>@import "{here}/import.css"; body {{ display: none }}</style>
        <p style="background: url({here}/background)">styled</p>
        <video src="{here}/video" poster="{here}/poster" autoplay></video>
        <audio src="{here}/audio" autoplay></audio>
        <meta http-equiv="refresh" content="0; url={here}/refresh">
        <base href="{here}/base/">
        <form action="{here}/form" id="form"><input name="a" autofocus></form>
        <details open ontoggle="document.documentElement.dataset.hit = 'toggle'">x</details>
        <p id="end">end</p>
    """
    web.show(make_page([hostile]))
    web.wait_for("Boolean(document.getElementById('end'))")
    web.ask("document.getElementById('form').submit()")
    web.ask("document.getElementById('ping').click()")
    QTest.qWait(400)  # what is forbidden has this long to happen
    assert web.ask("document.documentElement.dataset.hit || 'none'") == "none"
    assert web.ask("getComputedStyle(document.body).display") == "block"
    assert web.ask("location.href") == "recension://page/"
    assert server.asked == []
    assert server.callers == 0


def test_ids_of_a_page_are_not_taken_for_places_of_the_preview(
    web: Web, make_page: MakePage
) -> None:
    ids = ("firstHeading", "indicators", "warnings", "catlinks", "page")
    hostile = "".join(f"<b id='{id_}' class='block'>{id_}</b>" for id_ in ids)
    page = make_page([hostile, "<p id='end'>end</p>"])
    web.show(replace(page, title_html=f"Loch {hostile}", indicators={"a": hostile}))
    blocks = "document.querySelectorAll('main > #page')[0].children"
    assert web.ask(f"{blocks}.length") == 2
    with web.qtbot.waitSignal(web.preview.source_line_activated) as line:
        web.click("document.getElementById('end')")
    assert line.args is not None
    assert 3 <= line.args[0] <= 5
    web.preview.clear()
    assert web.ask(f"{blocks}.length") == 0


def test_only_changed_blocks_are_touched_and_the_place_stays(web: Web, make_page: MakePage) -> None:
    page = make_page([f"<p>{number} " + "words " * 60 + "</p>" for number in range(40)])
    web.show(page)
    web.preview.scroll_to_line(60)
    web.wait_for("scrollY > 500")
    web.ask("for (const each of document.getElementById('page').children) each.mine = true")
    top = "document.getElementById('page').children[20].getBoundingClientRect().top"
    before = web.ask(f"Math.round({top})")
    tall = PreviewBlock(99, "<p>tall</p>" * 30)
    splices = (Splice(2, 1, (tall, tall)),)
    lines = (*page.lines, 120, 122)
    web.preview.update_page(PreviewUpdate(2, 1, 2, "Loch Aird", "Loch Aird", 1, 2, splices, lines))
    web.wait_for("document.getElementById('page').children.length === 41")
    after = web.ask(f"Math.round({top.replace('20', '21')})")
    assert after == before
    kept = "[...document.getElementById('page').children].filter((each) => each.mine).length"
    assert web.ask(kept) == 39


def test_the_bar_stands_at_the_block_of_the_caret(web: Web, make_page: MakePage) -> None:
    web.show(make_page(["<p>a</p>", "<p>b</p>", "<p>c</p>"]))
    web.preview.mark_line(4)
    web.wait_for("document.querySelectorAll('.caret').length === 1")
    assert web.ask("document.querySelector('.caret').textContent") == "b"


def test_clicks_follow_links_and_lead_to_the_source(web: Web, make_page: MakePage) -> None:
    html = '<p><a id="link" href="/wiki/Brown_trout">trout</a></p>'
    web.show(make_page(["<p>first</p>", html, "<p id='plain'>plain text</p>"]))
    with web.qtbot.waitSignal(web.preview.page_link_activated) as followed:
        web.click("document.getElementById('link')")
    assert followed.args == ["Brown trout", ""]
    with web.qtbot.waitSignal(web.preview.source_line_activated) as line:
        web.click("document.getElementById('plain')")
    assert line.args is not None
    assert 6 <= line.args[0] <= 8
    assert web.ask("location.href") == "recension://page/"


def test_the_right_button_follows_no_link(web: Web, make_page: MakePage) -> None:
    web.show(make_page(['<p><a id="link" href="/wiki/Brown_trout">trout</a></p>']))
    followed: list[str] = []
    web.preview.page_link_activated.connect(lambda title, _: followed.append(title))
    web.surface.view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    web.click("document.getElementById('link')", Qt.MouseButton.RightButton)
    web.click("document.getElementById('link')", Qt.MouseButton.MiddleButton)
    web.surface.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    web.qtbot.waitUntil(lambda: bool(followed))
    assert followed == ["Brown trout"]


def test_images_come_from_the_file(web: Web, make_page: MakePage) -> None:
    def give(name: str) -> None:
        web.preview.give_image(ImageData(1, name, "image/png", _PIXEL))

    web.preview.image_wanted.connect(give)
    web.show(make_page(['<p><img id="image" src="recension:/image/A%20b.png"></p>']))
    web.wait_for("document.getElementById('image').naturalWidth === 1")
    web.preview.image_wanted.disconnect(give)


def test_a_process_that_dies_is_started_again_with_its_page(web: Web, make_page: MakePage) -> None:
    web.show(make_page(["<p>still here</p>"]))
    os.kill(web.surface._page.renderProcessPid(), signal.SIGKILL)
    web.qtbot.waitUntil(lambda: not web.surface._is_ready)
    web.qtbot.waitUntil(lambda: web.surface._is_ready)
    web.wait_for("document.getElementById('page').textContent === 'still here'")


def test_text_is_found_in_the_page(web: Web, make_page: MakePage) -> None:
    web.show(make_page(["<p>one sheep</p>", "<p>two sheep</p>"]))
    with web.qtbot.waitSignal(web.surface.found) as found:
        web.surface.find_text("no such word")
    assert found.args == [0, 0]


def test_the_rest_of_a_long_page_follows_its_top(web: Web, make_page: MakePage) -> None:
    web.show(make_page([f"<p>{number}</p>" for number in range(700)]))
    assert web.ask("document.getElementById('page').lastChild.textContent") == "699"


def test_a_long_page_is_whole_although_its_top_comes_first(web: Web, make_page: MakePage) -> None:
    blocks = [f"<p>{number}</p>" for number in range(700)]
    web.preview.update_page(make_page(blocks))
    web.preview.mark_line(3 * 650)
    web.wait_for("document.querySelector('.caret')?.textContent === '650'")
    web.wait_for("document.querySelectorAll('#page > .block').length === 700")
    texts = "[...document.getElementById('page').children].map((each) => each.textContent)"
    assert web.ask(f"{texts}.join(' ')") == " ".join(map(str, range(700)))


def test_each_block_begins_where_its_language_does(web: Web, make_page: MakePage) -> None:
    hebrew = "<ul><li>\u05d0\u05d1 English</li></ul>"
    web.show(make_page(["<p>English \u05d0\u05d1</p>", hebrew], title="\u05d0\u05d1"))
    direction = "getComputedStyle(document.querySelector('{}')).direction"
    found = [web.ask(direction.format(each)) for each in ("p", "ul", "#firstHeading")]
    assert found == ["ltr", "rtl", "rtl"]
