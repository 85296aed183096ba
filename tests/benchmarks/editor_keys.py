"""How fast the editor is: from key to paint, and loading. Run by hand, on a real display.

    python -m tests.benchmarks.editor_keys [TEXT ...]

Each text is loaded and keys are typed in its middle; then the same for a text of 1 MB and for a
single line of 1 MB. With a find bar open counts run beside the keys.
"""

from __future__ import annotations

import statistics
import sys
import time

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recension.ui.editor import Editor, FindBar

from .articles import arguments, articles

_KEYS = "the quick brown [[fox]] jumps {{over|a}} ''lazy'' dog "
_TYPED = 150
_MEGABYTE = 1_000_000


class TimedEditor(Editor):
    """Notes when it was painted last."""

    painted_at = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted_at = time.perf_counter()


def _until_painted(app: QApplication, editor: TimedEditor, begun: float) -> float:
    while editor.painted_at < begun and time.perf_counter() < begun + 60:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    return (editor.painted_at - begun) * 1000


def _load(app: QApplication, editor: TimedEditor, text: str) -> float:
    begun = time.perf_counter()
    editor.set_text(text)
    return _until_painted(app, editor, begun)


def _type(app: QApplication, editor: TimedEditor, count: int) -> list[float]:
    editor.go_to_line(editor.line_count() // 2)
    if editor.line_count() == 1:
        editor.select(editor.text_length() // 2, editor.text_length() // 2)
    for _ in range(20):
        app.processEvents()
    times = []
    for index in range(count):
        begun = time.perf_counter()
        if index % 25 == 24:
            QTest.keyClick(editor, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(editor, _KEYS[index % len(_KEYS)])
        times.append(_until_painted(app, editor, begun))
    return times


def _report(app: QApplication, editor: TimedEditor, name: str, text: str, count: int) -> None:
    loaded = _load(app, editor, text)
    times = sorted(_type(app, editor, count))
    begun = time.perf_counter()
    assert editor.text_length() == len(editor.text())
    read = (time.perf_counter() - begun) * 1000
    print(  # noqa: T201 - what this program is for
        f"{name:32} {len(text) / 1000:7.0f} k  {editor.line_count():6} lines   "
        f"load {loaded:6.1f}   key p50 {statistics.median(times):6.1f} "
        f"p95 {times[int(len(times) * 0.95)]:6.1f} max {times[-1]:6.1f}   read {read:5.1f} ms"
    )


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__)
    paths = articles(parser, parser.parse_args().texts)
    app = QApplication(sys.argv[:1])
    editor = TimedEditor()
    editor.resize(900, 800)
    editor.show()
    bar = FindBar(editor)
    for path in paths:
        text = path.read_text(encoding="utf-8")
        many = (text * (2 * _MEGABYTE // len(text) + 1))[: 2 * _MEGABYTE]
        _report(app, editor, path.name, text, _TYPED)
        _report(app, editor, f"{path.name}, 1 MB", many[:_MEGABYTE], _TYPED)
        _report(app, editor, f"{path.name}, 2 MB", many, _TYPED)
        bar.open_find()
        bar.findChildren(type(bar._words))[0].setText("the")
        _report(app, editor, "1 MB while Find counts", many[:_MEGABYTE], _TYPED)
        bar.close_bar()
        _report(app, editor, "1 MB in one line", many[:_MEGABYTE].replace("\n", " "), 10)
        _report(app, editor, "1 MB of empty lines", "\n" * _MEGABYTE, 30)
        _report(app, editor, "1 MB of emoji", "😀 so\n" * (_MEGABYTE // 7), 60)


if __name__ == "__main__":
    main()
