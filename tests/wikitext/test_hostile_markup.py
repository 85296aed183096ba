"""Markup that never ends, in great numbers: time grows with the length, not faster."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

_SMALL = 15_000  # characters
_FACTOR = 4
_MOST_GROWTH = 10  # generous: a quadratic pass would take 16 times as long
_FIXED = 0.05  # seconds that any text may take

_PIECES = [
    "[[", "[", "]]", "''", "'''", "''a ", "<b>", "<div>", "<i><b>", "</b>", "<", "< a", "<b ",
    '<b x="', "*\n", "*#:;\n", "***\n", ";a:b\n", ";a<b:", "{|\n", "|-\n", "{|\n|\n", "||",
    "{|\n|a||b\n", "==", "=a=\n", "__TOC__", "http://", "http://a,.;", "[http://a ",
    "[http://a b]", "[[File:a|", "[[File:a|[[b]]", "[[File:a|[[File:b|c]] ", "[[a|b]]",
    "\n[[Category:a]]", "RFC ", "ISBN 1-", "&", "&#", "&amp", "<pre>", "<h2>", "</h2>",
    "<table>", "<td>", "<table><tr><td>", "<li>", "<blockquote>", "<p>", "<s>\n\n",
    "<font color=a>\n\n", " \n", " a\n", "----", "\u00ab ", " ;", '<div style="/*', "[[a|[",
    "[[../", "<i>a<div>", "<i><table>", "<table>a", "<p><b>[[File:Lake.jpg|thumb]]",
    "[http://a \x01", "<b a=b c=d>", "<b>a<div>b</b>c</div>", "<small>a<div>b</div> </small>",
    "<span>a<div>", "<blockquote>a</blockquote>b", "<table><b>a<p>b</b>", "<a>", "&#32;</p><b>",
    "<table><tr><td><i>a", "<li/>", ";a</b>", ";-{a", "{|\n|\n:{|\n|}", "a\\",
]  # fmt: skip


def _seconds(render: Callable[[str], str], text: str) -> float:
    began = time.process_time()
    render(text)
    return time.process_time() - began


@pytest.mark.parametrize("piece", _PIECES)
def test_time_grows_with_the_length(piece: str, render: Callable[[str], str]) -> None:
    count = _SMALL // len(piece)
    small = _seconds(render, piece * count)
    large = _seconds(render, piece * count * _FACTOR)
    if large > _MOST_GROWTH * (small + _FIXED):  # once more: another process may have been busy
        large = min(large, _seconds(render, piece * count * _FACTOR))
    assert large <= _MOST_GROWTH * (small + _FIXED)
