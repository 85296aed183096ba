"""How long a key takes to the preview and to Changes, and what it costs the window.

Run by hand: python -m tests.benchmarks.engine_round_trips [TEXT ...] [--keys KEYS] [--changes N]
"""

from __future__ import annotations

import os
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from recension.workspace import (
    Comparison,
    Described,
    Drafts,
    Edit,
    EngineClient,
    Instances,
    PageDocument,
    PreviewUpdate,
    Settings,
    Workspace,
    state_folder,
)

from .articles import arguments, articles


def main(path: Path, keys: int, changes: int) -> None:
    """Measure and print."""
    os.environ["RECENSION_HOME"] = tempfile.mkdtemp()
    _app = QCoreApplication([])
    engine = EngineClient()
    started = time.perf_counter()
    engine.start()
    wait_for(engine.ready)
    say(f"engine ready after {since(started):.0f} ms")
    drafts = Drafts(state_folder() / "drafts")
    workspace = Workspace(Settings(), drafts, engine, Instances(state_folder() / "locks"))
    started = time.perf_counter()
    workspace.open_text(path)
    wait_for(workspace.page_opened)
    say(f"text opened as a file after {since(started):.0f} ms")
    wait_for(engine.compared)
    say(f"first preview and comparison after {since(started):.0f} ms")
    assert workspace.document
    if changes:
        change(workspace.document, changes)
        wait_for(engine.compared)
    measure_keys(engine, workspace.document, keys)
    measure_saving(workspace)
    measure_restart(engine, workspace.document)
    workspace.stop()
    engine.stop()


def change(document: PageDocument, count: int) -> None:
    """Put a word into so many lines, evenly far from each other."""
    text = document.text
    ends = [at for at, sign in enumerate(text) if sign == "\n" and text[at - 1 : at] != "\n"]
    for number in range(count, 0, -1):
        document.apply(Edit(ends[number * len(ends) // (count + 1)], 0, " changed"))


class Answers:
    """When the answers to a key came, and how long the engine took for them."""

    def __init__(self, engine: EngineClient) -> None:
        self.started = 0.0
        self.rendered: list[float] = []
        self.compared: list[float] = []
        self.rendering: list[float] = []
        self.comparing: list[float] = []
        self.described: list[float] = []
        self.describing: list[float] = []
        engine.rendered.connect(self._note_rendered)
        engine.compared.connect(self._note_compared)
        engine.described.connect(self._note_described)

    def _note_rendered(self, update: PreviewUpdate) -> None:
        self.rendered.append(since(self.started))
        self.rendering.append(update.milliseconds)

    def _note_compared(self, comparison: Comparison) -> None:
        self.compared.append(since(self.started))
        self.comparing.append(comparison.milliseconds)

    def _note_described(self, described: Described) -> None:
        self.described.append(since(self.started))
        self.describing.append(described.milliseconds)


def measure_keys(engine: EngineClient, document: PageDocument, keys: int) -> None:
    """Type in the middle of the text, each key once the one before is shown."""
    costs: list[float] = []
    answers = Answers(engine)
    place = document.text.index("\n\n", len(document.text) // 2)
    for number in range(keys):
        answers.started = time.perf_counter()
        document.apply(Edit(place + number, 0, "word "[number % 5]))
        costs.append(since(answers.started))
        wait_for(engine.described)
    show("window's cost per key", costs)
    show("key to preview, pause included", answers.rendered)
    show("  of it rendering in the engine", answers.rendering)
    show("key to comparison, pause included", answers.compared)
    show("  of it comparing in the engine", answers.comparing)
    show("key to the change sentence, pause included", answers.described)
    show("  of it describing in the engine", answers.describing)


def measure_saving(workspace: Workspace) -> None:
    """Save what was typed."""
    started = time.perf_counter()
    workspace.save("typed")
    returned = since(started)
    wait_for(workspace.saved)
    say(f"saved after {since(started):.1f} ms; the window was held {returned:.2f} ms")


def measure_restart(engine: EngineClient, document: PageDocument) -> None:
    """Kill the engine and see how long until the next preview."""
    started = time.perf_counter()
    os.kill(engine.process_number, signal.SIGKILL)
    wait_for(engine.ready)
    say(f"killed, and ready again after {since(started):.0f} ms")
    document.apply(Edit(0, 0, "x"))
    wait_for(engine.compared)
    say(f"  and the whole page rendered and compared after {since(started):.0f} ms")


def wait_for(happening: object) -> None:
    """Run the event loop until the signal comes."""
    loop = QEventLoop()
    happening.connect(loop.quit)  # type: ignore[attr-defined]  # a bound signal
    QTimer.singleShot(30_000, loop, loop.quit)
    loop.exec()
    happening.disconnect(loop.quit)  # type: ignore[attr-defined]  # a bound signal


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


def since(started: float) -> float:
    """Return the milliseconds that have passed."""
    return (time.perf_counter() - started) * 1000


def show(what: str, milliseconds: list[float]) -> None:
    """Print the middle and the slow end."""
    ordered = sorted(milliseconds)
    slow = ordered[int(len(ordered) * 0.95)]
    say(f"{what}: p50 {statistics.median(ordered):.2f} ms, p95 {slow:.2f} ms")


if __name__ == "__main__":
    parser = arguments(__doc__)
    parser.add_argument("--keys", type=int, default=60, help="keys that are pressed")
    parser.add_argument(
        "--changes", type=int, default=0, help="lines that are changed before, and stay so"
    )
    given = parser.parse_args()
    for article in articles(parser, given.texts):
        main(article, given.keys, given.changes)
