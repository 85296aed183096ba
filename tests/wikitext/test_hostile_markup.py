"""Markup that never ends, in great numbers: time grows with the length, not faster."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .growth import is_linear

_SMALL = 10_000  # characters

_PIECES = [
    "[[", "[", "]]", "''", "'''", "''a ", "<b>", "<div>", "<i><b>", "</b>", "<", "< a", "<b ",
    '<b x="', "*\n", "*#:;\n", "***\n", ";a:b\n", ";a<b:", "{|\n", "|-\n", "{|\n|\n", "||",
    "{|\n|a||b\n", "==", "=a=\n", "__TOC__", "http://", "http://a,.;", "[http://a ",
    "[http://a b]", "[[File:a|", "[[File:a|[[b]]", "[[File:a|[[File:b|c]] ", "[[a|b]]",
    "\n[[Category:a]]", "RFC ", "ISBN 1-", "&", "&#", "&amp", "<pre>", "<h2>", "</h2>",
    "<table>", "<td>", "<table><tr><td>", "<li>", "<blockquote>", "<p>", "<s>\n\n",
    "<font color=a>\n\n", "\n*a<b>", "\n*a<i>b<font color=a>", " \n", " a\n", "----",
    "\u00ab ", " ;", '<div style="/*', "[[a|[",
    "[[../", "<i>a<div>", "<i><table>", "<table>a", "<p><b>[[File:Lake.jpg|thumb]]",
    "[http://a \x01", "<b a=b c=d>", "<b>a<div>b</b>c</div>", "<small>a<div>b</div> </small>",
    "<span>a<div>", "<blockquote>a</blockquote>b", "<table><b>a<p>b</b>", "<a>", "&#32;</p><b>",
    "<table><tr><td><i>a", "<li/>", ";a</b>", ";-{a", "{|\n|\n:{|\n|}", "a\\",
]  # fmt: skip


@pytest.mark.parametrize("piece", _PIECES)
def test_time_grows_with_the_length(piece: str, render: Callable[[str], str]) -> None:
    def rendering(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        return lambda: render(text)

    assert is_linear(rendering, _SMALL)


@pytest.mark.parametrize("piece", ["\n==a==\n<b>\n;a", "\n*a\n;b<small>", "<i>\n\n<b>a<p>"])
def test_formatting_in_every_block_does_not_multiply(
    piece: str, render: Callable[[str], str]
) -> None:
    text = piece * (_SMALL // len(piece))
    assert len(render(text)) < 100 * len(text)
