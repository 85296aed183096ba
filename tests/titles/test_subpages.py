"""Links to subpages and to the pages above: https://www.mediawiki.org/wiki/Help:Subpages."""

from __future__ import annotations

import pytest

from recension.titles import parse_title, resolve_subpage

_PAGE = parse_title("User:A/b/c")


@pytest.mark.parametrize(
    ("written", "link", "text"),
    [
        ("/d", "User:A/b/c/d", "/d"),
        (" /d ", "User:A/b/c/d", "/d"),
        ("/ d /", "User:A/b/c/d", " d "),
        ("/d/", "User:A/b/c/d", "d"),
        ("/d///", "User:A/b/c/d", "d"),
        ("/d#e", "User:A/b/c/d#e", "/d#e"),
        ("/d/#e", "User:A/b/c/d#e", "d#e"),
        ("/", "User:A/b/c/", ""),
        ("../", "User:A/b", ""),
        ("../../", "User:A", ""),
        ("../d", "User:A/b/d", ""),
        ("../d/", "User:A/b/d", "d"),
        ("../d/#e", "User:A/b/d#e", "d#e"),
        ("../#e", "User:A/b#e", ""),
        ("..////", "User:A/b", ""),
    ],
)
def test_a_name_is_looked_for_from_the_page_on(written: str, link: str, text: str) -> None:
    assert resolve_subpage(written, _PAGE) == (link, text)


@pytest.mark.parametrize("written", ["d", ":/d", "..", "./d", "../../../", "../../../d", "", "#e"])
def test_other_names_stay(written: str) -> None:
    assert resolve_subpage(written, _PAGE) == (written, "")


@pytest.mark.parametrize("written", ["/d", "../d"])
def test_names_stay_where_there_are_no_subpages(written: str) -> None:
    assert resolve_subpage(written, parse_title("A/b/c")) == (written, "")
