"""How long the comparison takes where it is hardest, and while typing in a long text.

    python tests/benchmarks/diff_worst_inputs.py

Prints milliseconds for the rows, for the words of the first 60 changed rows, and for all words,
with the share of both texts that is highlighted and whether the time sufficed. The budgets are
0.5 s for rows and 0.3 s for words, counted in work of this thread.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from recension.diff import Comparer, Comparison, Kind, compare

MEGABYTE = 1_000_000
FIRST_ROWS = 60
KEYS = 200


def article(rnd: random.Random, size: int) -> str:
    """Paragraphs of made-up words, some far more frequent than others."""
    syllables = ["ba", "ri", "no", "tel", "mon", "ka", "sur", "den", "li", "fo"]
    rare = ["".join(rnd.choices(syllables, k=rnd.randint(2, 4))) for _ in range(8000)]
    words = ["the", "of", "and", "in", "to"] * 800 + rare
    lines: list[str] = []
    length = 0
    while length < size:
        lines += [" ".join(rnd.choices(words, k=rnd.randint(20, 160))) + ".", ""]
        length += len(lines[-2]) + 2
    return "\n".join(lines)


def worst_pairs(rnd: random.Random) -> Iterator[tuple[str, str, str]]:
    text = article(rnd, MEGABYTE)
    line = text.replace("\n", " ")
    words = line.split(" ")
    for _ in range(4000):
        words[rnd.randrange(len(words))] = "replaced"
    yield "5,000 random table rows", table(rnd), table(rnd)
    yield "every the of 1 MB", text, re.sub(r"\bthe\b", "THE", text)
    yield "one line of 1 MB, 4,000 words", line, " ".join(words)
    yield "different texts of 2 MB", article(rnd, 2 * MEGABYTE), article(rnd, 2 * MEGABYTE)
    yield "1 MB with its lines reversed", text, "\n".join(reversed(text.split("\n")))
    yield "200,000 lines of one letter", letters(rnd), letters(rnd)


def table(rnd: random.Random) -> str:
    rows = [f"|-\n| {rnd.randint(1, 9)} || {rnd.randint(1, 9)} || yes" for _ in range(5000)]
    return "\n".join(["{|", *rows, "|}"])


def letters(rnd: random.Random) -> str:
    return "\n".join(rnd.choices("abc", k=200_000))


def changed(comparison: Comparison) -> list[int]:
    rows = enumerate(comparison.rows)
    return [index for index, row in rows if row.kind is not Kind.EQUAL]


def measure(name: str, old: str, new: str) -> None:
    times = [time.perf_counter()]
    comparison = compare(old, new)
    times.append(time.perf_counter())
    for index in changed(comparison)[:FIRST_ROWS]:
        comparison.spans(index)
    times.append(time.perf_counter())
    spans = comparison.all_spans()
    times.append(time.perf_counter())
    marked = sum(span.stop - span.start for row in spans for span in (*row.old, *row.new))
    for index, row in enumerate(comparison.rows):
        if row.kind is Kind.REMOVED:
            marked += len(comparison.old_text(index))
        elif row.kind is Kind.ADDED:
            marked += len(comparison.new_text(index))
    share = marked / (len(old) + len(new))
    steps = [(after - before) * 1000 for before, after in pairwise(times)]
    show(
        name, f"{steps[0]:8.0f}{steps[1]:8.0f}{steps[2]:8.0f}{share:8.0%}  {comparison.is_complete}"
    )


def type_in(name: str, old: str, new: str, rnd: random.Random) -> None:
    comparer = Comparer(old)
    comparer.compare(new).all_spans()
    place = len(new) // 2
    times = []
    for key in rnd.choices("etaoin shrdlu.", k=KEYS):
        new = new[:place] + key + new[place:]
        place += 1
        start = time.perf_counter()
        comparison = comparer.compare(new)
        for index in changed(comparison)[:FIRST_ROWS]:
            comparison.spans(index)
        times.append((time.perf_counter() - start) * 1000)
    late = statistics.quantiles(times, n=20)[-1]
    show(name, f"p50 {statistics.median(times):6.1f}   p95 {late:6.1f}")


def edited(rnd: random.Random, text: str, count: int) -> str:
    lines = text.split("\n")
    for _ in range(count):
        at = rnd.randrange(0, len(lines), 2)
        lines[at] = lines[at].replace(" ", " edited ", 1)
    return "\n".join(lines)


def show(name: str, figures: str) -> None:
    print(f"{name:34}{figures}", flush=True)  # noqa: T201 - its purpose


def main() -> None:
    rnd = random.Random(1)
    show("", f"{'rows':>8}{'first':>8}{'all':>8}{'marked':>8}  complete")
    for name, old, new in worst_pairs(rnd):
        measure(name, old, new)
    text = article(rnd, MEGABYTE)
    for count in (1, 30, 300):
        type_in(f"a key in 1 MB with {count} edits", text, edited(rnd, text, count), rnd)


if __name__ == "__main__":
    main()
