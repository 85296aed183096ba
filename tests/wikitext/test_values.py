"""Every line of `values/*.txt`: wikitext, an arrow, and the HTML it becomes inside of a line.

A line that begins with two dashes is a remark.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from recension.wikitext import RenderedPage, Renderer, Site
from recension.wikitext.site import Interwiki
from recension.wikitext.values import ImageInfo

from .conftest import Pages

_FOLDER = Path(__file__).parent / "values"
_SITE = replace(
    Site.default(),
    now=datetime(2019, 9, 29, 4, 19, 7, tzinfo=UTC),  # a Sunday
    server="https://wiki.example",
    name="Wiki",
    interwikis={"w": Interwiki("https://en.wikipedia.org/wiki/$1")},
    language_names={},
)
_TEXTS = {
    "Here": "x",
    "Template:Echo": "{{{1}}}",
    "File:Old name.jpg": "#REDIRECT [[File:Lake.jpg]]",
    "File:Lost.jpg": "#REDIRECT [[File:Gone.jpg]]",
}
_IMAGES = {"Lake.jpg": ImageInfo(800, 600)}


def _cases() -> Iterator[object]:
    for path in sorted(_FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            text, arrow, shown = line.partition(" \u2192 ")
            if not arrow:
                text, arrow, shown = line.removesuffix(" \u2192"), line[-1:], ""
            if arrow and not line.startswith("-- "):
                yield pytest.param(text, shown, id=f"{path.stem}: {text}")


def _lines() -> list[str]:
    return [case.values[0] for case in _cases()]  # type: ignore[attr-defined]  # a case of pytest


@pytest.mark.parametrize("seed", range(5))
def test_an_edited_page_shows_the_values_of_a_fresh_one(seed: int) -> None:
    choose = random.Random(seed)
    texts, pages, warm = choose.choices(_lines(), k=8), Pages(_TEXTS, _IMAGES), Renderer(_SITE)
    for _ in range(6):
        again = warm.render("\n\n".join(texts), "Talk:A/b", pages)
        fresh = Renderer(_SITE).render("\n\n".join(texts), "Talk:A/b", pages)
        assert (again.html, again.title_html) == (fresh.html, fresh.title_html)
        assert again.warnings == fresh.warnings
        texts[choose.randrange(len(texts))] = choose.choice(_lines())


@pytest.mark.parametrize(("text", "shown"), list(_cases()))
def test_a_function_shows_its_value(
    page: Callable[..., RenderedPage], text: str, shown: str
) -> None:
    html = page(f"<ins>{text}</ins>", _TEXTS, "User talk:Ann Lee/a/b", _SITE, _IMAGES).html
    found = re.search("<ins>(.*)</ins>", html, re.DOTALL)
    assert found is not None
    assert found[1].replace("\n", "⏎") == shown
