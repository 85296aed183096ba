"""What the desktop asks for: light, dark or high contrast."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from recension.ui.theme.luminance import luminance
from recension.ui.theme.roles import Theme
from recension.ui.theme.tables import DARK, HIGH_CONTRAST, LIGHT

_MIDDLE = 0.18  # the luminance of a middle grey


def system_theme() -> Theme:
    """Return the theme the desktop asks for.

    Ask before `apply_theme`: where the desktop names no colour scheme, the palette it started the
    program with is looked at. Later changes arrive by `QStyleHints.colorSchemeChanged`.
    """
    wish = _wish()
    if wish is not None:
        return wish
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if luminance(window.name()) < _MIDDLE else LIGHT


def _wish() -> Theme | None:
    hints = QGuiApplication.styleHints()
    # Qt tells the wish for high contrast from 6.10 on; older ones have no such attribute.
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is not None:
        preference = accessibility().contrastPreference()
        if preference == Qt.ContrastPreference.HighContrast:
            return HIGH_CONTRAST
    schemes = {Qt.ColorScheme.Dark: DARK, Qt.ColorScheme.Light: LIGHT}
    return schemes.get(hints.colorScheme())
