"""Switching between light, dark, high contrast, and what the desktop asks for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from recension.ui.theme import THEMES, Theme, apply_theme, system_theme
from recension.ui.window.window import MainWindow
from recension.workspace import Settings

SYSTEM = "system"


def chosen_theme(settings: Settings, of_system: Theme) -> Theme:
    """Return the theme the settings ask for."""
    return THEMES.get(settings.theme, of_system)


class Themes(QObject):
    """Keeps window, settings and desktop of one colour."""

    def __init__(
        self, app: QApplication, window: MainWindow, settings: Settings, of_system: Theme
    ) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._settings = settings
        self._of_system = of_system
        self._current = chosen_theme(settings, of_system)
        actions = window.actions_by_name
        for name in (SYSTEM, *THEMES):
            actions.connect_order(f"theme-{name}", partial(self.choose, name))
        name = settings.theme if settings.theme in THEMES else SYSTEM
        actions[f"theme-{name}"].setChecked(True)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def current(self) -> Theme:
        """The theme that is shown."""
        return self._current

    def choose(self, name: str) -> None:
        """Show a theme by name, "system" for that of the desktop, and remember the choice."""
        self._settings.theme = name
        self._window.actions_by_name[f"theme-{name}"].setChecked(True)
        self._use(chosen_theme(self._settings, self._of_system))

    def _follow_system(self) -> None:
        self._of_system = system_theme()
        self._use(chosen_theme(self._settings, self._of_system))

    def _use(self, theme: Theme) -> None:
        if theme != self._current:
            self._current = theme
            apply_theme(self._app, theme)
            self._window.set_theme(theme)
