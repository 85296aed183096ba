"""Pages to show, and previews to show them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recension.engine.messages import PreviewBlock, PreviewUpdate, Splice
from recension.ui.preview import Preview, prepare_web_engine
from recension.ui.preview.start import NO_WEB_ENGINE

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
