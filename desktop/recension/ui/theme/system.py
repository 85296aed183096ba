"""What the desktop asks for: light, dark or high contrast."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from recension.ui.theme.contrast import luminance
from recension.ui.theme.roles import Theme
from recension.ui.theme.tables import DARK, HIGH_CONTRAST, LIGHT

_MIDDLE = 0.18  # the luminance of a middle grey


def system_theme() -> Theme:
    """Return the theme the desktop asks for.

    Ask before `apply_theme`: where the desktop names no colour scheme, the palette it started the
    program with is looked at. Later changes arrive by `QStyleHints.colorSchemeChanged`.
    """
    hints = QGuiApplication.styleHints()
    # Qt tells the wish for high contrast from 6.10 on; older ones have no such attribute.
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is not None:
        preference = accessibility().contrastPreference()
        if preference == Qt.ContrastPreference.HighContrast:
            return HIGH_CONTRAST
    scheme = hints.colorScheme()
    if scheme == Qt.ColorScheme.Unknown:
        return DARK if _palette_is_dark() else LIGHT
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def _palette_is_dark() -> bool:
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return luminance(window.name()) < _MIDDLE
