"""Choosing what shows the page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from recension.ui.preview.start import wants_web_engine
from recension.ui.preview.surface import Surface
from recension.ui.preview.text_surface import TextSurface
from recension.ui.theme import Theme


def best_surface(theme: Theme, parent: QWidget) -> Surface:
    """Return a surface of WebEngine, a plain one where its libraries are missing or not wanted."""
    return _web_surface(theme, parent) or TextSurface(theme, parent)


def _web_surface(theme: Theme, parent: QWidget) -> Surface | None:
    """Return a surface of WebEngine, None where its libraries are missing or not wanted."""
    if not wants_web_engine():
        return None
    try:
        from recension.ui.preview.web_surface import (  # noqa: PLC0415 - heavy, may be missing
            WebSurface,
        )
    except ImportError:
        return None
    return WebSurface(theme, parent)
