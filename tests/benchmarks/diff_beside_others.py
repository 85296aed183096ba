"""Our comparison beside difflib, git, fast-diff-match-patch and wikidiff2, in one run.

    python -m tests.benchmarks.diff_beside_others [HISTORY.xml.gz]  every revision with the next
    python -m tests.benchmarks.diff_beside_others PAIRS.json.gz      a list of {"id", "old", "new"}

Prints for every engine that is installed the highlighted characters (white space aside; fewer is
better while nothing is missed) and the milliseconds of work: the sum, the median, the slowest.
"first words" is what a window needs before it can show: all rows, and the words of 60 changed ones.
Whether our rows and spans rebuild both texts is checked for every pair, and the megabytes in use
beyond the texts at most are told. fast-diff-match-patch (PyPI) takes part where it is installed,
wikidiff2 with php and Debian's php-wikidiff2; git runs once a pair, its start included. The time of
git and wikidiff2 is what passed; on a machine with other work to do it is too long.
"""

from __future__ import annotations

import argparse
import difflib
import gzip
import importlib.util
import json
import re
import shutil
import statistics
import subprocess
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from recension.diff import Comparison, Kind, Span, compare

Pair = tuple[str, str]
HISTORY = Path(__file__).resolve().parents[3] / "shared" / "histories" / "bip-0039.xml.gz"
FIRST_ROWS = 60
SLOW = 150_000  # characters of both texts above which difflib is left out
PHP = """
foreach (json_decode(file_get_contents('php://stdin')) as [$old, $new]) {
    $start = hrtime(true);
    $html = wikidiff2_do_diff($old, $new, 0);
    echo json_encode([(hrtime(true) - $start) / 1e6, $html]), "\\n";
}
"""


def read_pairs(path: Path) -> Iterator[Pair]:
    with gzip.open(path) as file:
        if path.name.endswith(".json.gz"):
            yield from ((pair["old"], pair["new"]) for pair in json.load(file))
            return
        texts = (
            element.text or ""
            for _, element in ET.iterparse(file)  # noqa: S314 - a file the user names
            if element.tag.endswith("}text")
        )
        yield from pairwise(texts)


def visible(text: str) -> int:
    return len("".join(text.split()))


def ours(old: str, new: str) -> int:
    comparison = compare(old, new)
    comparison.all_spans()
    return highlighted(comparison)


def highlighted(comparison: Comparison) -> int:
    total = 0
    for index, row in enumerate(comparison.rows):
        old, new = comparison.old_text(index), comparison.new_text(index)
        spans = comparison.spans(index)
        if row.kind is Kind.REMOVED:
            total += visible(old)
        elif row.kind is Kind.ADDED:
            total += visible(new)
        elif not row.is_origin:
            total += sum(visible(old[span.start : span.stop]) for span in spans.old)
            total += sum(visible(new[span.start : span.stop]) for span in spans.new)
    return total


def first_words(old: str, new: str) -> int:
    comparison = compare(old, new)
    rows = enumerate(comparison.rows)
    changed = [index for index, row in rows if row.kind is not Kind.EQUAL]
    comparison.spans_of(changed[:FIRST_ROWS])
    return 0


def is_rebuilt(old: str, new: str) -> bool:
    """Whether every line stands in one row, and what is not highlighted is equal."""
    comparison = compare(old, new)
    spans = comparison.all_spans()
    olds, news = [], []
    for index, row in enumerate(comparison.rows):
        if row.old and (row.is_origin or row.move is None):
            olds.append(comparison.old_text(index))
        if row.new and not row.is_origin:
            news.append(comparison.new_text(index))
        if row.old and row.new:
            left = outside(comparison.old_text(index), spans[index].old)
            if left != outside(comparison.new_text(index), spans[index].new):
                return False
    return "\n".join(olds) == old and "\n".join(news) == new


def outside(text: str, spans: tuple[Span, ...]) -> str:
    """Return what is not highlighted, white space aside: it may go with a passage that moved."""
    bounds = [0, *(bound for span in spans for bound in (span.start, span.stop)), len(text)]
    parts = [text[start:stop] for start, stop in zip(bounds[::2], bounds[1::2], strict=True)]
    return "".join("".join(parts).split())


