"""The main window, and all that happens in it."""

from recension.ui.window.crash import CrashReports
from recension.ui.window.desk import Desk
from recension.ui.window.themes import Themes, chosen_theme
from recension.ui.window.window import MainWindow

__all__ = ["CrashReports", "Desk", "MainWindow", "Themes", "chosen_theme"]
