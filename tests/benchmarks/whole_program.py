"""What a writer waits for, in the whole program: start, keys, preview, save, compare, memory.

    python -m tests.benchmarks.whole_program [TEXT]

Run by hand, on a real or virtual screen. Opens the text as the program does, types in its middle,
saves, compares the two revisions, and prints a line for each; settings and state are its own.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

_BEGUN = time.perf_counter()

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402 - the clock starts before Qt does
from PySide6.QtTest import QTest  # noqa: E402 - as above
from PySide6.QtWidgets import QApplication  # noqa: E402 - as above
from tests.benchmarks.articles import LONGEST  # noqa: E402 - as above

from recension import app  # noqa: E402 - as above
from recension.engine.messages import StoredRevision  # noqa: E402 - as above
from recension.ui.preview import prepare_web_engine  # noqa: E402 - as above
from recension.ui.window import Desk, MainWindow  # noqa: E402 - as above
from recension.workspace.values import Saved  # noqa: E402 - as above

_KEYS = "the quick brown fox jumps over the lazy dog and then some more text follows here "
_PAUSE = 220  # milliseconds between two keys, as a quick writer types
_SETTLED = 3000  # milliseconds after the first preview


class Watch(QObject):
    """Follows one run of the program and notes what took how long, in milliseconds."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._keys = iter(_KEYS)
        self._key_at: float | None = None
        self._preview_of: float | None = None
        self._is_previewed = False
        self._to_paint: list[float] = []
        self._to_preview: list[float] = []
        self._look_for_window()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._on_painted)
        return False

    def _look_for_window(self) -> None:
        windows = [w for w in self._application.topLevelWidgets() if isinstance(w, MainWindow)]
        desk = windows[0].findChild(Desk) if windows else None
        if not windows or desk is None:
            QTimer.singleShot(1, self._look_for_window)
            return
        self._window, self._workspace = windows[0], desk._workspace
        self._editor = self._window.editor
        self._tell("first window", _BEGUN)
        self._editor.viewport().installEventFilter(self)
        self._is_editable = False
        desk.previewing._engine.rendered.connect(self._on_rendered)
        self._workspace.saved.connect(self._on_saved)

    def _on_painted(self) -> None:
        if not self._is_editable and self._editor.text_length():
            self._is_editable = True
            self._tell("first editable window", _BEGUN)
        if self._key_at is not None:
            self._to_paint.append(time.perf_counter() - self._key_at)
            self._key_at = None

    def _on_rendered(self, _update: object) -> None:
        if self._preview_of is not None:
            self._to_preview.append(time.perf_counter() - self._preview_of)
            self._preview_of = None
        elif not self._is_previewed:
            self._is_previewed = True  # a bare text is rendered again once it is a file
            self._tell("first preview rendered", _BEGUN)
            QTimer.singleShot(_SETTLED, self._begin_typing)

    def _begin_typing(self) -> None:
        middle = self._editor.text_length() // 2
        self._editor.select(middle, middle)
        self._editor.centerCursor()
        self._type()

    def _type(self) -> None:
        key = next(self._keys, None)
        if key is None:
            QTimer.singleShot(_SETTLED, self._save)
            return
        self._key_at = time.perf_counter()
        self._preview_of = self._preview_of or self._key_at
        QTest.keyClicks(self._editor, key)
        QTimer.singleShot(_PAUSE, self._type)

    def _save(self) -> None:
        _tell_spread("key to paint", self._to_paint)
        _tell_spread("key to preview", self._to_preview)
        self._asked_at = time.perf_counter()
        self._window.actions_by_name["save"].trigger()

    def _on_saved(self, saved: Saved) -> None:
        if not self._to_paint:
            return  # the first revision of a bare text
        self._tell("save, synced", self._asked_at)
        self._sides = (
            StoredRevision(saved.revision.parent or 0),
            StoredRevision(saved.revision.id),
        )
        QTimer.singleShot(_SETTLED, self._compare)  # the window compares them first, for itself

    def _compare(self) -> None:
        self._asked_at = time.perf_counter()
        self._compared = self._workspace.compare(*self._sides)
        self._compared.done.connect(self._on_compared)

    def _on_compared(self, _comparison: object) -> None:
        self._tell("compare two revisions", self._asked_at)
        _say("memory of the window", f"{_peak_memory():8.0f} MB")
        QTimer.singleShot(0, self._window.close)

    def _tell(self, what: str, since: float) -> None:
        _say(what, f"{(time.perf_counter() - since) * 1000:8.0f} ms")


def _tell_spread(what: str, seconds: list[float]) -> None:
    cuts = statistics.quantiles([each * 1000 for each in seconds], n=20)
    _say(what, f"{cuts[9]:8.1f} ms p50{cuts[18]:8.1f} ms p95  ({len(seconds)})")


def _say(what: str, figure: str) -> None:
    print(f"{what:28}{figure}", flush=True)  # noqa: T201 - what this program is for


def _peak_memory() -> float:
    if sys.platform == "win32":
        return float("nan")
    import resource  # noqa: PLC0415 - not on every system

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Run the program on a text and watch it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", nargs="?", type=Path, default=LONGEST)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        os.environ["RECENSION_HOME"] = home
        prepare_web_engine()
        application = QApplication(["recension"])
        Watch(application)

        return app.main([str(options.text)])


if __name__ == "__main__":
    sys.exit(main())
