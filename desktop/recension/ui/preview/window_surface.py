"""Making a window ready for WebEngine before it is shown.

The first widget that draws through the graphics card makes Qt destroy and create the window again,
which flickers and drops the focus. One of no size, put there in time, spares that.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_OPEN_GL = ("xcb", "wayland")
_WITHOUT = ("offscreen", "minimal", "vnc")


def prepare_window(widget: QWidget) -> None:
    """Give a widget of a window that is not shown yet a child drawn by the graphics card."""
    platform = QGuiApplication.platformName()
    if platform in _WITHOUT:
        return
    try:
        child = _open_gl(widget) if platform in _OPEN_GL else _quick(widget)
    except ImportError:
        return  # the libraries are missing, and WebEngine will not start either
    child.setFixedSize(0, 0)


def _open_gl(parent: QWidget) -> QWidget:
    # What WebEngine draws with there; loads in a third of the time of Qt Quick.
    from PySide6.QtOpenGLWidgets import QOpenGLWidget  # noqa: PLC0415 - may be missing

    return QOpenGLWidget(parent)


def _quick(parent: QWidget) -> QWidget:
    from PySide6.QtQuickWidgets import QQuickWidget  # noqa: PLC0415 - may be missing

    return QQuickWidget(parent)
