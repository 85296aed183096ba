"""Sections as they are counted in a source, and the links to edit them: Help:Section."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from recension.wikitext import RenderedPage

from .conftest import SITE

_SITE = replace(SITE, section_edit_links=True)
_TEXTS = {
    "Template:Echo": "{{{1}}}",
    "Template:Two": "== t1 ==\n{{{1|}}}\n== t2 ==",
    "Template:Moved": "#REDIRECT [[Template:Two]]",
}
_HEADING = re.compile(
    r'<h[1-6] id="(?P<id>[^"]*)"[^>]*>[^<]*</h[1-6]>'
    r'(?:<span class="mw-editsection">.*?title=(?P<page>[^&]*)&amp;action=edit&amp;section='
    r'(?P<number>[^"]*)")?'
)


def _shown(match: re.Match[str]) -> str:
    if not match["number"]:
        return match["id"]
    page = "" if match["page"] == "Test_page" else match["page"] + "#"
    return f"{match['id']}={page}{match['number']}"


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("== a ==\nx\n== b ==\n", "a=1 b=2"),
        ("x\n=== a ===", "a=1"),
        ("== a == <!-- c -->\n== b ==<!-- d --> ", "a=1 b=2"),
        ("x\n<!-- c -->\n== a ==", "a=1"),
        ("<noinclude>== a ==</noinclude>\n== b ==", "a b=1"),
        ("<!-- c -->== a ==", "a"),
        ("<h2>a</h2>\n== b ==", "a b=1"),
        ("{{echo|1=\n== a ==\n}}\n== b ==", "a b=2"),
        ("{{two}}\n== b ==", "t1=Template:Two#T-1 t2=Template:Two#T-2 b=1"),
        ("{{moved}}", "t1=Template:Two#T-1 t2=Template:Two#T-2"),
        ("{{two|\n== a ==\n}}", "t1=Template:Two#T-1 a t2=Template:Two#T-2"),
        ("== a ==\n{{subst:x\n== b ==", "a=1 b=2"),
        ("== a {{{ ==\n\n== b ==", "a_{{{ b=1"),
        ("== a ==\n{|\n|\n== b ==\n|}\n== c ==", "a=1 b=2 c=3"),
        ("== a {{echo|b}} ==\n== c ==", "a_b=1 c=2"),
        ("=====\n== = ==", "==1 =_2=2"),
        ("===a==\n==b===", "=a=1 b==2"),
        ("__NOEDITSECTION__\n== a ==", "a"),
        (" == a ==\n== b ==", "b=1"),
    ],
)
def test_sections_are_counted_where_they_are_written(
    page: Callable[..., RenderedPage], text: str, sections: str
) -> None:
    html = page(text, _TEXTS, site=_SITE).html
    assert " ".join(map(_shown, _HEADING.finditer(html))) == sections


def test_a_link_names_its_section(page: Callable[..., RenderedPage]) -> None:
    html = page("== ''a'' \"b\" &amp; c ==", site=_SITE).html
    assert 'title="Edit section: a &quot;b&quot; &amp; c"' in html


def test_no_section_has_a_link_where_the_site_wants_none(page: Callable[..., RenderedPage]) -> None:
    assert "editsection" not in page("== a ==\n{{two}}", _TEXTS).html
