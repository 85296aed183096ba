"""Pages to show, and previews to show them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recension.engine.messages import PreviewBlock, PreviewUpdate, Splice
from recension.ui.preview import Preview, prepare_web_engine
from recension.ui.preview.start import NO_WEB_ENGINE

if TYPE_CHECKING:
    from .web import Web

prepare_web_engine()  # before the first test makes the application object

MakePage = Callable[..., PreviewUpdate]


@pytest.fixture
def make_page() -> MakePage:
    """Makes an update that begins a page of these blocks, of three source lines each."""

    def made(blocks: Sequence[str], title: str = "Loch Aird", serial: int = 1) -> PreviewUpdate:
        shown = tuple(PreviewBlock(number, html) for number, html in enumerate(blocks))
        lines = [line for number in range(len(blocks)) for line in (3 * number, 3 * number + 2)]
        return PreviewUpdate(1, 1, 1, title, title, 0, serial, (Splice(0, 0, shown),), tuple(lines))

    return made


@pytest.fixture
def plain(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Preview]:
    """A preview without WebEngine, on the screen."""
    monkeypatch.setenv(NO_WEB_ENGINE, "1")
    made = Preview()
    qtbot.addWidget(made)
    made.resize(500, 300)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made._surface is not None)
    yield made
    made.shut_down()
    QApplication.processEvents()


@pytest.fixture(scope="module")
def in_web_engine(qapp: QApplication) -> Iterator[Preview]:
    """One preview for all tests of a module: starting the web engine takes a second."""
    assert qapp.testAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    made = Preview()
    made.resize(600, 400)
    made.show()
    yield made
    made.shut_down()
    made.close()
    QTest.qWait(50)  # the page is deleted before its profile
    made.deleteLater()


@pytest.fixture
def web(qtbot: QtBot, in_web_engine: Preview) -> Web:
    """A preview in WebEngine that has begun, and shows nothing yet."""
    pytest.importorskip("PySide6.QtWebEngineWidgets", exc_type=ImportError)
    from .web import Web  # noqa: PLC0415 - heavy, may be missing

    qtbot.waitUntil(lambda: in_web_engine._surface is not None)
    in_web_engine.clear()
    return Web(qtbot, in_web_engine)
