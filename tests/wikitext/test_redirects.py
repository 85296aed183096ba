"""Redirects: https://www.mediawiki.org/wiki/Help:Redirects."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recension.wikitext import RenderedPage
from recension.wikitext.redirect import redirect_target, split_redirect
from recension.wikitext.site import Interwiki, Site

Page = Callable[..., RenderedPage]

_SITE = Site(interwikis={"w": Interwiki("https://w.example/$1")})


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("#REDIRECT [[A]]", "A"),
        ("#redirect[[A|text]]", "A"),
        ("\n #Redirect : [[A#b]]", "A#b"),
        ("#REDIRECT [[:Category:A]]", "Category:A"),
        ("#REDIRECT\n[[A%20b]]", "A b"),
        ("#REDIRECT [[Special:RecentChanges]]", "Special:RecentChanges"),
        ("#REDIRECT [[w:A]]", "w:A"),
        ("#REDIRECT [[A]] [[B]]", "A"),
    ],
)
def test_a_page_leads_to_its_first_link(text: str, target: str) -> None:
    found = redirect_target(text, _SITE)
    assert found is not None
    assert found.full_with_fragment == target


@pytest.mark.parametrize(
    "text",
    [
        "a\n#REDIRECT [[A]]",
        "#REDIRECT A",
        "#REDIRECT a [[A]]",
        "#REDIRECTS [[A]]",
        "#REDIRECT [[A",
        "#REDIRECT [[A\n]]",
        "#REDIRECT [[]]",
        "#REDIRECT [[a{b]]",
        "#REDIRECT [[Special:Mypage]]",
        "# REDIRECT [[A]]",
    ],
)
def test_other_pages_lead_nowhere(text: str) -> None:
    assert redirect_target(text, _SITE) is None


def test_what_comes_after_the_link_is_shown_below(page: Page) -> None:
    assert split_redirect("#REDIRECT [[A]]\n\ntext", _SITE) is not None
    html = page("#REDIRECT [[A]]\n\ntext").html
    assert html.index("redirectMsg") < html.index("<p>text")


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("A", '<a href="/wiki/A" title="A">A</a>'),
        ("B", 'class="new" title="B (page does not exist)">B</a>'),
        ("w:A", '<a href="https://en.wikipedia.org/wiki/A" class="extiw" title="w:A">w:A</a>'),
        ("special:log", '<a href="/wiki/Special:Log" title="Special:Log">Special:Log</a>'),
        ("A#b c", '<a href="/wiki/A#b_c" title="A">A#b c</a>'),
    ],
)
def test_the_target_is_linked_as_in_a_text(target: str, link: str, page: Page) -> None:
    assert link in page(f"#REDIRECT [[{target}]]", {"A": "text"}).html
