"""The window as a program: builds every part and connects them."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from recension import __version__
from recension.ui.preview import prepare_web_engine
from recension.ui.theme import apply_theme, system_theme
from recension.ui.window import CrashReports, Desk, MainWindow, Themes, chosen_theme
from recension.workspace import Drafts, EngineClient, Instances, Settings, Workspace, state_folder

_FIRST_SIZE = (1500, 940)  # pixels, until the window has an arrangement of its own
_SMOKE_MILLISECONDS = 60_000


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, at the file that is named or where the user was last; the exit status."""
    options = _parse(sys.argv[1:] if argv is None else argv)
    if not options.smoke_test:
        return _run(options.file)
    with tempfile.TemporaryDirectory(prefix="recension-", ignore_cleanup_errors=True) as home:
        os.environ["RECENSION_HOME"] = home
        return _run(None, is_smoke_test=True)


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="recension-desktop", description="Edit wikitext with a live preview and its history."
    )
    parser.add_argument("file", nargs="?", type=Path, help="a revision file, or a text")
    parser.add_argument("--version", action="version", version=f"Recension {__version__}")
    # Opens the sample, waits for its preview, closes: whether what was installed works at all.
    parser.add_argument("--smoke-test", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(argv)


def _run(path: Path | None, *, is_smoke_test: bool = False) -> int:
    prepare_web_engine()
    app = QApplication.instance() or QApplication(["recension"])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing else makes one before
    app.setApplicationName("recension")
    app.setApplicationDisplayName("Recension")
    app.setDesktopFileName("recension")
    reports = CrashReports(state_folder() / "crashes")
    reports.install()
    engine = EngineClient()
    engine.start()  # first: it starts while the window is built
    settings = Settings()
    of_system = system_theme()
    theme = chosen_theme(settings, of_system)
    apply_theme(app, theme)
    window = MainWindow(theme)
    workspace = Workspace(
        settings, Drafts(state_folder() / "drafts"), engine, Instances(state_folder() / "open")
    )
    desk = Desk(window, workspace, engine, settings)
    themes = Themes(app, window, settings, of_system)
    reports.tell = desk.helping.tell_of_crash
    _give_size(window)
    desk.frame.restore_arrangement()
    window.show()
    if path is None:
        desk.start()
    else:
        workspace.open_any(path.absolute())
    smoke_test = SmokeTest(engine, window) if is_smoke_test else None
    status = app.exec()
    themes.deleteLater()
    if smoke_test is not None:
        return 0 if smoke_test.has_passed else 1
    return status


def _give_size(window: MainWindow) -> None:
    """Fill a small screen, leave room on a large one."""
    room = window.screen().availableGeometry()
    width, height = _FIRST_SIZE
    window.resize(min(width, room.width()), min(height, room.height()))
    if room.width() < width or room.height() < height:
        window.setWindowState(Qt.WindowState.WindowMaximized)


class SmokeTest(QObject):
    """Waits until the first page is rendered and the window painted, then closes the window."""

    def __init__(self, engine: EngineClient, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.has_passed = False
        engine.rendered.connect(self._pass)
        QTimer.singleShot(_SMOKE_MILLISECONDS, window.close)

    def _pass(self) -> None:
        if not self.has_passed:
            self.has_passed = bool(self._window.editor.text())
            QTimer.singleShot(0, self._window.close)
