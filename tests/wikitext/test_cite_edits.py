"""References of an edited page are those of the page as it is."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from recension.wikitext import Renderer, Site

SITE = replace(Site.default(), settings={"wgCiteSubReferencing": True})
PAGES = {
    "Template:Itself": "<ref>a {{itself}}</ref>",
    "Template:Named": "b<ref name=n>{{{1}}}</ref>",
}
PIECES = (
    "<ref>a</ref>", "<ref name=n>b</ref>", "<ref name=n/>", "<ref group=g>d</ref>", "<references/>",
    "<references group=g/>", "<ref>{{itself}}</ref>", "{{itself}}", "{{named|c}}", "\n\n", "\n",
    "<references><ref name=n>e</ref></references>", "{{#tag:ref|f<ref>g</ref>}}", "<ref>", "</ref>",
    "{{#tag:references|<ref name=n>h</ref>}}", "\n== i<ref>j</ref> ==\n", "\n== i ==\n",
    "__TOC__\n", "<ref>[https://a.example]</ref>", "[https://b.example]", "<ref>k <i>l</ref>",
    "<ref follow=n>o</ref>", "[[File:No.jpg|thumb|<ref>m</ref>]]",
    "\n{|\n|- <ref>p</ref>\n|q\n|}\n", "<ref details=r name=n/>",
    "<div title='<ref>s</ref>'>t</div>", "<ref></ref>", "<ref><!-- u --></ref>", "\n* v\n",
    "<indicator name=a><ref>w</ref></indicator>", "<ref><references/></ref>", "text ",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(25))
def test_references_after_edits_are_those_of_a_fresh_page(
    seed: int, make_pages: Callable[..., Any]
) -> None:
    chance, pages, renderer = random.Random(seed), make_pages(PAGES), Renderer(SITE)
    text = "".join(chance.choices(PIECES, k=20))
    for _ in range(4):
        page = renderer.render(text, "Test", pages)
        assert page == Renderer(SITE).render(text, "Test", pages)
        assert "\x7f" not in page.html
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(PIECES) + text[at + chance.choice((0, 3, 12)) :]


def test_references_come_back_with_an_edit_that_is_undone(
    make_pages: Callable[..., Any],
) -> None:
    renderer, pages, text = Renderer(SITE), make_pages(), "<ref>a</ref>"
    first = renderer.render(text, "Test", pages)
    renderer.render("", "Test", pages)
    assert renderer.render(text, "Test", pages) == first
