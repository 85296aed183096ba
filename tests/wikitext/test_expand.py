"""Templates, parameters and their limits, as a page shows them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import pytest

from recension.wikitext import Limits, PageSource, RenderedPage, Renderer, Site

Page: TypeAlias = Callable[..., RenderedPage]
TEXTS = {
    "Template:Echo": "{{{1}}}",
    "Template:Named": "({{{a|none}}})",
    "Template:List": "* one\n* two",
    "Template:Loop": "{{loop}}",
    "Template:Moved": "#REDIRECT [[Template:Echo]]",
    "Template:Twice": "{{{1}}}{{{1}}}",
    "Template:Bar": "[[bar]]",
    "Template:Ref": "<ref>{{{1}}}</ref>",
    "Page/Sub": "sub",
    "Main Page": "main",
}


def text_of(page: Page, text: str, **options: object) -> str:
    html = page(text, TEXTS, **options).html
    return html.removeprefix("<p>").removesuffix("\n").removesuffix("</p>").removesuffix("\n")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("{{echo|a}}", "a"),
        ("{{Template:echo|a}}", "a"),
        ("y{{ echo | a }}x", "y a x"),
        ("{{echo|1= a }}x", "ax"),
        ("{{echo|a|b}}", "a"),
        ("{{echo|a|1=b}}", "b"),
        ("{{echo}}", "{{{1}}}"),
        ("{{{1}}}", "{{{1}}}"),
        ("{{{1|x}}}", "x"),
        ("{{named}}", "(none)"),
        ("{{named|a=}}", "()"),
        ("{{named|a=1|a=2}}", "(2)"),
        ("{{moved|a}}", "a"),
        ("{{:Main Page}}", "main"),
        ("{{echo|{{echo|a}}}}", "a"),
        ("{{ec{{echo|ho}}|a}}", "a"),
        ("{{<}}", "{{&lt;}}"),
        ("{{subst:echo|a}}", "{{subst:echo|a}}"),
        ("{{safesubst:echo|a}}", "a"),
    ],
)
def test_a_template_is_replaced_by_its_text(page: Page, text: str, html: str) -> None:
    assert text_of(page, text) == html


def test_a_template_that_makes_a_list_begins_a_line(page: Page) -> None:
    assert "<ul><li>one</li>" in page("a{{list}}", TEXTS).html


def test_a_missing_template_is_a_red_link(page: Page) -> None:
    html = page("{{nowhere}}", TEXTS).html
    assert 'href="/index.php?title=Template:Nowhere&amp;action=edit&amp;redlink=1"' in html


def test_a_template_that_calls_itself_is_stopped(page: Page) -> None:
    shown = page("{{loop}}", TEXTS)
    assert 'class="error">Template loop detected: ' in shown.html
    assert "template-loop" in shown.warnings


def test_templates_in_templates_end_at_the_limit(page: Page) -> None:
    texts = {f"Template:T{n}": f"{{{{T{n + 1}}}}}" for n in range(60)} | {"Template:T60": "end"}
    site = replace(Site.default(), limits=Limits(template_depth=40))
    shown = page("{{T0}}", texts, site=site)
    assert "Template recursion depth limit exceeded (40)" in shown.html
    assert "template-depth" in shown.warnings
    assert "end" in page("{{T0}}", texts, site=Site.default()).html


def test_deep_braces_end_at_the_limit_of_expansion(page: Page) -> None:
    shown = page("{{echo|" * 200 + "x" + "}}" * 200, TEXTS)
    assert "Expansion depth limit exceeded" in shown.html


@pytest.mark.parametrize("call", ["{{#if:1|", "{{#switch:a|a=", "{{#tag:ref|"])
def test_calls_nest_to_the_limit_below_a_deep_caller(page: Page, call: str) -> None:
    def from_below(frames: int) -> str:
        return from_below(frames - 1) if frames else page(call * 300 + "}}" * 300).html

    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(1000)  # as in an interpreter that has just started
    try:
        assert from_below(600) == from_below(0)
    finally:
        sys.setrecursionlimit(limit)


def test_what_templates_become_has_a_limit(page: Page) -> None:
    site = replace(Site.default(), limits=Limits(include_bytes=100))
    shown = page("{{twice|" + "é" * 40 + "}}", TEXTS, site=site)
    assert "post-expand include size too large" in shown.html
    assert "é" not in shown.html
    assert "include-size" in shown.warnings


def test_a_parameter_that_is_given_twice_is_told(page: Page) -> None:
    shown = page("{{echo|a|1=b}}", {"Template:Echo": "{{{1}}}"})
    assert "duplicate-argument" in shown.warnings
    assert "b" in shown.html


def test_a_warning_stays_while_what_it_warns_of_does(make_pages: Callable[..., PageSource]) -> None:
    renderer, pages = Renderer(), make_pages({"Template:Echo": "{{{1}}}"})
    first = renderer.render("{{echo|1=a|1=b}}\n\n{{echo|1=c|1=d}}", "T", pages)
    second = renderer.render("x\n\n{{echo|1=c|1=d}}", "T", pages)
    third = renderer.render("x\n\ny", "T", pages)
    assert [bool(page.warnings) for page in (first, second, third)] == [True, True, False]


@pytest.mark.parametrize("arguments", ["", "|{{{1}}}", "|a={{{a|}}}|{{{1}}}"])
def test_templates_that_call_others_twice_do_not_multiply(page: Page, arguments: str) -> None:
    texts = {f"Template:T{n}": f"{{{{T{n + 1}{arguments}}}}}" * 2 for n in range(30)}
    shown = page("{{T0|x}}y", texts | {"Template:T30": "{{#if:{{{1|}}}|}}"})
    assert shown.html == "<p>y\n</p>"
    assert not shown.warnings


def test_a_call_is_another_one_where_it_reads_other_arguments(page: Page) -> None:
    texts = {"Template:Pick": "{{{ {{{1}}} |none}}}"}
    text = "{{pick|a|a=1}} {{pick|b|a=1}} {{pick|b|b=2}} {{pick|a|a=3}} {{pick|a|a=1|b=2}}"
    assert page(text, texts).html == "<p>1 none 2 3 1\n</p>"


def test_what_fits_below_the_limit_is_still_transcluded(page: Page) -> None:
    site = replace(Site.default(), limits=Limits(include_bytes=30))
    texts = {"Template:Big": "x" * 40, "Template:Small": "y"}
    shown = page("{{big}} {{small}}{{small}}", texts, site=site).html
    assert "Template:Big</a>" in shown
    assert shown.rstrip().removesuffix("\n</p>").endswith(" yy")


def test_parameters_that_multiply_stay_below_the_limit(page: Page) -> None:
    text = "x" * 1000
    for _ in range(25):
        text = f"{{{{twice|{text}}}}}"
    assert len(page(text, TEXTS).html) < 3_000_000


def test_a_reference_does_not_see_the_parameters_of_its_template(page: Page) -> None:
    assert "{{{1}}}" in page("{{ref|x}}", TEXTS).html


def test_a_subpage_is_transcluded_by_its_relative_name(page: Page) -> None:
    texts = {"User:A/Sub": "sub"}
    assert "sub" in page("{{/Sub}}", texts, title="User:A").html


def test_the_page_tells_which_templates_it_read(page: Page) -> None:
    shown = page("{{moved|x}}{{nowhere}}", TEXTS)
    assert set(shown.templates) == {"Template:Moved", "Template:Echo", "Template:Nowhere"}
