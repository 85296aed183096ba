"""Every case of `cases/*.txt`: a title, wikitext, HTML, each ended by a line with a dot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

_FOLDER = Path(__file__).parent / "cases"


def _cases() -> Iterator[object]:
    for path in sorted(_FOLDER.glob("*.txt")):
        parts = path.read_text(encoding="utf-8").split("\n.\n")
        for title, text, html in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
            yield pytest.param(text, html, id=f"{path.stem}: {title.strip()}")


@pytest.mark.parametrize(("text", "html"), list(_cases()))
def test_wikitext_becomes_html(text: str, html: str, render: Callable[[str], str]) -> None:
    assert render(text).strip("\n") == html
