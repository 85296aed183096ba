"""The program's own icons, drawn in one colour and tinted from the theme.

They lie in `resources/icons` as SVG of 24 by 24 units that paint with `currentColor`; what has
colours of its own (the program's icon) is left as it is.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
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
    drawing = resource("icons", f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(drawing.replace(b"currentColor", theme.icon.encode())))
    has_own_colours = b"currentColor" not in drawing
    built = QIcon()
    for size in _SIZES:
        drawn = _pixmap(renderer, size)
        built.addPixmap(drawn, QIcon.Mode.Normal)
        if not has_own_colours:
            built.addPixmap(_tinted(drawn, theme.icon_disabled), QIcon.Mode.Disabled)
            # A row that is selected has another ground than a button.
            built.addPixmap(_tinted(drawn, theme.selected_text), QIcon.Mode.Selected)
    return built


def _pixmap(renderer: QSvgRenderer, size: int) -> QPixmap:
    drawn = QPixmap(size, size)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn


def _tinted(drawn: QPixmap, colour: str) -> QPixmap:
    tinted = QPixmap(drawn)
    painter = QPainter(tinted)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(tinted.rect(), QColor(colour))
    painter.end()
    return tinted
