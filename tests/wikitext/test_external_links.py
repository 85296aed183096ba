"""What a wiki decides about links to other sites."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from .conftest import SITE, render_block


@pytest.mark.parametrize(
    ("target", "rel"), [("_self", "nofollow"), ("_blank", "nofollow noreferrer noopener")]
)
def test_a_target_is_for_addresses_and_not_for_numbers(target: str, rel: str) -> None:
    site = replace(SITE, external_link_target=target)
    html = render_block("https://a.example [https://b.example c] RFC 1 PMID 2", site)
    assert re.findall(r'target="([^"]*)"', html) == [target, target]
    assert re.findall(r'rel="([^"]*)"', html) == [rel, rel, "nofollow", "nofollow"]


def test_a_wiki_may_let_its_links_be_followed() -> None:
    site = replace(SITE, no_follow_exceptions=frozenset({"a.example"}))
    html = render_block("https://www.a.example https://b.example", site)
    assert html.count("nofollow") == 1
    assert "rel=" not in render_block("https://b.example", replace(SITE, no_follow=False))


def test_images_of_other_sites_are_shown_where_the_wiki_allows(
    render: Callable[[str], str],
) -> None:
    text = "https://a.example/b/c.png [https://b.example https://c.example/d.svg]"
    assert "<img" not in render(text)
    some = render_block(text, replace(SITE, external_images_from=("https://a.example/",)))
    assert re.findall(r'alt="([^"]*)"', some) == ["c.png"]
    every = render_block(text, replace(SITE, allow_external_images=True))
    assert re.findall(r'alt="([^"]*)"', every) == ["c.png", "d.svg"]
