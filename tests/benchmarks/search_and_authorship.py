"""How long it takes to find when a phrase came and went, and who wrote what.

    python -m tests.benchmarks.search_and_authorship [--revisions N] [--export FILE]

Makes a file of one article with many revisions, or imports a MediaWiki export. Prints seconds of
processor time, for the first time, and for the next with what was kept.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.store_input import history

from recension.authorship import Memory, authorship_of
from recension.exchange import import_sources
from recension.search import Phrase, get_ready, search_history, search_pages
from recension.store import RevisionFile


def main() -> None:
    """Measure all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--revisions", type=int, default=10_000)
    parser.add_argument("--export", type=Path, help="a MediaWiki export to measure instead")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with RevisionFile.create(folder / "made.recension") as file:
            _fill(file, options.revisions, options.export)
            _measure(file, folder / "cache")


def _fill(file: RevisionFile, revisions: int, export: Path | None) -> None:
    if export is not None:
        import_sources(file, [export])
        return
    with file.transaction():
        for text in history(revisions):
            file.save("Article", text, author="A")


def _measure(file: RevisionFile, cache: Path) -> None:
    (page, *_) = file.pages()
    numbers = [number for number, _ in file.links(page.title)]
    words = file.text(numbers[len(numbers) // 2]).split()
    phrase = " ".join(words[len(words) // 2 :][:3])
    for name, looked_for in {
        "first search in the history": Phrase(phrase),
        "phrase": Phrase(phrase),
        "word": Phrase(words[len(words) // 3]),
        "word, case": Phrase(words[len(words) // 3], is_case_sensitive=True),
        "pattern": Phrase(r"\b(\w)\w+ \1\w+\b", is_pattern=True),
        "nothing": Phrase("is nowhere to be found"),
    }.items():
        with _timed(name):
            found = search_history(file, looked_for, cache)
        _say("  stays", sum(len(one.stays) for one in found), "")
    with _timed("getting ready before anybody searches"):
        get_ready(file, cache.with_name("ahead"))
    with _timed("first search after that"):
        search_history(file, Phrase(phrase), cache.with_name("ahead"))
    with _timed("phrase in the newest texts"):
        search_pages(file, Phrase(phrase))
    _say("index", _size(cache / "search"), "MB")
    _measure_authorship(file, page.title, Memory(cache))
    _say("kept authorship", _size(cache / "authorship"), "MB")


def _measure_authorship(file: RevisionFile, title: str, memory: Memory) -> None:
    ask: Callable[[], object] = lambda: authorship_of(file, title, memory=memory)  # noqa: E731 - thrice
    with _timed("first authorship"):
        ask()
    with _timed("authorship again"):
        ask()
    file.save(title, file.text(file.page(title).newest) + " and more")
    with _timed("authorship after one more revision"):
        ask()


@contextmanager
def _timed(what: str) -> Iterator[None]:
    begun = time.process_time()
    yield
    _say(what, time.process_time() - begun, "s")


def _say(what: str, value: float, unit: str) -> None:
    print(f"{what:.<50} {value:>10,.3f} {unit}", flush=True)  # noqa: T201 - it is the result


def _size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.iterdir()) / 1e6


if __name__ == "__main__":
    main()
