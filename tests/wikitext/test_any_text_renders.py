"""No text makes the passes raise, and what they write is well-formed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recension.wikitext.passes import finish, half_parse
from recension.wikitext.tidy.kinds import VOID

from .conftest import make_context

_SOUP = [
    "[[", "]]", "|", "{|", "|}", "|-", "!", "!!", "||", "''", "'''", "=", "==", "\n", "\n\n", " ",
    "*", "#", ":", ";", "<b>", "</b>", "<div>", "</div>", "<p>", "</p>", "<pre>", "</pre>", "<li>",
    "<table>", "<td>", "</table>", "<br>", "<ref", "<!--", "-->", "&amp;", "&", "&#0;", "http://",
    "https://a.b/c", "[", "]", "File:Lake.jpg", "thumb", "100px", "Category:", "de:", "w:", "#a",
    "__TOC__", "----", "ISBN 0306406152", "RFC 1", "~~~~", "a", "B", "\u00e9", "\u00a0", "\x7f",
    "\0", "\ud800", "<span style=\"x:y\">", "</span>", "<blockquote>", "/", "../", "%20", "<", ">",
]  # fmt: skip


def _render(text: str) -> str:
    context = make_context()
    return finish(half_parse(text, context), context)


def _is_balanced(html: str) -> bool:
    opened: list[str] = []
    for slash, name in re.findall(r"<(/?)([a-z0-9]+)[^>]*>", html):
        if slash and (not opened or opened.pop() != name):
            return False
        if not slash and name not in VOID:
            opened.append(name)
    return not opened


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_SOUP), max_size=40).map("".join))
def test_markup_soup_renders(text: str) -> None:
    assert _is_balanced(_render(text))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_characters_render(text: str) -> None:
    assert _is_balanced(_render(text))


def test_mutated_articles_render(shared: Path, render: Callable[[str], str]) -> None:
    chance = random.Random(7)
    for path in sorted((shared / "texts").glob("*.wiki")):
        text = path.read_text(encoding="utf-8")[:20_000]
        for _ in range(3):
            pieces = list(text)
            for _ in range(200):
                at = chance.randrange(len(pieces))
                pieces[at] = chance.choice([*_SOUP, "", pieces[chance.randrange(len(pieces))]])
            render("".join(pieces))
