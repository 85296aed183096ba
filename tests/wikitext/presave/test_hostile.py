"""Signs of change in great numbers: time grows with the length, not faster."""

from __future__ import annotations

import time

import pytest

from recension.titles import parse_title
from recension.wikitext.presave import Transform

from .conftest import SIGNER, Pages

_SMALL = 15_000  # characters
_FACTOR = 4
_MOST_GROWTH = 10  # generous: a quadratic pass would take 16 times as long
_FIXED = 0.05  # seconds that any text may take

_PIECES = [
    "~", "~~~ ", "[[a|]]", "[[|a]]", "[[a (b|]]", "[[a, |]]", "[[|", "|]]", "[[:::", "[[((", "t:",
    "{{subst:", "{{subst:twice|", "{{subst:x}}", "{{{{subst:", "{{{subst:", "{{{1|", "{{ ",
    "{{subst:#if:|", "{{subst:#tag:ref|", "<!-- ~~~ -->", "<nowiki>~~~", "\n<!-- ~~~ -->\n",
    "\x7f~~~", "{{a|{{subst:x}}",
]  # fmt: skip
_CLOSINGS = {"{{{": "}}}", "{{": "}}", "[[": "]]"}


def _seconds(text: str) -> float:
    began = time.process_time()
    Transform().changes(text, parse_title("Page"), Pages(), SIGNER)
    return time.process_time() - began


def _text(piece: str, length: int) -> str:
    """Return the piece again and again, and then what would close all that it opened."""
    closing = next((closing for start, closing in _CLOSINGS.items() if piece.startswith(start)), "")
    count = length // len(piece)
    return "{{subst:twice|x}}" + piece * count + "x" + closing * count


@pytest.mark.parametrize("piece", _PIECES)
def test_time_grows_with_the_length(piece: str) -> None:
    small, large = _seconds(_text(piece, _SMALL)), _seconds(_text(piece, _SMALL * _FACTOR))
    if large > _MOST_GROWTH * (small + _FIXED):  # once more: another process may have been busy
        large = min(large, _seconds(_text(piece, _SMALL * _FACTOR)))
    assert large <= _MOST_GROWTH * (small + _FIXED)
