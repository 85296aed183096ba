"""What one key costs the engine, wherever it is pressed and whatever it opens or closes.

    python -m tests.benchmarks.render_keys [TEXT ...]

At several places of an article words are typed and constructs are opened, filled and closed again,
key by key, each key rendered as the engine does it. Prints for each place milliseconds of the
processor: the middle, the 95 of 100 that are quicker, the slowest and the key after which that
was. The last line is all of them together.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from recension.engine.garbage import Garbage
from recension.engine.messages import Edit
from recension.engine.page import OpenedPage
from recension.engine.source import FileSource
from recension.wikitext import Site

from .articles import arguments, articles

# Where keys are pressed: behind the first match after a share of the text.
PLACES = {
    "a paragraph": (0.5, r"\n\n[A-Z]\w+ "),
    "a paragraph near the top": (0.0, r"\n\n?'''"),
    "an infobox": (0.0, r"\n\s*\|\s*\w+\s*=\s*"),
    "a heading": (0.5, r"\n==+ ?\w"),
    "a list": (0.5, r"\n\* ?"),
    "a table": (0.3, r"\n\|-\n[|!] ?"),
    "a reference": (0.5, r"<ref[^>/]*>"),
    "a reference near the end": (0.9, r"<ref[^>/]*>"),
    "a link": (0.5, r"\[\[\w"),
    "a template": (0.5, r"\{\{\w+ ?\|"),
    "the end": (1.0, r"\Z"),
}
_PROSE = "The quick brown fox jumps over the lazy dog, and the dog does not mind. "
_CONSTRUCTS = (
    "{{name|value}}", "<!-- note -->", "<ref>note</ref>", "[[Target|label]]", "'''bold'''",
    "<nowiki>x</nowiki>", "[https://example.org label]", "\n== Heading ==\n", "\n* item\n",
    "\n{|\n| cell\n|}\n", "<div>box</div>",
)  # fmt: skip


def main(path: Path) -> list[float]:
    """Measure one article."""
    text = path.read_text(encoding="utf-8")
    say(f"{path.name}: {len(text)} code points, ms of the processor")
    every: list[float] = []
    for name, (share, pattern) in PLACES.items():
        match = re.compile(pattern).search(text, int(len(text) * share))
        if match:
            keys = list(typed(text, match.end()))
            show(name, keys)
            every += [took for took, _ in keys]
    return every


def typed(text: str, place: int) -> Iterator[tuple[float, str]]:
    """Type at a place, and yield what each key took and what then stands before the caret."""
    page, source, garbage = OpenedPage(1, "Page", 0, text, Site.default()), FileSource(), Garbage()
    page.render(0, source)
    at = place
    for number, written in enumerate((_PROSE, *_CONSTRUCTS)):
        for key in written:
            garbage.collect(is_pause=number % 40 == 0)
            began = time.process_time()
            page.edit((Edit(at, 0, key),), number, len(page.text) + 1)
            page.render(number, source)
            at += 1
            yield (time.process_time() - began) * 1000, page.text[max(place, at - 12) : at]


def show(name: str, keys: list[tuple[float, str]]) -> None:
    """Print the figures of a place."""
    times = sorted(took for took, _ in keys)
    slowest, before = max(keys)
    middle, most = statistics.median(times), times[int(len(times) * 0.95)]
    say(f"  {name:26} p50 {middle:6.1f}  p95 {most:6.1f}  max {slowest:6.1f} after {before!r}")


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)  # noqa: T201 - a benchmark prints


if __name__ == "__main__":
    parser = arguments(__doc__)
    for article in articles(parser, parser.parse_args().texts):
        show("all places", [(took, "") for took in main(article)])