def memory_of(pairs: list[Pair]) -> float:
    """Return the most megabytes in use for a pair, of the largest ones."""
    largest = sorted(pairs, key=lambda pair: len(pair[0]) + len(pair[1]))[-5:]
    most = 0
    for old, new in largest:
        tracemalloc.start()
        compare(old, new).all_spans()
        most = max(most, tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    return most / 1e6


def lines_then_words(old: str, new: str) -> int:
    """difflib over lines, and over the words of what it calls replaced."""
    olds, news = old.split("\n"), new.split("\n")
    total = 0
    for tag, i, j, k, m in difflib.SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if tag != "equal":
            a = re.findall(r"\w+|\W", "\n".join(olds[i:j]))
            b = re.findall(r"\w+|\W", "\n".join(news[k:m]))
            for inner, o, p, q, r in difflib.SequenceMatcher(
                None, a, b, autojunk=False
            ).get_opcodes():
                if inner != "equal":
                    total += visible("".join(a[o:p])) + visible("".join(b[q:r]))
    return total


def git_words(old: str, new: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("old", "new")]
        for path, text in zip(paths, (old, new), strict=True):
            path.write_text(text, "utf-8", newline="")
        command = ["git", "diff", "--no-index", "--word-diff=porcelain", "-U0", *map(str, paths)]
        answer = subprocess.run(command, capture_output=True, check=False)
    lines = answer.stdout.decode("utf-8", "replace").split("\n")[4:]
    return sum(visible(line[1:]) for line in lines if line[:1] in ("+", "-"))


def fast_engine(old: str, new: str) -> int:
    import fast_diff_match_patch  # type: ignore[import-not-found]  # noqa: PLC0415 - optional

    at = {"-": 0, "+": 0}
    total = 0
    for operation, length in fast_diff_match_patch.diff(old, new, timelimit=1, checklines=True):
        for side, text in (("-", old), ("+", new)):
            if operation in ("=", side):
                start = at[side]
                at[side] += length
                total += visible(text[start : at[side]]) if operation == side else 0
    return total


def measure(
    function: Callable[[str, str], int],
    pairs: list[Pair],
    clock: Callable[[], float] = time.thread_time,
) -> tuple[int, list[float]]:
    total, times = 0, []
    for old, new in pairs:
        start = clock()
        total += function(old, new)
        times.append((clock() - start) * 1000)
    return total, times


def wikidiff2(pairs: list[Pair]) -> tuple[int, list[float]]:
    answer = subprocess.run(
        [shutil.which("php") or "php", "-r", PHP],
        input=json.dumps(pairs),
        capture_output=True,
        text=True,
        check=True,
    )
    results = [json.loads(line) for line in answer.stdout.splitlines()]
    return sum(marked_in_html(html) for _, html in results), [ms for ms, _ in results]


def marked_in_html(html: str) -> int:
    """Count what wikidiff2 highlights: marked words, and lines with nothing beside them."""
    total = 0
    for row in html.split("<tr>"):
        words = re.findall(r"<(?:del|ins)[^>]*>(.*?)</(?:del|ins)>", row, re.DOTALL)
        if not words and "diff-empty" in row and "movedpara" not in row:
            words = re.findall(r"<div>(.*?)</div>", row, re.DOTALL)
        total += sum(visible(unescape(word)) for word in words)
    return total


def unescape(text: str) -> str:
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


def has_wikidiff2() -> bool:
    command = ["php", "-r", "exit(function_exists('wikidiff2_do_diff') ? 0 : 1);"]
    return shutil.which("php") is not None and not subprocess.run(command, check=False).returncode


def report(name: str, total: int | None, times: list[float]) -> None:
    shown = "-" if total is None else f"{total}"
    figures = f"{sum(times):10.0f}{statistics.median(times):10.2f}{max(times):10.1f}"
    print(f"{name:32}{shown:>12}{figures}")  # noqa: T201 - its purpose


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", default=[HISTORY])
    parser.add_argument("--without", nargs="+", default=[], metavar="ENGINE")
    options = parser.parse_args()
    for path in options.files:
        pairs = list(read_pairs(path))
        print(f"\n{path.name}: {len(pairs)} pairs")  # noqa: T201 - its purpose
        print(f"{'':32}{'highlighted':>12}{'sum ms':>10}{'median':>10}{'slowest':>10}")  # noqa: T201 - as above
        report("recension", *measure(ours, pairs))
        report("recension, first words", None, measure(first_words, pairs)[1])
        rebuilt = sum(is_rebuilt(old, new) for old, new in pairs)
        print(f"  rebuilt {rebuilt} of {len(pairs)}, {memory_of(pairs):.1f} MB at most")  # noqa: T201 - as above
        if "fast" not in options.without and importlib.util.find_spec("fast_diff_match_patch"):
            report("fast-diff-match-patch", *measure(fast_engine, pairs))
        if "git" not in options.without and shutil.which("git"):
            report("git --word-diff", *measure(git_words, pairs, time.perf_counter))
        if "wikidiff2" not in options.without:
            if has_wikidiff2():
                report("wikidiff2", *wikidiff2(pairs))
            else:
                print("wikidiff2 is not installed")  # noqa: T201 - as above
        small = [pair for pair in pairs if len(pair[0]) + len(pair[1]) < SLOW]
        if "difflib" not in options.without and small:
            report(f"difflib ({len(small)} pairs)", *measure(lines_then_words, small))


if __name__ == "__main__":
    main()
