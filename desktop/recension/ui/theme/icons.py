"""The program's own icons, drawn in one colour and tinted from the theme.

They lie in `resources/icons` as SVG of 24 by 24 units that paint with `currentColor`; what has
colours of its own (the program's icon) is left as it is.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from recension.assets import resource
from recension.ui.theme.roles import Theme

_SIZES = (16, 20, 24, 32, 48)  # pixels; Qt takes the nearest for the screen's scale


@lru_cache(maxsize=512)
def icon(name: str, theme: Theme) -> QIcon:
    """Return an icon of `resources/icons` ("save" for save.svg) in the colours of a theme.

    Raises:
        FileNotFoundError: there is no such icon, which is a bug of the caller.
    """
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    built = QIcon()
    _add(built, drawing, theme.icon, QIcon.Mode.Normal)
    _add(built, drawing, theme.icon_disabled, QIcon.Mode.Disabled)
    # A row that is selected has another ground than a button.
    _add(built, drawing, theme.selected_text, QIcon.Mode.Selected)
    return built


def _add(built: QIcon, drawing: str, colour: str, mode: QIcon.Mode) -> None:
    tinted = drawing.replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(tinted.encode()))
    for size in _SIZES:
        built.addPixmap(_pixmap(renderer, size), mode)


def _pixmap(renderer: QSvgRenderer, size: int) -> QPixmap:
    drawn = QPixmap(size, size)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn
