"""A preview in WebEngine as tests see it. Importing this loads WebEngine."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from recension.engine.messages import PreviewUpdate
from recension.ui.preview import Preview
from recension.ui.preview.web_page import WORLD
from recension.ui.preview.web_surface import WebSurface


class Web:
    """A preview in WebEngine, with a way to ask what is in its page."""

    def __init__(self, qtbot: QtBot, preview: Preview) -> None:
        self.qtbot, self.preview = qtbot, preview

    @property
    def surface(self) -> WebSurface:
        assert isinstance(self.preview._surface, WebSurface)
        return self.preview._surface

    def ask(self, code: str) -> object:
        answers: list[object] = []

        def take(value: object) -> None:  # WebEngine crashes on a builtin method
            answers.append(value)

        self.surface._page.runJavaScript(code, WORLD, take)
        self.qtbot.waitUntil(lambda: bool(answers))
        return answers[0]

    def wait_for(self, code: str) -> None:
        self.qtbot.waitUntil(lambda: self.ask(code) is True)

    def show(self, update: PreviewUpdate) -> None:
        self.preview.update_page(update)
        self.qtbot.waitUntil(lambda: self.surface._is_ready)
        count = sum(len(splice.blocks) for splice in update.splices)
        self.wait_for(f"document.querySelectorAll('#page > .block').length >= {count}")

    def number(self, code: str) -> float:
        """Return a number of the page."""
        value = self.ask(code)
        assert isinstance(value, float | int)
        return value

    def click(self, element: str, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Click an element, given as an expression, at the beginning of its middle."""
        box = f"{element}.getBoundingClientRect()"
        x, y = self.number(f"{box}.left + 4"), self.number(f"{box}.top + {box}.height / 2")
        self.click_at(x, y, button)

    def click_at(
        self, x: float, y: float, button: Qt.MouseButton = Qt.MouseButton.LeftButton
    ) -> None:
        """Click a point of the view."""
        target = self.surface.view.focusProxy()
        assert target is not None
        QTest.mouseClick(
            target,
            button,
            Qt.KeyboardModifier.NoModifier,
            QPoint(int(x), int(y)),
        )
