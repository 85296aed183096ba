"""Colours and icons: one table that everything painted takes its colours from."""

from recension.ui.theme.apply import apply_theme, palette
from recension.ui.theme.icons import icon
from recension.ui.theme.roles import BannerColours, BannerKind, Theme
from recension.ui.theme.system import system_theme
from recension.ui.theme.tables import DARK, HIGH_CONTRAST, LIGHT, THEMES

__all__ = [
    "DARK",
    "HIGH_CONTRAST",
    "LIGHT",
    "THEMES",
    "BannerColours",
    "BannerKind",
    "Theme",
    "apply_theme",
    "icon",
    "palette",
    "system_theme",
]
