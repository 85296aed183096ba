"""What a key costs the engine while the text has something that saving will change.

Run by hand: python -m tests.benchmarks.presave_keys [TEXT ...] [--keys KEYS]
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from recension.engine.messages import Edit
from recension.engine.page import OpenedPage
from recension.engine.source import FileSource
from recension.titles import parse_title
from recension.wikitext import Site
from recension.wikitext.presave import Signer, Transform, may_change

from .articles import arguments, articles

SIGNS = {
    "nothing": "",
    "a signature": "\n\nSee you. --~~~~\n\n",
    "a label": "\n\n[[Help:Foo (bar)|]]\n\n",
    "substitution": "\n\n{{subst:lc:ABC}} {{box|{{subst:uc:abc}}}}\n\n",
}
SIGNER = Signer("Ada", datetime.now(UTC))


def main(path: Path, keys: int) -> None:
    """Measure and print."""
    text = path.read_text(encoding="utf-8")
    say(f"{path.name}: {len(text)} code points, {keys} keys in random places, ms of the process")
    for name, sign in SIGNS.items():
        middle = text.find("\n\n", len(text) // 2)
        signed = text[:middle] + sign + text[middle:]
        figures = measure_keys(signed, keys)
        say(f"  with {name:14} median {statistics.median(figures):6.2f}  p95 {p95(figures):6.2f}")
    signed = text + "".join(SIGNS.values())
    say(f"  looking for signs   {milliseconds(lambda: may_change(text)):6.2f}")
    transform = Transform()
    title, source = parse_title("Page"), FileSource()
    whole = milliseconds(lambda: transform.changes(signed, title, source, SIGNER))
    say(f"  a whole save        {whole:6.2f}")


def measure_keys(text: str, keys: int) -> list[float]:
    """Type into a page and return what every key took."""
    chance = random.Random(1)
    page, source = OpenedPage(1, "Page", 0, text, Site.default()), FileSource()
    page.render(0, source, SIGNER)
    figures = []
    for version in range(1, keys + 1):
        at = text.find(" ", chance.randrange(len(text) - 2000)) + 1
        text = f"{text[:at]}x{text[at:]}"

        def press(at: int = at, version: int = version, length: int = len(text)) -> None:
            page.edit((Edit(at, 0, "x"),), version, length)
            page.render(version, source, SIGNER)

        figures.append(milliseconds(press))
    return figures


def milliseconds(work: Callable[[], object]) -> float:
    """Return the time of the processor that work takes."""
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def p95(figures: list[float]) -> float:
    """Return what 95 of 100 figures stay under."""
    return sorted(figures)[int(len(figures) * 0.95)]


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)  # noqa: T201 - a benchmark prints


if __name__ == "__main__":
    parser = arguments(__doc__)
    parser.add_argument("--keys", type=int, default=100, help="keys that are pressed")
    given = parser.parse_args()
    for article in articles(parser, given.texts):
        main(article, given.keys)
