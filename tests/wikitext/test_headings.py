"""Headings, their ids and the table of contents: https://www.mediawiki.org/wiki/Help:Sections."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from recension.wikitext import RenderedPage
from recension.wikitext.site import Site

Page = Callable[..., RenderedPage]

_LEGACY = replace(Site.default(), fragment_modes=("legacy",))
_BOTH = replace(Site.default(), fragment_modes=("html5", "legacy"))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("== a ==", "<h2>a</h2>"),
        ("=a=", "<h1>a</h1>"),
        ("======a======", "<h6>a</h6>"),
        ("=======a=======", "<h6>=a=</h6>"),
        ("===a==", "<h2>=a</h2>"),
        ("==a===", "<h2>a=</h2>"),
        ("== a == b ==", "<h2>a == b</h2>"),
        ("===", "<h1>=</h1>"),
        ("====", "<h1>==</h1>"),
        ("=====", "<h2>=</h2>"),
        ("==  ==", "<h2></h2>"),
        ("==\ta\t== \t", "<h2>a</h2>"),
        ("== a ==<!-- b --> <!-- c -->", "<h2>a</h2>"),
        ("==<!-- b -->a==", "<h2>a</h2>"),
        ("== a<!--\n-->b ==", "<h2>ab</h2>"),
        ("== {{echo|a}} ==", "<h2>a</h2>"),
        ("{{echo|1=== a ==}}", "<h2>a</h2>"),
        ("<h2>a</h2>", "<h2>a</h2>"),
        ("<H2>a</H2>", "<h2>a</h2>"),
        ("<h2>a\nb</h2>", "<h2>a\nb</h2>"),
    ],
)
def test_lines_between_signs_and_elements_are_headings(line: str, shown: str, page: Page) -> None:
    html = page(line, {"Template:Echo": "{{{1}}}"}).html
    found = LexborHTMLParser(html).css_first("h1, h2, h3, h4, h5, h6")
    assert found is not None
    assert f"<{found.tag}>{found.inner_html}</{found.tag}>" == shown


@pytest.mark.parametrize("text", ["==", "= a", "a ==", " == a ==", "* == a ==", "==a\nb=="])
def test_other_lines_are_none(text: str, page: Page) -> None:
    assert page(text).headings == ()


@pytest.mark.parametrize(
    ("heading", "anchor", "legacy"),
    [
        ("A b", "A_b", "A_b"),
        ("A  b_ c", "A_b_c", "A_b_c"),
        ("é", "é", ".C3.A9"),
        ("a & b < c", "a_&_b_<_c", "a_.26_b_.3C_c"),
        ("100% %41", "100%_%41", "100.25_.2541"),
        ("(a) / b: c~d", "(a)_/_b:_c~d", ".28a.29_.2F_b:_c.7Ed"),
        ("''a'' <sup>b</sup> <b>c</b>", "a_b_c", "a_b_c"),
        ("[[Page|text]] [https://a.example b]", "text_b", "text_b"),
        ("<nowiki>''a''</nowiki>", "''a''", ".27.27a.27.27"),
        ("&eacute;&nbsp;b", "é_b", ".C3.A9_b"),
        ("&#32;a", "_a", "_a"),
        ("<span></span> a", "a", "a"),
        ("a\u200eb", "ab", "ab"),
        ("[[File:No.jpg|a]] b", "a_b", "a_b"),
        ("a [[Category:B]]", "a", "a"),
    ],
)
def test_the_text_makes_the_id(heading: str, anchor: str, legacy: str, page: Page) -> None:
    (entry,) = page(f"== {heading} ==").headings
    assert entry.anchor == anchor
    (entry,) = page(f"== {heading} ==", site=_LEGACY).headings
    assert entry.anchor == legacy


def test_contents_stand_outside_of_paragraphs(page: Page) -> None:
    html = page("a __TOC__ b\n\nc\n__TOC__\nd\n== e ==").html
    assert re.search(r"<p>a </p><div id=\"toc\".*</div>\n?\s*<p> b\n?</p>", html, re.DOTALL)
    html = page("a\n__TOC__\nb\n== c ==").html
    assert re.search(r"<p>a\n</p>\n<div id=\"toc\".*</div>\s*<p>b\n</p>", html, re.DOTALL)


def test_contents_lead_to_percent_signs_of_ids(page: Page) -> None:
    html = page("__TOC__\n== 5%41% ==\n[[#5%41%]]").html
    assert 'id="5%41%"' in html
    assert html.count('href="#5%2541%"') == 1
    assert html.count('href="#5A%"') == 1


def test_a_second_mode_gives_a_second_id(page: Page) -> None:
    html = page("== é ==\n== É ==\n== e ==", site=_BOTH).html
    assert '<h2 id="é"><span id=".C3.A9"></span>é</h2>' in html
    assert '<h2 id="e">e</h2>' in html


@pytest.mark.parametrize(
    ("headings", "anchors"),
    [
        ("a a", "a a_2"),
        ("a A a", "a A_2 a_3"),
        ("a a_2 a a_2", "a a_2 a_3 a_2_2"),
        ("é É é", "é É é_2"),
    ],
)
def test_ids_are_unique_whatever_their_case(headings: str, anchors: str, page: Page) -> None:
    shown = page("\n".join(f"== {heading} ==" for heading in headings.split()))
    assert " ".join(entry.anchor for entry in shown.headings) == anchors


def test_elements_may_have_ids_of_their_own(page: Page) -> None:
    shown = page('<h2 id="x" class="k">a</h2>\n__TOC__')
    assert '<h2 id="x" class="mw-html-heading k">a</h2>' in shown.html
    assert 'href="#x"' in shown.html


def test_a_heading_in_an_element_that_does_not_close_is_part_of_it(page: Page) -> None:
    shown = page("<h2>a\n== b ==")
    assert [entry.anchor for entry in shown.headings] == ["a_b"]
    assert "data-" not in shown.html


def test_a_heading_may_have_its_wrapper_already(page: Page) -> None:
    html = page('<div class="mw-heading mw-heading2">\n== a ==\n</div>\n\n== b ==').html
    assert html.count('<div class="mw-heading') == 2


@pytest.mark.parametrize(
    ("levels", "numbers"),
    [
        ("2 2 2", "1 2 3"),
        ("2 3 4 3 2", "1 1.1 1.1.1 1.2 2"),
        ("2 4 3 2", "1 1.1 1.2 2"),
        ("3 2 4 3 1 2", "1 2 2.1 2.2 3 3.1"),
        ("1 6 6 2 6", "1 1.1 1.2 1.3 1.3.1"),
        ("2 5 4 3 4", "1 1.1 1.2 1.3 1.3.1"),
        ("4 3 2 1", "1 2 3 4"),
    ],
)
def test_sections_are_numbered_without_the_levels_left_out(
    levels: str, numbers: str, page: Page
) -> None:
    lines = ["=" * int(level) + "a" + "=" * int(level) for level in levels.split()]
    assert " ".join(entry.number for entry in page("\n".join(lines)).headings) == numbers


def _contents(html: str) -> list[str]:
    return [node.inner_html or "" for node in LexborHTMLParser(html).css("#toc .toctext")]


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("<i>a</i> <b class='k'>b</b> <sup>c</sup>", "<i>a</i> <b>b</b> <sup>c</sup>"),
        ("<s>a</s> <strike>b</strike> <q>c</q>", "<s>a</s> <strike>b</strike> <q>c</q>"),
        ("<sub>a</sub> <bdi lang='he'>b</bdi>", "<sub>a</sub> <bdi>b</bdi>"),
        ("<u>a</u> <small>b</small> <code>c</code> <br> d", "a b c  d"),
        ("<span dir='rtl'>a</span>", '<span dir="rtl">a</span>'),
        ("<span dir='auto'>a</span>", "<span>a</span>"),
        ("<span class='k' dir='rtl'>a</span>", "<span>a</span>"),
        ("<span id='old'></span>a", "a"),
        ("[[Page|''a'']] [https://a.example b]", "<i>a</i> b"),
        ("a &lt;b&gt; & c", "a &lt;b&gt; &amp; c"),
    ],
)
def test_contents_keep_a_few_elements_without_attributes(
    heading: str, shown: str, page: Page
) -> None:
    assert _contents(page(f"__TOC__\n== {heading} ==").html) == [shown]


@pytest.mark.parametrize(
    ("switches", "count", "is_shown"),
    [
        ("", 3, False),
        ("", 4, True),
        ("__NOTOC__", 4, False),
        ("__notoc__", 4, False),
        ("__TOC__", 1, True),
        ("__FORCETOC__", 1, True),
        ("__FORCETOC__", 0, False),
        ("__NOTOC__ __TOC__", 1, True),
        ("__NOTOC__ __FORCETOC__", 1, True),
        ("__a__NOTOC__", 4, False),
        ("__ NOTOC __", 4, True),
    ],
)
def test_switches_decide_on_contents(
    switches: str,
    count: int,
    is_shown: bool,  # noqa: FBT001 - a parameter of the test
    page: Page,
) -> None:
    html = page(f"a {switches}\n" + "== h ==\n" * count).html
    assert bool(_contents(html)) == is_shown


def test_contents_stand_in_their_place_or_before_the_first_heading(page: Page) -> None:
    text = "a\n\n== h ==\nb __TOC__\n\n== i ==\nc __TOC__\n"
    html = page(text).html
    assert html.count('id="toc"') == 1
    assert html.index(">h</h2>") < html.index('id="toc"') < html.index(">i</h2>")
    html = page("a\n\n== h ==\n__FORCETOC__").html
    assert html.index("<p>a") < html.index('id="toc"') < html.index(">h</h2>")


def test_deep_sections_are_left_out_of_contents(page: Page) -> None:
    site = replace(Site.default(), max_toc_level=3)
    text = "__TOC__\n==a==\n===b===\n====c====\n===d===\n==e=="
    assert _contents(page(text, site=site).html) == ["a", "b", "d", "e"]
    site = replace(Site.default(), max_toc_level=1)
    assert 'id="toc"' not in page(text, site=site).html
