"""Measure a merge and the view of it: what a person waits for at 1 MB, with many clashes.

Run by hand: `python -m tests.benchmarks.merge_view`, with a display or with
QT_QPA_PLATFORM=offscreen. Times are milliseconds of the processor, medians where something is done
several times.
"""

from __future__ import annotations

import random
import statistics
import sys
from collections.abc import Callable
from time import process_time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recension.diff import marked, merge
from recension.ui.merge import MergeCase, MergeView, SideNames
from recension.ui.merge.values import Choice
from recension.ui.theme import LIGHT

_SIZE = 1_000_000  # characters
_WORDS = [
    "loch",
    "water",
    "tower",
    "bird",
    "trout",
    "stone",
    "old",
    "wide",
    "deep",
    "grey",
    "near",
    "under",
    "above",
    "of",
    "the",
    "a",
]
_TIMES = 5


def text_of(size: int) -> str:
    """Return paragraphs of about this many characters, no two alike."""
    chance = random.Random(1)  # the same text every time
    lines: list[str] = []
    length = 0
    while length < size:
        words = chance.choices(_WORDS, k=chance.randrange(8, 90))
        lines += [" ".join([f"{len(lines)}", *words]) + ".", ""]
        length += len(lines[-2]) + 2
    return "\n".join(lines)


def edited(text: str, edits: int, seed: int) -> str:
    """Return the text with this many words replaced."""
    chance = random.Random(seed)
    lines = text.split("\n")
    for _ in range(edits):
        place = chance.randrange(0, len(lines), 2)
        words = lines[place].split(" ")
        words[chance.randrange(len(words))] = f"changed{chance.randrange(99)}"
        lines[place] = " ".join(words)
    return "\n".join(lines)


def measure(app: QApplication, base: str, edits: int) -> None:
    """Print how long each step takes with so many edits of both sides."""
    started = process_time()
    merged = marked(merge(base, edited(base, edits, 2), edited(base, edits, 3)))
    seconds = process_time() - started
    view = MergeView(LIGHT)
    view.resize(1366, 700)
    view.show()
    case = MergeCase("Benchmark", SideNames("mine", "base", "theirs"), merged)

    def told(name: str, act: Callable[[], object], times: int = _TIMES) -> None:
        taken = []
        for _ in range(times):
            begun = process_time()
            act()
            app.processEvents()
            taken.append((process_time() - begun) * 1000)
        print(f"  {name:<16}{statistics.median(taken):8.1f} ms")  # noqa: T201 - its purpose

    print(f"{edits} edits on both sides: {len(merged.clashes)} clashes")  # noqa: T201 - its purpose
    print(f"  {'merge and marks':<16}{seconds * 1000:8.1f} ms")  # noqa: T201 - its purpose
    told("open the view", lambda: view.show_case(case), 1)
    told("next place", lambda: view.step(1))
    told("take theirs", lambda: view.choices.press(Choice.THEIRS))
    told("a key", lambda: QTest.keyClicks(view.result, "a"))
    told("undo", view.result.undo)
    view.deleteLater()


def main() -> None:
    """Measure with few edits and with many."""
    app = QApplication(sys.argv)
    base = text_of(_SIZE)
    for edits in (20, 500, 5000):
        measure(app, base, edits)


if __name__ == "__main__":
    main()
