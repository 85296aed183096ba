"""A key in a long article while its changes are shown in the rendered page; and hostile pairs.

    python -m tests.benchmarks.visual_keys [TEXT ...]

Milliseconds of the processor in the engine: the rendering, and beside it the merging of both pages.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from recension.diff import Options
from recension.engine.messages import Edit
from recension.engine.page import OpenedPage
from recension.engine.source import FileSource
from recension.wikitext import Site

from .articles import arguments, articles

_KEYS = 60


def main() -> None:
    """Print a line for each way of typing, and one for each hostile pair."""
    parser = arguments(__doc__)
    for path in articles(parser, parser.parse_args().texts):
        _measure_keys(path)
    for name, (old, new) in _hostile().items():
        page = _opened(old, new)
        start = time.process_time()
        _merge(page, 0)
        _say(f"{name:16} first merging {(time.process_time() - start) * 1000:.0f}")


def _measure_keys(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    middle = text.index("\n\n", len(text) // 2) + 2
    note = text.index(">", text.index("<ref", middle)) + 1
    _say(f"{path.name}: {len(text)} characters, {_KEYS} keys; ms p50, p95, worst")
    for name, at in (("in a paragraph", middle), ("in a note", note)):
        rendering, merging = _type(text, at)
        _say(f"{name:16} rendering {_told(rendering)}  merging {_told(merging)}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _type(text: str, at: int) -> tuple[list[float], list[float]]:
    page, source = _opened(text, text), FileSource()
    serial = _merge(page, 0)
    rendering, merging = [], []
    for key in range(_KEYS):
        page.edit((Edit(at + key, 0, "k"),), key + 2, len(page.text) + 1)
        rendering.append(_timed(lambda: page.render(1, source)))
        start = time.process_time()
        serial = _merge(page, serial)
        merging.append((time.process_time() - start) * 1000)
    return rendering, merging


def _opened(old: str, new: str) -> OpenedPage:
    page = OpenedPage(1, "Page", 1, new, Site.default())
    page.set_base(old, Options())
    page.render(1, FileSource())
    return page


def _merge(page: OpenedPage, onto: int) -> int:
    return page.merge(1, FileSource(), None, onto).rendering.serial


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _told(times: list[float]) -> str:
    ordered = sorted(times)
    tail = ordered[int(len(ordered) * 0.95)]
    return f"{statistics.median(times):5.1f} {tail:5.1f} {ordered[-1]:5.1f}"


def _hostile() -> dict[str, tuple[str, str]]:
    chance = random.Random(1)
    return {
        "random rows": (_table(chance), _table(chance)),
        "random words": (_words(chance), _words(chance)),
        "random items": (_items(chance), _items(chance)),
        "bold, italic": ("'''a''' ''b'' " * 5000, "''a'' '''b''' " * 5000),
    }


def _table(chance: random.Random) -> str:
    rows = [f"| {chance.randrange(9)} || {chance.randrange(9)} || x" for _ in range(2000)]
    return "{|\n" + "\n|-\n".join(rows) + "\n|}"


def _words(chance: random.Random) -> str:
    return " ".join(chance.choice("abcdefghij") for _ in range(20_000))


def _items(chance: random.Random) -> str:
    return "\n".join(f"* {chance.randrange(50)}" for _ in range(3000))


if __name__ == "__main__":
    main()
