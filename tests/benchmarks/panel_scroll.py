"""Measure the Changes panel: opening, scrolling, typing, resizing.

Run by hand: `python -m tests.benchmarks.panel_scroll [TEXT ...]`, with a display or with
QT_QPA_PLATFORM=offscreen. Times are milliseconds of the processor, so that a busy machine disturbs
little; a frame is from the order to the end of the paint.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from recension.diff import compare
from recension.ui.changes import ChangesHeader, ChangesPanel, Mode, Side

from .articles import arguments, articles

_HEADER = ChangesHeader("Benchmark", Side(label="old"), Side(), 0)


class PaintClock(QObject):
    """Notes when a widget was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count paints."""
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def text_of(path: Path, size: int) -> str:
    """Return real wikitext of this many characters: an article again and again."""
    whole = path.read_text(encoding="utf-8")
    return (whole * (size // len(whole) + 1))[:size]


def edited(text: str, edits: int) -> str:
    """Return the text with this many changes of all sorts."""
    chance = random.Random(4)  # the same edits every time
    lines = text.split("\n")
    for _edit in range(edits):
        place = chance.randrange(len(lines))
        kind = chance.randrange(4)
        if kind == 0:
            lines.insert(place, f"A new line of number {place} is put here.")
        elif kind == 1:
            del lines[place]
        else:
            words = lines[place].split(" ")
            words[chance.randrange(len(words))] = "changed"
            lines[place] = " ".join(words)
    return "\n".join(lines)


def report(name: str, times: list[float]) -> None:
    """Print percentiles of seconds as milliseconds."""
    ordered = sorted(each * 1000 for each in times)
    middle, high = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(f"{name:36} p50 {middle:7.1f}  p95 {high:7.1f}  max {ordered[-1]:7.1f}")  # noqa: T201 - its purpose


class Bench:
    """A panel whose frames are timed."""

    def __init__(self, app: QApplication, path: Path, size: int, edits: int) -> None:
        self._app, self._clock = app, PaintClock()
        self._old = text_of(path, size)
        self._new = edited(self._old, edits)
        compared = compare(self._old, self._new)
        self._rows = compared.rows
        self._spans = {row: compared.spans(row) for row in range(len(compared.rows))}
        self._panel = ChangesPanel()
        self._panel.resize(1400, 900)
        self._panel._view.viewport().installEventFilter(self._clock)
        self._view = self._panel._view
        self._bar = self._view.verticalScrollBar()
        print(f"--- {path.name}, {size:,} characters, {edits} edits, {len(self._rows)} rows")  # noqa: T201 - its purpose

    def run(self) -> None:
        """Measure everything."""
        self._panel.show()
        self._app.processEvents()
        report("open", [self._frame(self._open)])
        self._scroll("two lines")
        report("show all lines", [self._frame(partial(self._view.set_context, None))])
        self._scroll("all lines")
        widths = [partial(self._panel.resize, 1400 - 20 * step, 900) for step in range(1, 10)]
        report("resize", [self._frame(each) for each in widths])
        report("type a key (rows known)", [self._type(key) for key in range(20)])
        report("inline", [self._frame(partial(self._panel.set_mode, Mode.INLINE))])
        self._panel.close()

    def _frame(self, order: Callable[[], object]) -> float:
        count, start, begun = self._clock.count, perf_counter(), thread_time()
        order()
        while self._clock.count == count and perf_counter() - start < 1:
            self._app.processEvents()
        return thread_time() - begun

    def _open(self) -> None:
        self._panel.show_comparison(self._old, self._new, self._rows, self._spans, _HEADER)

    def _scroll(self, name: str) -> None:
        for step, words in ((60, "a notch"), (800, "a page")):
            self._bar.setValue(0)
            self._app.processEvents()
            times = [self._frame(partial(self._by, step)) for _step in range(200)]
            report(f"{name}: scroll by {words}", times)
        places = [self._bar.maximum() * part // 40 for part in range(1, 40)]
        times = [self._frame(partial(self._bar.setValue, place)) for place in places]
        report(f"{name}: drag the bar", times)

    def _by(self, step: int) -> None:
        at_end = self._bar.value() + step >= self._bar.maximum()
        self._bar.setValue(0 if at_end else self._bar.value() + step)

    def _type(self, key: int) -> float:
        text = self._new.replace("changed", "changed" + "x" * (key + 1), 1)
        rows, spans = compare(self._old, text).rows, dict(self._spans)
        show = self._panel.show_comparison
        return self._frame(partial(show, self._old, text, rows, spans, _HEADER))


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__)
    paths = articles(parser, parser.parse_args().texts)
    app = QApplication(sys.argv[:1])
    for path in paths:
        for size, edits in ((1_000_000, 30), (1_000_000, 500), (2_000_000, 500)):
            Bench(app, path, size, edits).run()


if __name__ == "__main__":
    main()
