"""What a key costs the comparison in a long page with many standing changes, part by part.

    python -m tests.benchmarks.comparison_keys [TEXT ...] [--keys KEYS] [--changes N]

Each text is repeated until it is 1 MB long. Prints milliseconds of work of this thread (median,
95th percentile and maximum of the keys) for the rows, for the words of the first of them, for the
frame that carries both, and for the description. Lines are typed in the middle of the page, then
in the middle of a changed line. The slowest key is one that makes an old line another one, or a
blank line: what both texts have in common is searched for anew.
"""

from __future__ import annotations

import gc
import statistics
import time
from itertools import pairwise

from recension.diff import Comparer, describe
from recension.engine.comparing import ToldComparison
from recension.engine.frames import frame

from .articles import arguments, articles

MEGABYTE = 1_000_000
TYPED = "What somebody writes, one key after the other; then a line begins.\n"
PARTS = ("rows", "first words", "frame", "description", "until the rows are sent")


def changed(text: str, count: int) -> str:
    """Return a text with a word put into so many lines, evenly far from each other."""
    lines = text.split("\n")
    filled = [at for at, line in enumerate(lines) if " " in line]
    for number in range(count):
        at = filled[number * len(filled) // count]
        lines[at] = lines[at].replace(" ", " edited ", 1)
    return "\n".join(lines)


def keys(text: str, count: int) -> list[str]:
    """Return the texts that typing makes: at an unchanged line, then at a changed one."""
    texts: list[str] = []
    middle = text.index("\n", len(text) // 2)
    at_change = text.index(" edited ", middle) + len(" edited ")
    for place in (middle, at_change):
        for number in range(count // 2):
            key = TYPED[number % len(TYPED)]
            text = text[: place + number] + key + text[place + number :]
            texts.append(text)
    return texts


def measure(name: str, old: str, changes: int, count: int) -> None:
    """Type and print what it costs."""
    new = changed(old, changes)
    gc.disable()  # as the engine does it while keys come
    comparer = Comparer(old)
    describe(comparer.compare(new))
    parts: dict[str, list[float]] = {part: [] for part in PARTS}
    for text in keys(new, count):
        times = [time.thread_time()]
        comparison = comparer.compare(text)
        times.append(time.thread_time())
        answer = ToldComparison(1, 1, 1, comparison).first_answer(0.0)
        times.append(time.thread_time())
        frame(answer)
        times.append(time.thread_time())
        describe(comparison)
        times.append(time.thread_time())
        steps = [(after - before) * 1000 for before, after in pairwise(times)]
        for part, step in zip(PARTS, steps, strict=False):
            parts[part].append(step)
        parts[PARTS[-1]].append(sum(steps[:3]))
    print(name)  # noqa: T201 - its purpose
    for part, values in parts.items():
        slow = statistics.quantiles(values, n=20)[-1]
        figures = f"p50 {statistics.median(values):6.1f}   p95 {slow:6.1f}   max {max(values):6.1f}"
        print(f"  {part:26} {figures}")  # noqa: T201 - its purpose


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--keys", type=int, default=200, help="keys that are pressed")
    parser.add_argument("--changes", type=int, default=300, help="lines that are changed before")
    given = parser.parse_args()
    for path in articles(parser, given.texts):
        text = path.read_text(encoding="utf-8")
        old = "\n".join([text] * (1 + MEGABYTE // len(text)))[:MEGABYTE]
        measure(path.stem, old, given.changes, given.keys)


if __name__ == "__main__":
    main()
