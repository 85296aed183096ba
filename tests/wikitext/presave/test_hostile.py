"""Signs of change in great numbers: time grows with the length, not faster."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.wikitext.growth import is_linear

from recension.titles import parse_title
from recension.wikitext.presave import Transform

from .conftest import SIGNER, Pages

_SMALL = 7_500  # characters; the larger text has eight times as many

_PIECES = [
    "~", "~~~ ", "[[a|]]", "[[|a]]", "[[a (b|]]", "[[a, |]]", "[[|", "|]]", "[[:::", "[[((", "t:",
    "{{subst:", "{{subst:twice|", "{{subst:x}}", "{{{{subst:", "{{{subst:", "{{{1|", "{{ ",
    "{{subst:#if:|", "{{subst:#tag:ref|", "<!-- ~~~ -->", "<nowiki>~~~", "\n<!-- ~~~ -->\n",
    "\x7f~~~", "{{a|{{subst:x}}",
]  # fmt: skip
_CLOSINGS = {"{{{": "}}}", "{{": "}}", "[[": "]]"}


def _text(piece: str, length: int) -> str:
    """Return the piece again and again, and then what would close all that it opened."""
    closing = next((closing for start, closing in _CLOSINGS.items() if piece.startswith(start)), "")
    count = length // len(piece)
    return "{{subst:twice|x}}" + piece * count + "x" + closing * count


@pytest.mark.parametrize("piece", _PIECES)
def test_time_grows_with_the_length(piece: str) -> None:
    def run_with(length: int) -> Callable[[], object]:
        text = _text(piece, length)
        return lambda: Transform().changes(text, parse_title("Page"), Pages(), SIGNER)

    assert is_linear(run_with, _SMALL)
