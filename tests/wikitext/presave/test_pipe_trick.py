"""Links without a label, and links with nothing but one."""

from __future__ import annotations

import pytest

from .conftest import Save


@pytest.mark.parametrize(
    ("target", "label"),
    [
        ("Foo", "Foo"),
        ("foo bar", "foo bar"),
        ("Foo (bar)", "Foo"),
        ("Foo(bar)", "Foo"),
        ("Foo (bar) (baz)", "Foo"),
        ("Foo ()", "Foo ()"),
        ("(foo)", "(foo)"),
        ("Foo (bar) baz", "Foo (bar) baz"),
        ("Foo, Bar", "Foo"),
        ("Foo, Bar, Baz", "Foo"),
        ("Foo,Bar", "Foo,Bar"),
        ("Foo, Bar (baz)", "Foo, Bar"),
        ("Foo (bar), Baz", "Foo"),
        ("Foo, ", "Foo, "),
        ("Help:Foo", "Foo"),
        ("Help:Foo (bar)", "Foo"),
        ("Help:Foo, Bar", "Foo"),
        ("User talk:Foo", "Foo"),
        ("w:Help:Foo (bar)", "Help:Foo"),
        (":Category:Foo", "Foo"),
        (":Foo", "Foo"),
        (":de:Foo", "Foo"),
        ("Help:", "Help:"),
        ("A.B: Foo", "A.B: Foo"),
        ("\u6771\u4eac\uff08\u66d6\u6627\uff09", "\u6771\u4eac"),
        ("\u6771\u4eac\uff0c\u65e5\u672c", "\u6771\u4eac"),
        ("\u6771\u4eac\u3001\u65e5\u672c", "\u6771\u4eac"),
        ("\u0623\u060c \u0628", "\u0623"),
        ("/sub", "/sub"),
        ("Foo/sub (bar)", "Foo/sub"),
    ],
)
def test_an_empty_label_is_made_from_the_target(save: Save, target: str, label: str) -> None:
    assert save(f"[[{target}|]]") == f"[[{target}|{label}]]"


@pytest.mark.parametrize(
    "text",
    [
        *("[[|]]", "[[#Section|]]", "[[Foo#Bar|]]", "[[Foo\nBar|]]", "[[Foo| ]]", "[[Foo||]]"),
        *("[[Foo<!-- -->|]]", "[[{{x}}|]]", "[Foo|]", "[[Foo|]", "[[|{{x}}]]", "[[|'''a'''|]]"),
        "<nowiki>[[Foo|]]</nowiki>",
        "<ref>[[Foo|]]</ref>",
        "<!-- [[Foo|]] -->",
        "<gallery>\nA.png|[[Foo|]]\n</gallery>",
    ],
)
def test_other_brackets_stay(save: Save, text: str) -> None:
    assert save(text) == text


def test_links_in_templates_and_captions_get_labels(save: Save) -> None:
    assert save("{{a|[[B (c)|]]}}") == "{{a|[[B (c)|B]]}}"
    assert save("[[File:A.png|[[B (c)|]]]]") == "[[File:A.png|[[B (c)|B]]]]"
    assert save("[[[Foo|]]]") == "[[[Foo|Foo]]]"
    assert save("<includeonly>[[B (c)|]]</includeonly>") == "<includeonly>[[B (c)|B]]</includeonly>"


@pytest.mark.parametrize(
    ("title", "target"),
    [
        ("Venus", "Mercury"),
        ("Venus (planet)", "Mercury (planet)|Mercury"),
        ("Venus (planet) (x)", "Mercury (planet) (x)|Mercury"),
        ("Salem, Massachusetts", "Mercury, Massachusetts|Mercury"),
        ("Salem (witches), Massachusetts", "Mercury, Massachusetts|Mercury"),
        ("Lexicon: Venus", "Lexicon:Mercury|Mercury"),
        ("Lexicon: Venus (planet)", "Lexicon:Mercury (planet)|Mercury"),
        ("Help:Venus", "Mercury"),  # the namespace of a page is no part of its context
        ("Help:Venus (planet)", "Mercury (planet)|Mercury"),
        ("Planets/Venus (planet)", "Mercury (planet)|Mercury"),
    ],
)
def test_an_empty_target_takes_the_context_of_its_page(save: Save, title: str, target: str) -> None:
    assert save("[[|Mercury]]", title) == f"[[{target}]]"
