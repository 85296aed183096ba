"""Measure the preview in WebEngine: first page, one changed block, scrolling to a line.

Run by hand: `python -m tests.benchmarks.panel_preview [CHARACTERS]`, on a real display. Times are
milliseconds from the order until the page has answered, wall clock.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from recension.engine.messages import PreviewBlock, PreviewUpdate, Splice
from recension.ui.preview import Preview, prepare_web_engine

_WORDS = "A paragraph of the page with a <a href='/wiki/Link'>link</a> and <b>bold</b> words. " * 8
_KEYS = 40


def report(name: str, times: list[float]) -> None:
    """Print percentiles of seconds as milliseconds."""
    ordered = sorted(each * 1000 for each in times)
    middle, high = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(f"{name:28} p50 {middle:7.1f}  p95 {high:7.1f}  max {ordered[-1]:7.1f}")  # noqa: T201 - its purpose


def update(onto: int, splice: Splice, count: int) -> PreviewUpdate:
    """Return an update of the benchmark's page, of `count` blocks of two lines each."""
    lines = tuple(range(2 * count))
    return PreviewUpdate(1, 1, 1, "Page", "Page", onto, onto + 1, (splice,), lines)


class Bench:
    """A preview and the time its page takes to answer."""

    def __init__(self, size: int) -> None:
        self._count = max(2, size // len(_WORDS))
        self._preview = Preview()
        self._preview.resize(700, 800)

    def run(self) -> None:
        """Measure everything."""
        start = perf_counter()
        self._preview.show()
        self._wait_until(self._is_ready)  # the plain substitute never is
        report("start of WebEngine", [perf_counter() - start])
        blocks = tuple(PreviewBlock(n, f"<p>{n} {_WORDS}</p>") for n in range(self._count))
        whole = update(0, Splice(0, 0, blocks), self._count)
        report(f"first page, {self._count} blocks", [self._time(lambda: self._show(whole))])
        report("one changed block", [self._change(key) for key in range(_KEYS)])
        lines = [self._count * 2 * part // _KEYS for part in range(_KEYS)]
        report("scroll to a line", [self._scroll(line) for line in lines])
        self._preview.shut_down()

    def _show(self, page: PreviewUpdate) -> None:
        self._preview.update_page(page)

    def _change(self, key: int) -> float:
        middle = self._count // 2
        block = PreviewBlock(10_000_000 + key, f"<p>key {key} {_WORDS}</p>")
        page = update(key + 1, Splice(middle, 1, (block,)), self._count)
        return self._time(lambda: self._show(page))

    def _scroll(self, line: int) -> float:
        return self._time(lambda: self._preview.scroll_to_line(line))

    def _is_ready(self) -> bool:
        return bool(getattr(self._preview._surface, "_is_ready", False))

    def _time(self, order: Callable[[], None]) -> float:
        from recension.ui.preview.web_page import WORLD  # noqa: PLC0415 - loads WebEngine
        from recension.ui.preview.web_surface import WebSurface  # noqa: PLC0415 - loads WebEngine

        loop = QEventLoop()
        start = perf_counter()
        order()
        surface = self._preview._surface
        assert isinstance(surface, WebSurface)
        surface._page.runJavaScript(
            "document.body.offsetHeight", WORLD, lambda _height: loop.quit()
        )
        loop.exec()
        return perf_counter() - start

    @staticmethod
    def _wait_until(condition: Callable[[], bool]) -> None:
        loop = QEventLoop()
        timer = QTimer(interval=2)

        def look() -> None:
            if condition():
                loop.quit()

        timer.timeout.connect(look)
        timer.start()
        loop.exec()
        timer.stop()


def main() -> None:
    """Measure and print."""
    prepare_web_engine()
    app = QApplication(sys.argv[:1])
    Bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000).run()
    QTimer.singleShot(100, app.quit)
    app.exec()


if __name__ == "__main__":
    main()
