"""Texts made to hang a renderer: their time grows as their length does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from recension.wikitext import Renderer

from .growth import is_linear

MakePages: TypeAlias = Callable[..., Any]
TEXTS = {
    "Template:Self": "{{self}}{{self}}",
    "Template:Twice": "{{{1}}}{{{1}}}",
    "Template:Grow": "{{grow|{{{1}}}x}}",
    "Template:Ref": "<ref>{{ref}}{{ref}}</ref>",
    "Template:Many": "<ref>{{many}}</ref>" * 400,
}
SMALL = 2_000  # times that a piece stands in the smaller text

HOSTILE: dict[str, Callable[[int], str]] = {
    "open braces": lambda n: "{{" * n,
    "nested templates": lambda n: "{{a|" * n + "}}" * n,
    "nested parameters": lambda n: "{{{a|" * n + "}}}" * n,
    "nested links": lambda n: "[[a|" * n + "]]" * n,
    "nested converters": lambda n: "-{" * n + "}-" * n,
    "links in templates": lambda n: "{{a|" + "[[b|c]] " * n + "}}",
    "headings in a template": lambda n: "{{a|\n" + "== b ==\n" * n + "}}",
    "open references": lambda n: "<ref>" * n,
    "nested references": lambda n: "<ref>" * n + "</ref>" * n,
    "many references": lambda n: "<ref>a</ref>" * n,
    "one reference": lambda n: "<ref name='a'/>" * n,
    "references as functions": lambda n: "{{#tag:ref|" * n + "}}" * n,
    "references that call themselves": lambda n: "{{ref}}" * (n // 100),
    "references that multiply": lambda n: "{{many}}" * (n // 100),
    "references in headings": lambda n: "== a<ref>b</ref> ==\n" * (n // 10),
    "references between attributes": lambda n: "{|\n|-" + " <ref>a</ref>" * n,
    "lists in attributes": lambda n: "<div title='<references/>'>" * n,
    "notes that leave something open": lambda n: "<ref>a <i>b</ref>" * (n // 4),
    "elements open in a note": lambda n: (
        "<ref>" + "".join(f"<a{i}>" for i in range(n)) + "<ref/></ref>"
    ),
    "open comments": lambda n: "<!--" * n,
    "comments on lines": lambda n: "a\n <!-- b -->\n" * n,
    "comments in a row": lambda n: "\n" + "<!-- b --> " * n + "c",
    "same headings": lambda n: "== a ==\n" * n,
    "templates that call themselves": lambda n: "{{self}}" * n,
    "a template that grows": lambda n: "{{grow|" + "x" * n + "}}",
    "nested conditions": lambda n: "{{#if:1|" * n + "}}" * n,
    "a long switch": lambda n: "{{#switch:z" + "|a=b" * n + "}}",
    "a long expression": lambda n: "{{#expr:" + "1+" * n + "1}}",
    "brackets in an expression": lambda n: "{{#expr:" + "(" * n + "}}",
    "a long date": lambda n: "{{#time:Y|" + "1 " * n + "}}",
    "a redirect with spaces": lambda n: "#REDIRECT" + " " * n + "[[",
    "a redirect without end": lambda n: "#REDIRECT [[a|" + "x" * n,
    "inclusion tags": lambda n: "<noinclude>" * n + "<includeonly>" * n,
    "open groups in a formula": lambda n: "<math>" + "{" * n + "</math>",
    "many formulas": lambda n: r"<math>\frac12</math> " * n,
    "many conditions of arrows": lambda n: "<chem>" + "->[" * n + "</chem>",
    "pairs of nowiki in pre": lambda n: "<pre></nowiki>" + "<nowiki>" * n + "</pre>",
    "an element without its class": lambda n: "{{#iferror:<p" + " " * n + "|a}}",
    "a long poem": lambda n: "<poem>" + " a\n:b\n" * n + "</poem>",
    "open tags": lambda n: "<div>" * n,
    "stray closing tags": lambda n: "</div>\n\n" * n,
    "cells": lambda n: "{|\n" + "| a || b\n" * n,
    "blank lines": lambda n: "\n" * n,
    "a factor of many digits": lambda n: "[[File:a|thumb|upright=" + "1" * n + "x]]",
    "a size of many digits": lambda n: "[[File:a|" + "1" * n + "px]]",
    "a size with spaces": lambda n: "[[File:a|1" + " " * n + "2px]]",
    "many options": lambda n: "[[File:a|" + "b|" * n + "]]",
    "images that stay open": lambda n: "[[File:a|b [[c]] " * (n // 10),
    "images in open images": lambda n: "[[File:a|" * n + "[[b]]" * n,
    "a long gallery": lambda n: "<gallery>\n" + "a.png|b\n" * (n // 10) + "</gallery>",
    "widths of a gallery": lambda n: "<gallery widths='1" + " " * n + "x'>\na.png\n</gallery>",
    "wrappers of headings": lambda n: '<div class="mw-heading a">' * (n // 10) + "\n== a ==",
    "switches in a row": lambda n: "__NOTOC" * n,
    "a tag without its end": lambda n: "<" + "ab" * n,
    "spaces in a link": lambda n: "[[" + "  " * n,
    "images with an empty caption": lambda n: "[[File:Lake.jpg|]]" * n,
    "digits in a condition": lambda n: "{{#ifeq:" + "11" * n + "x|1|a}}",
    "digits of a number": lambda n: "{{formatnum:" + "111" * n + "}}",
    "tags in an anchor": lambda n: "{{anchorencode:" + "<onlyinclude" * n + "}}",
    "addresses in an anchor": lambda n: "{{anchorencode:" + "[//" * n + "}}",
    "spaces in a relation": lambda n: '<span rel="' + "\u2003" * n + '">a</span>',
    "colons in a title": lambda n: "[[" + "a:" * n + "]]",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_length_alone(kind: str, make_pages: MakePages) -> None:
    def rendering(count: int) -> Callable[[], object]:
        text = HOSTILE[kind](count)
        return lambda: Renderer().render(text, "Test", make_pages(TEXTS))

    assert is_linear(rendering, SMALL)


@pytest.mark.parametrize("opening", ["{{", "[[", "{{{", "<ref>", "<!--", "-{", "{{a|[[", "''"])
def test_a_hundred_thousand_openings_are_no_error(opening: str, make_pages: MakePages) -> None:
    assert Renderer().render(opening * 100_000, "Test", make_pages()).blocks


@pytest.mark.parametrize(
    "opening",
    ["{{#tag:gallery|a.png{{!}}", "{{#tag:poem|", "{{#tag:ref|{{#if:x|", "{{#tag:nowiki|{{twice|"],
)
def test_tags_in_tags_do_not_multiply(opening: str, make_pages: MakePages) -> None:
    closing = "}}" * (opening.count("{{") - opening.count("{{!}}"))
    text = opening * 150 + "x" + closing * 150
    assert len(Renderer().render(text, "Test", make_pages(TEXTS)).html) < 50_000_000


def test_parameters_that_multiply_end_at_the_limit(make_pages: MakePages) -> None:
    text = "{{twice|" * 60 + "x" * 100 + "}}" * 60
    shown = Renderer().render(text, "Test", make_pages(TEXTS))
    assert len(shown.html) < 10_000_000
    assert shown.warnings
