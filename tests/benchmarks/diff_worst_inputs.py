"""How long the comparison takes where it is hardest, and while typing in a long text.

    python -m tests.benchmarks.diff_worst_inputs

Prints milliseconds of work of this thread for the rows, for the words of the first 60 changed rows,
for all words and for the change sentence; the megabytes that were in use beyond the two texts at
most; the share of both texts that is highlighted; and whether the time sufficed. The budgets are
0.5 s for rows, 0.3 s for words and 0.5 s for the sentence. Memory is measured in a run of its own,
since measuring it takes time.
"""

from __future__ import annotations

import random
import re
import statistics
import time
import tracemalloc
from collections.abc import Iterator
from itertools import pairwise

from recension.diff import Comparer, Comparison, Kind, compare, describe
from recension.engine.comparing import ToldComparison
from recension.engine.frames import frame

MEGABYTE = 1_000_000
FIRST_ROWS = 60
KEYS = 200
SCRIPTS = {
    "Chinese": [chr(code) for code in range(0x4E00, 0x5A00)],
    "Thai": ["ก", "ข", "คิ", "งี", "จ", "ชำ", "ดะ", "ต", "น", "มา", "ย", "ร", "ลู", "ว", "ส", "ห"],
    "Hindi": ["क", "खि", "गी", "चा", "ज", "तु", "द", "नि", "प", "बा", " ", "मे", "य", "र", " ", "स"],
}


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
    yield "1 MB with 500 edits", text, edited(rnd, text, 500)
    yield "every the of 1 MB", text, re.sub(r"\bthe\b", "THE", text)
    yield "a word in every line of 1 MB", text, re.sub(r"(?m)^(\w+) ", r"\1 more ", text)
    yield "different texts of 2 MB", article(rnd, 2 * MEGABYTE), article(rnd, 2 * MEGABYTE)
    yield from rearranged(rnd, text)
    yield from repetitive(rnd)
    yield from single_lines(rnd, text)
    yield from lines_much_alike(rnd)
    yield from empty_lines(rnd)
    yield from without_words(rnd)


def rearranged(rnd: random.Random, text: str) -> Iterator[tuple[str, str, str]]:
    lines = text.split("\n")
    yield "1 MB with its lines reversed", text, "\n".join(reversed(lines))
    yield "1 MB with its lines shuffled", text, "\n".join(rnd.sample(lines, len(lines)))
    yield "1 MB doubled", text, f"{text}\n{text}"
    yield "1 MB emptied", text, ""
    merged = [" ".join(lines[at : at + 4]) for at in range(0, len(lines), 4)]
    yield "1 MB, lines joined by four", text, "\n".join(merged)
    yield "1 MB joined into one line", text, " ".join(lines)


def repetitive(rnd: random.Random) -> Iterator[tuple[str, str, str]]:
    yield "5,000 random table rows", table(rnd), table(rnd)
    yield "100,000 random cells", cells(rnd), cells(rnd)
    yield "200,000 lines of one letter", letters(rnd), letters(rnd)
    line = "the same line again\n"
    yield "60,000 equal lines", line * 60_000, line * 40_000 + "another\n" + line * 19_000
    yield "two lines alternating", "one\ntwo\n" * 40_000, "two\none\n" * 30_000 + "one\n" * 20_000


