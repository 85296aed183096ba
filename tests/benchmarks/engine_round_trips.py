"""How long a key takes to the preview and to Changes, and what it costs the window.

Run by hand: python tests/benchmarks/engine_round_trips.py TEXT.wiki [KEYS]
"""

from __future__ import annotations

import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer  # noqa: E402

from recension.workspace import (  # noqa: E402
    Drafts,
    Edit,
    EngineClient,
    Instances,
    PageDocument,
    Settings,
    Workspace,
    state_folder,
)

Wait = Callable[[], bool]


def main(path: Path, keys: int) -> None:
    """Measure and print."""
    os.environ["RECENSION_HOME"] = tempfile.mkdtemp()
    _app = QCoreApplication([])
    engine = EngineClient()
    started = time.perf_counter()
    engine.start()
    wait_for(engine.ready)
    print(f"engine ready after {since(started):.0f} ms")
    drafts = Drafts(state_folder() / "drafts")
    workspace = Workspace(Settings(), drafts, engine, Instances(state_folder() / "locks"))
    started = time.perf_counter()
    workspace.open_text(path)
    wait_for(workspace.page_opened)
    print(f"text opened as a file after {since(started):.0f} ms")
    wait_for(engine.compared)
    print(f"first preview and comparison after {since(started):.0f} ms")
    assert workspace.document
    measure_keys(engine, workspace.document, keys)
    measure_saving(workspace)
    measure_restart(engine, workspace.document)
    workspace.stop()
    engine.stop()


def measure_keys(engine: EngineClient, document: PageDocument, keys: int) -> None:
    """Type in the middle of the text, one key after the other is shown."""
    costs, renders, compares, inside, inside_compare = [], [], [], [], []
    place = document.text.index("\n\n", len(document.text) // 2)
    for number in range(keys):
        arrived: dict[str, float] = {}
        take = engine.rendered.connect(
            lambda update: (
                arrived.setdefault("rendered", time.perf_counter()),
                inside.append(update.milliseconds),
            )
        )
        take_too = engine.compared.connect(
            lambda told: (
                arrived.setdefault("compared", time.perf_counter()),
                inside_compare.append(told.milliseconds),
            )
        )
        started = time.perf_counter()
        document.apply(Edit(place + number, 0, "word "[number % 5]))
        costs.append(since(started))
        wait_for(engine.compared)
        engine.rendered.disconnect(take)
        engine.compared.disconnect(take_too)
        renders.append((arrived["rendered"] - started) * 1000)
        compares.append((arrived["compared"] - started) * 1000)
    show("window's cost per key", costs)
    show("key to preview, pause included", renders)
    show("  of it rendering in the engine", inside)
    show("key to comparison, pause included", compares)
    show("  of it comparing in the engine", inside_compare)


def measure_saving(workspace: Workspace) -> None:
    """Save what was typed."""
    started = time.perf_counter()
    workspace.save("typed")
    returned = since(started)
    wait_for(workspace.saved)
    print(f"saved after {since(started):.1f} ms; the window was held {returned:.2f} ms")


def measure_restart(engine: EngineClient, document: PageDocument) -> None:
    """Kill the engine and see how long until the next preview."""
    started = time.perf_counter()
    os.kill(engine.process_number, signal.SIGKILL)
    wait_for(engine.ready)
    print(f"killed, and ready again after {since(started):.0f} ms")
    document.apply(Edit(0, 0, "x"))
    wait_for(engine.compared)
    print(f"  and the whole page rendered and compared after {since(started):.0f} ms")


def wait_for(happening: object) -> None:
    """Run the event loop until the signal comes."""
    loop = QEventLoop()
    happening.connect(loop.quit)  # type: ignore[attr-defined]  # a bound signal
    QTimer.singleShot(30_000, loop, loop.quit)
    loop.exec()
    happening.disconnect(loop.quit)  # type: ignore[attr-defined]  # a bound signal


def since(started: float) -> float:
    """Return the milliseconds that have passed."""
    return (time.perf_counter() - started) * 1000


def show(what: str, milliseconds: list[float]) -> None:
    """Print the middle and the slow end."""
    ordered = sorted(milliseconds)
    slow = ordered[int(len(ordered) * 0.95)]
    print(f"{what}: p50 {statistics.median(ordered):.2f} ms, p95 {slow:.2f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 60)
