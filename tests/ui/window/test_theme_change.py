"""Another theme while the window is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from recension.ui.theme import DARK, LIGHT, Theme, apply_theme

from .conftest import Whole


def _ground(whole: Whole) -> QColor:
    image = whole.window.editor.viewport().grab().toImage()
    return image.pixelColor(image.width() - 5, image.height() - 5)


def test_the_ground_of_the_text_follows(whole: Whole, lake: Path, qapp: QApplication) -> None:
    whole.open(lake)

    def change(theme: Theme) -> None:
        apply_theme(qapp, theme)
        whole.window.set_theme(theme)

    change(DARK)
    assert _ground(whole) == QColor(DARK.base)
    change(LIGHT)
    assert _ground(whole) == QColor(LIGHT.base)