def single_lines(rnd: random.Random, text: str) -> Iterator[tuple[str, str, str]]:
    words = text.split()
    yield "one line of 1 MB, 4,000 words", " ".join(words), " ".join(replaced(rnd, words, 4000))
    yield "one line of 1 MB, shuffled", " ".join(words), " ".join(rnd.sample(words, len(words)))
    for name, letters_of in SCRIPTS.items():
        signs = rnd.choices(letters_of, k=MEGABYTE // 2)
        yield f"one line of {name}", "".join(signs), "".join(replaced(rnd, signs, 2000))
    yield "1 MB without spaces", "".join(words), "".join(replaced(rnd, words, 500))


def lines_much_alike(rnd: random.Random) -> Iterator[tuple[str, str, str]]:
    rows = [f"| item {row} || the value is {row * 7}, as is well known" for row in range(30_000)]
    edited_rows = [row.replace("value is", "value was") for row in rows]
    yield "30,000 rows, all edited", "\n".join(rows), "\n".join(edited_rows)
    shuffled = rnd.sample(edited_rows, len(rows))
    yield "30,000 rows, edited and shuffled", "\n".join(rows), "\n".join(shuffled)
    lines = [f"line {number} of many" for number in range(100_000)]
    yield "100,000 lines shuffled", "\n".join(lines), "\n".join(rnd.sample(lines, len(lines)))
    yield "100,000 lines with CR", "\n".join(lines), "\r\n".join(lines)
    yield "100,000 lines put into one", "\n".join(lines), " ".join(lines)
    yield "one line cut into 100,000", " ".join(lines), "\n".join(lines)
    sentence = "This is the same sentence again. "
    yield (
        "50,000 equal sentences",
        sentence * 50_000,
        f"{sentence * 30_000}New. {sentence * 19_000}",
    )


def empty_lines(rnd: random.Random) -> Iterator[tuple[str, str, str]]:
    few, other = ("\n".join(rnd.choices(["", "a", "bb", end], k=200_000)) for end in ("", "c"))
    yield "empty lines among words", few, other
    yield "500,000 empty lines", "\n" * 500_000, "x\n" + "\n" * 200_000 + "y\n" + "\n" * 200_000
    yield "1 MB of |-", "|-\n" * 330_000, "|-\n" * 200_000 + "| x\n" + "|-\n" * 120_000


def without_words(rnd: random.Random) -> Iterator[tuple[str, str, str]]:
    marks = [chr(code) for code in range(0x300, 0x36F)]
    piled = ["".join([rnd.choice("abc "), *rnd.choices(marks, k=20)]) for _ in range(40_000)]
    yield "piled marks", "".join(piled), "".join([*piled[:20_000], "x", *piled[20_050:]])
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    yield (
        "one emoji 100,000 times",
        family * 100_000,
        family * 60_000 + "\U0001f600" + family * 39_000,
    )
    yield "two words by turns", "a b " * 250_000, "b a " * 250_000
    words, others = (" ".join(rnd.choices("abc", k=400_000)) for _ in range(2))
    yield "random words of one letter", words, others


def replaced(rnd: random.Random, pieces: list[str], count: int) -> list[str]:
    others = list(pieces)
    for at in rnd.sample(range(len(pieces)), count):
        others[at] = rnd.choice(pieces)
    return others


def cells(rnd: random.Random) -> str:
    return "\n".join(f"| {rnd.randrange(100)}" for _ in range(100_000))


def table(rnd: random.Random) -> str:
    rows = [f"|-\n| {rnd.randint(1, 9)} || {rnd.randint(1, 9)} || yes" for _ in range(5000)]
    return "\n".join(["{|", *rows, "|}"])


def letters(rnd: random.Random) -> str:
    return "\n".join(rnd.choices("abc", k=200_000))


def changed(comparison: Comparison) -> list[int]:
    rows = enumerate(comparison.rows)
    return [index for index, row in rows if row.kind is not Kind.EQUAL]


def measure(name: str, old: str, new: str) -> None:
    times = [time.thread_time()]
    comparison = compare(old, new)
    times.append(time.thread_time())
    comparison.spans_of(changed(comparison)[:FIRST_ROWS])
    times.append(time.thread_time())
    spans = comparison.all_spans()
    times.append(time.thread_time())
    describe(comparison)
    times.append(time.thread_time())
    marked = sum(span.stop - span.start for row in spans for span in (*row.old, *row.new))
    for index, row in enumerate(comparison.rows):
        if row.kind is Kind.REMOVED:
            marked += len(comparison.old_text(index))
        elif row.kind is Kind.ADDED:
            marked += len(comparison.new_text(index))
    share = marked / (len(old) + len(new))
    steps = [(after - before) * 1000 for before, after in pairwise(times)]
    figures = "".join(f"{step:8.0f}" for step in [*steps, memory_of(old, new)])
    show(name, f"{figures}{share:8.0%}  {comparison.is_complete}")


def memory_of(old: str, new: str) -> float:
    """Return the megabytes in use at most while the rows and all words are made."""
    tracemalloc.start()
    compare(old, new).all_spans()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / MEGABYTE


def type_in(name: str, old: str, new: str, rnd: random.Random) -> None:
    """Measure what a key costs the engine: compared, the first words, encoded."""
    comparer = Comparer(old)
    comparer.compare(new).all_spans()
    place = len(new) // 2
    times = []
    for key in rnd.choices("etaoin shrdlu.", k=KEYS):
        new = new[:place] + key + new[place:]
        place += 1
        start = time.thread_time()
        answer = ToldComparison(1, 1, 1, comparer.compare(new)).first_answer(0.0)
        frame(answer)
        times.append((time.thread_time() - start) * 1000)
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
    show("", f"{'rows':>8}{'first':>8}{'all':>8}{'told':>8}{'MB':>8}{'marked':>8}  complete")
    for name, old, new in worst_pairs(rnd):
        measure(name, old, new)
    text = article(rnd, MEGABYTE)
    for count in (1, 30, 300):
        type_in(f"a key in 1 MB with {count} edits", text, edited(rnd, text, count), rnd)


if __name__ == "__main__":
    main()
