"""How long whole articles take to render: `python -m tests.benchmarks.render_articles [TEXT ...]`.

Prints milliseconds of the processor (the best of several rounds), KB/s, and the ratio to
`mwparserfromhell.parse` of the same text (parsing alone) where that package is installed: a
reference that needs no PHP. "lines" is what it costs that the elements tell their source lines,
as they do for the window, in percent.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection, Mapping
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from recension.wikitext import ImageInfo, Renderer, Site

from .articles import SHARED, arguments, articles

_ROUNDS = 5


class _NoPages:
    """A wiki where every template, page and image is missing."""

    def text(self, title: str) -> str | None:
        del title
        return None

    def existing(self, titles: Collection[str]) -> set[str]:
        del titles
        return set()

    def images(self, names: Collection[str]) -> Mapping[str, ImageInfo]:
        del names
        return {}


def _milliseconds(run: Callable[[], object]) -> float:
    """Return the best of several rounds."""
    best = float("inf")
    for _ in range(_ROUNDS):
        began = time.process_time()
        run()
        best = min(best, time.process_time() - began)
    return best * 1000


def _cost_of_lines(text: str) -> float:
    """Return by how much a rendering with lines takes longer than one without, in percent."""
    times: dict[bool, list[float]] = {False: [], True: []}
    for _ in range(2 * _ROUNDS):
        for shows_lines, taken in times.items():
            began = time.process_time()
            Renderer(Site.default(), shows_lines=shows_lines).render(text, "Page", _NoPages())
            taken.append(time.process_time() - began)
    return (min(times[True]) / min(times[False]) - 1) * 100


def _render(text: str, renderer: Renderer | None = None) -> object:
    return (renderer or Renderer(Site.default())).render(text, "Page", _NoPages())


def _row(path: Path, parse: Callable[[str], object] | None) -> str:
    text = path.read_text(encoding="utf-8")
    size = len(text.encode()) / 1000
    whole = _milliseconds(partial(_render, text))
    renderer = Renderer(Site.default())
    _render(text, renderer)
    again = _milliseconds(partial(_render, text + "x", renderer))
    ratio = f"{whole / _milliseconds(partial(parse, text)):6.2f}" if parse else "     -"
    speed = size / whole * 1000
    lines = _cost_of_lines(text)
    row = f"{path.stem[:32]:32} {size:6.0f} {whole:9.1f} {speed:8.0f} {again:9.1f} {ratio}"
    return f"{row} {lines:6.1f}\n"


def main() -> None:
    """Measure every article."""
    parser = arguments(__doc__, SHARED)
    paths = articles(parser, parser.parse_args().texts)
    parse = import_module("mwparserfromhell").parse if find_spec("mwparserfromhell") else None
    heads = ("article", "KB", "whole ms", "KB/s", "again ms", "ratio", "lines")
    sys.stdout.write("{:32} {:>6} {:>9} {:>8} {:>9} {:>6} {:>6}\n".format(*heads))
    for path in paths:
        sys.stdout.write(_row(path, parse))


if __name__ == "__main__":
    main()
