"""Every case of `pages/*.txt`: a title, wikitext, HTML of a whole page; each ends by a dot.

`pages/templates.txt` holds the other pages, their texts by their titles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from recension.titles import make_namespaces
from recension.wikitext import RenderedPage

from .conftest import SITE

_FOLDER = Path(__file__).parent / "pages"
_SITE = replace(SITE, namespaces=make_namespaces("Project", with_subpages={0, 1, 10}))


def _parts(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").replace("\n.\n.\n", "\n.\n\n.\n").split("\n.\n")


def _texts() -> dict[str, str]:
    parts = _parts(_FOLDER / "templates.txt")
    return {name.strip(): text for name, text in zip(parts[::2], parts[1::2], strict=False)}


def _cases() -> Iterator[object]:
    for path in sorted(_FOLDER.glob("*.txt")):
        if path.name == "templates.txt":
            continue
        parts = _parts(path)
        for title, text, html in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
            yield pytest.param(text, html, id=f"{path.stem}: {title.strip()}")


@pytest.mark.parametrize(("text", "html"), list(_cases()))
def test_a_page_becomes_html(text: str, html: str, page: Callable[..., RenderedPage]) -> None:
    shown = page(text, _texts(), "Test page/Sub", _SITE).html
    assert shown.strip("\n") == html.strip("\n")
