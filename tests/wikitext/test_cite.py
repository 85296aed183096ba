"""References and their lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import pytest

from recension.wikitext import RenderedPage, Site

Page: TypeAlias = Callable[..., RenderedPage]
LABEL = re.compile(r'<sup id="([^"]*)" class="reference"><a href="#([^"]*)">.*?</span>([^<]*)<')
DETAILS = replace(Site.default(), settings={"wgCiteSubReferencing": True})


def marks(html: str) -> list[tuple[str, str, str]]:
    """Return id, target and label of the references in a text."""
    return LABEL.findall(html)


def notes(html: str) -> list[str]:
    """Return the texts of the lists, without tags."""
    found = re.findall(r'<span class="reference-text"[^>]*>(.*?)</span>\n', html, re.DOTALL)
    return [re.sub("<[^>]*>", "", text) for text in found]


def test_references_are_numbered_in_order(page: Page) -> None:
    html = page("a<ref>x</ref> b<ref>y</ref>\n<references/>").html
    assert marks(html) == [("cite_ref-1", "cite_note-1", "1"), ("cite_ref-2", "cite_note-2", "2")]
    assert notes(html) == ["x", "y"]


def test_numbers_go_on_from_block_to_block(page: Page) -> None:
    html = page("a<ref>x</ref>\n\nb<ref>y</ref>\n\n== h ==\nc<ref>z</ref>").html
    assert [label for _, _, label in marks(html)] == ["1", "2", "3"]


def test_a_name_is_one_note_with_several_marks(page: Page) -> None:
    html = page('<ref name="n">x</ref>\n\n<ref name="n"/>\n\n<references/>').html
    assert marks(html) == [
        ("cite_ref-n_1-0", "cite_note-n-1", "1"),
        ("cite_ref-n_1-1", "cite_note-n-1", "1"),
    ]
    assert '↑ <sup><a href="#cite_ref-n_1-0">1.0</a></sup>' in html


def test_a_text_may_come_after_its_first_use(page: Page) -> None:
    assert notes(page('<ref name="n"/><ref name="n">x</ref><references/>').html) == ["x"]


def test_groups_count_for_themselves(page: Page) -> None:
    html = page('<ref>x</ref><ref group="g">y</ref><references group="g"/><references/>').html
    assert [label for _, _, label in marks(html)] == ["1", "g 1"]
    assert notes(html) == ["y", "x"]


def test_a_site_may_have_labels_for_a_group(page: Page) -> None:
    texts = {"MediaWiki:Cite link label group-g": "a b c"}
    html = page('<ref group="g">x</ref><ref group="g">y</ref>', texts).html
    assert [label for _, _, label in marks(html)] == ["a", "b"]


def test_a_reference_may_be_defined_in_the_list(page: Page) -> None:
    html = page('a<ref name="n"/>\n<references><ref name="n">x</ref></references>').html
    assert notes(html) == ["x"]


def test_a_continuation_joins_its_note(page: Page) -> None:
    html = page('<ref name="n">x</ref><ref follow="n">y</ref><references/>').html
    assert notes(html) == ["x y"]


def test_details_make_a_list_in_the_list(page: Page) -> None:
    html = page('<ref name="b" details="p. 1">book</ref><references/>', site=DETAILS).html
    assert [label for _, _, label in marks(html)] == ["1.1"]
    assert '<ol class="mw-subreference-list">' in html


def test_what_no_list_shows_ends_the_page(page: Page) -> None:
    shown = page("a<ref>x</ref>\n\nb")
    assert notes(shown.blocks[-1].html) == ["x"]


def test_an_empty_list_leaves_nothing(page: Page) -> None:
    assert "references" not in page("a\n\n<references/>").html


def test_many_notes_stand_in_columns(page: Page) -> None:
    text = "".join(f"<ref>{n}</ref>" for n in range(11)) + "<references/>"
    assert "mw-references-columns" in page(text).html
    assert "mw-references-wrap" not in page(text.replace("es/>", 'es responsive="0"/>')).html


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("<ref/>", "malformed or has a bad name"),
        ("<ref> </ref>", "refs with no name must have content"),
        ('<ref name="1">x</ref>', "name cannot be a simple integer"),
        ('<ref name="n"/>', 'no text was provided for refs named "n"'),
        ('<ref name="n">x</ref><ref name="n">y</ref>', "multiple times with different content"),
        ('<ref name="n" follow="m">x</ref>', "continuation of a previous one"),
        ('<ref foo="b">x</ref>', 'Invalid parameter "foo"'),
        ('<ref dir="up">x</ref>', 'dir="up"'),
        ('<ref group="g">x</ref>', 'group named "g"'),
        ('<references><ref name="n">x</ref></references>', "is not used in prior text"),
        ("<references><ref>x</ref></references>", "has no name attribute"),
        ("<ref>a<ref name=n/>b</ref>", "Closing <code>&lt;/ref&gt;</code> missing"),
        ("<ref>a<references/>b</ref>", "Closing <code>&lt;/ref&gt;</code> missing"),
        ('<references><ref name="n"/></references>', "has no content"),
    ],
)
def test_what_is_wrong_is_said(page: Page, text: str, error: str) -> None:
    html = page(text).html
    assert 'class="error mw-ext-cite-error"' in html
    assert error in html


def test_a_reference_in_an_attribute_is_its_label(page: Page) -> None:
    html = page('<span title="a<nowiki/>{{#tag:ref|x}}">b</span>').html
    assert "<sup" not in html.partition(">b</span>")[0]


def test_a_reference_in_a_heading_is_text_in_its_id_and_in_the_contents(page: Page) -> None:
    shown = page(
        '== a<ref name="n">x</ref> ==\n== a<ref name="n"/> ==\n== a<ref>y</ref> ==\n__TOC__',
        site=replace(Site.default(), fragment_modes=("html5", "legacy")),
    )
    assert [heading.anchor for heading in shown.headings] == ["a[1]", "a[1]_2", "a[2]"]
    assert 'id="a.5B1.5D"' in shown.html
    assert [label for _, _, label in marks(shown.html)] == ["1", "1", "2"]
    assert shown.headings[0].html == "a<sup><span>&#91;</span>1<span>&#93;</span></sup>"


def test_a_list_in_a_heading_is_not_in_the_contents(page: Page) -> None:
    shown = page("<ref>x</ref>\n== a <references/> ==\n__TOC__")
    assert shown.headings[0].anchor == "a"
    assert notes(shown.html) == ["x"]


def test_a_reference_in_a_label_is_text(page: Page) -> None:
    html = page("[[File:No.jpg|20px|a <ref>x</ref>]]<gallery>No.jpg|b<ref>y</ref></gallery>").html
    assert ">a &#91;1&#93;</span>" in html
    assert ">b&#91;2&#93;</span>" in html
    assert [label for _, _, label in marks(html)] == ["2"]


def test_an_indicator_shows_its_references(page: Page) -> None:
    shown = page('<indicator name="a">b<ref>x</ref></indicator>')
    assert [label for _, _, label in marks(shown.indicators["a"])] == ["1"]


def test_a_note_keeps_its_spaces_but_not_its_last_line_ends(page: Page) -> None:
    assert notes(page("<ref> a \n\n</ref><ref>b </ref>").html) == [" a ", "b "]


def test_a_reference_in_a_listed_note_is_as_if_defined_in_the_list(page: Page) -> None:
    texts = {"Template:T": "<ref name=n>inner</ref>"}
    html = page("<ref>outer {{T}}</ref>\n<references/>", texts).html
    assert [label for _, _, label in marks(html)] == ["1"]
    outer, inner = notes(html)
    assert outer == "outer "
    assert inner.startswith("inner Cite error: &lt;ref&gt; tag with name")
    assert "not used in prior text" in inner


def test_a_reference_in_a_note_that_ends_the_page_is_one_more(page: Page) -> None:
    texts = {"Template:T": "<ref>inner</ref>"}
    html = page("<ref>outer {{T}}</ref>", texts).html
    assert [target for _, target, _ in marks(html)] == ["cite_note-1", "cite_note-2"]
    assert len(notes(html)) == 1


def test_a_template_may_stand_in_itself_by_way_of_a_reference(page: Page) -> None:
    texts = {"Template:T": "<ref>a {{T}}</ref>"}
    shown = page("{{T}}\n<references/>", texts)
    assert "loop" not in shown.html
    assert [target for _, target, _ in marks(shown.html)] == ["cite_note-1", "cite_note-3"]


def test_a_list_in_a_note_is_text(page: Page) -> None:
    html = page("<ref>a {{T}}</ref><references/>", {"Template:T": "<references/>"}).html
    assert notes(html) == ["a &lt;references/&gt;"]
    html = page("<ref>a<references><ref/></references></ref><references/>").html
    assert notes(html) == ["a&lt;references&gt;&lt;ref/&gt;&lt;/references&gt;"]


def test_a_list_in_the_arguments_of_a_list_lacks_its_end(page: Page) -> None:
    html = page("a {{#tag:references|<ref name=n>x</ref><references/>}}").html
    assert "Closing tag missing for <code>&lt;references&gt;</code>" in html
    assert "x Cite error: &lt;ref&gt; tag with name" in notes(html)[0]


def test_details_in_the_arguments_of_a_list_take_a_use_back(page: Page) -> None:
    listed = "{{#tag:references|<ref name=n details=y>x</ref>}}"
    html = page(f"<ref name=n/>{listed}", site=DETAILS).html
    assert [label for _, _, label in marks(html)] == ["1"]
    assert '<li><span class="mw-cite-backlink">↑</span>' in html
    assert "cannot use details" in notes(html)[0]


def test_a_reference_between_attributes_gives_the_element_its_id(page: Page) -> None:
    html = page("{|\n|- <ref>x</ref>\n|a<ref name=n>y</ref>|b\n|}").html
    assert '<tr id="cite_ref-1" class="cite-bracket">' in html
    assert '<td id="cite_ref-n_2-0" class="cite-bracket">b' in html


@pytest.mark.parametrize("name", ["i", "small"])
def test_formatting_that_a_note_leaves_open_goes_on_in_the_list(page: Page, name: str) -> None:
    text = f"<ref>a <{name}>b</ref><ref>c</ref>\n<references/>\n\nd"
    html = page(text).html
    assert f"a <{name}>b</{name}></span>" in html
    assert f'</li><{name}>\n<li id="cite_note-2">' in html
    assert "<p>d\n</p>" in html


def test_what_shows_no_reference_may_stand_in_one(page: Page) -> None:
    text = "<ref><nowiki>a <b> <ref/></nowiki></ref><ref>b<!-- <ref/> --></ref><references/>"
    assert notes(page(text).html) == ["a &lt;b&gt; &lt;ref/&gt;", "b"]


def test_a_comment_makes_an_empty_note(page: Page) -> None:
    assert notes(page("<ref><!-- to do --></ref><references/>").html) == [""]


def test_texts_of_one_name_are_compared_as_they_are_written(page: Page) -> None:
    error = "multiple times with different content"
    first = "<ref name=n>{{nope|1}}</ref>"
    assert error in page(first + "<ref name=n>{{nope|2}}</ref>").html
    assert error not in page(first + first).html
    assert error in page(f"{first}<references><ref name=n>{{{{nope|2}}}}</ref></references>").html


def test_lists_in_a_note_are_lists(page: Page) -> None:
    assert "<ul><li>a</li>" in page("<ref>x\n* a\n</ref>").html


def test_names_hold_no_markup(page: Page) -> None:
    html = page("<ref name='\"><script>'>x</ref>").html
    assert "<script" not in html
