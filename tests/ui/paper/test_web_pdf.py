"""PDF by WebEngine: the text is in it, and nothing is loaded or run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from recension.diff import compare
from recension.exchange.change_document import Heading, Side, change_page
from recension.ui.paper.layout import page_layout

pytest.importorskip("PySide6.QtWebEngineWidgets", exc_type=ImportError)

from recension.ui.paper.web_pdf import WebPdf

# What WebEngine says where there is no graphics card, as in most places that run tests.
pytestmark = pytest.mark.qt_log_ignore("[Vv]ulkan", "GPU", "RHI", "QRhi", "GBM")


@pytest.fixture
def maker(qtbot: QtBot) -> Iterator[WebPdf]:
    """What makes one PDF."""
    owner = QObject()
    made = WebPdf(owner)
    yield made
    with qtbot.waitSignal(made.destroyed):
        made.cancel()


def _read(path: Path, data: bytes) -> QPdfDocument:
    path.write_bytes(data)
    document = QPdfDocument()
    document.load(str(path))
    return document


def _made(qtbot: QtBot, maker: WebPdf, html: str) -> bytes:
    with qtbot.waitSignal(maker.done) as done:
        maker.start(html, page_layout())
    data: bytes = bytes(done.args[0])
    return data


def test_a_change_names_its_columns_on_every_page(
    qtbot: QtBot, maker: WebPdf, tmp_path: Path
) -> None:
    old = "\n".join(f"Line {number} is here, and it is old." for number in range(90))
    heading = Heading("Loch", Side("before.wiki"), Side("after.wiki"))
    html = "".join(change_page(compare(old, old.replace("old", "new")), heading))
    document = _read(tmp_path / "c.pdf", _made(qtbot, maker, html))
    assert document.pageCount() > 1
    texts = [document.getAllText(page).text() for page in range(document.pageCount())]
    for text in texts:
        assert "before.wiki" in text
        assert "after.wiki" in text
    assert "Line 89 is here" in texts[-1]


def test_a_page_runs_and_loads_nothing(qtbot: QtBot, maker: WebPdf, tmp_path: Path) -> None:
    html = (
        "<p>Before</p><script>document.write('WRITTEN')</script>"
        f"<img src='{tmp_path.as_uri()}/x.png'><meta http-equiv=refresh content='0;url=data:,x'>"
    )
    text = _read(tmp_path / "p.pdf", _made(qtbot, maker, html)).getAllText(0).text()
    assert "Before" in text
    assert "WRITTEN" not in text


def test_a_page_that_is_given_up_says_nothing(qtbot: QtBot) -> None:
    owner = QObject()
    maker = WebPdf(owner)
    said: list[object] = []
    maker.done.connect(said.append)
    with qtbot.waitSignal(maker.destroyed):
        maker.start("<p>x", page_layout())
        maker.cancel()
    assert said == []
