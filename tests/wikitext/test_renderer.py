"""Pages in blocks: lines, caches, links, outline."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias

from recension.wikitext import ImageInfo, RenderedPage, Renderer, Site

Page: TypeAlias = Callable[..., RenderedPage]
MakePages: TypeAlias = Callable[..., Any]
TEXT = "Intro\n\n== One ==\ntext {{a}}\n\nmore\n\n== Two ==\n{|\n| x\n\n| y\n|}\n"


def test_a_page_is_cut_before_headings_and_at_blank_lines(page: Page) -> None:
    shown = page(TEXT)
    assert [(block.first_line, block.last_line) for block in shown.blocks] == [
        (0, 0), (2, 3), (5, 5), (7, 12),
    ]  # fmt: skip


def test_lines_of_a_template_are_those_of_its_call(page: Page) -> None:
    texts = {"Template:A": "b\n\nc\n\n== d ==\ne"}
    shown = page("1\n\n{{a}}\n\n2", texts)
    lines = [(block.first_line, block.last_line) for block in shown.blocks]
    assert lines[0] == (0, 0)
    assert lines[-1] == (4, 4)
    assert {first for first, _ in lines[1:-1]} == {2}
    assert shown.headings[0].line is None


def test_nothing_is_cut_inside_of_what_is_open(page: Page) -> None:
    for text in ("<div>\na\n\nb\n</div>", "{|\n|a\n\nb\n|}", "[[File:A.png|thumb|a\n\nb]]"):
        assert len(page(text).blocks) == 1


def test_headings_have_numbers_and_ids(page: Page) -> None:
    shown = page("== A ==\n=== B ===\n== A ==\n== ''C'' ==")
    found = [(h.number, h.anchor, h.level, h.line) for h in shown.headings]
    assert found == [("1", "A", 2, 0), ("1.1", "B", 3, 1), ("2", "A_2", 2, 2), ("3", "C", 2, 3)]
    assert 'id="toc"' in shown.html
    assert 'href="#A_2"' in shown.html


def test_headings_of_a_reference_are_not_the_pages(page: Page) -> None:
    shown = page("a<ref>\n== A ==\n</ref>\n\n== A ==\n\n<poem>\n== B ==\n</poem>")
    assert [heading.anchor for heading in shown.headings] == ["A"]
    assert "\x7f" not in shown.html


def test_a_link_without_a_text_has_one_number_wherever_it_is_shown(page: Page) -> None:
    shown = page(
        "<ref>[http://d.example]</ref>\n== [http://a.example] ==\n"
        "[[File:No.jpg|9px|[http://b.example]]] [http://a.example] [http://a.example]\n__TOC__\n"
    )
    assert shown.headings[0].anchor == "[1]"
    assert re.findall(r"\[([0-9])\]<", shown.html) == ["1", "2", "3", "4", "1", "5"]


def test_switches_decide_on_the_table_of_contents(page: Page) -> None:
    headings = "== A ==\n== B ==\n== C ==\n== D ==\n"
    assert 'id="toc"' not in page(f"__NOTOC__\n{headings}").html
    assert 'id="toc"' in page("__TOC__\n== A ==").html
    assert 'id="toc"' not in page("== A ==").html


def test_links_are_looked_up_once_a_page(make_pages: MakePages) -> None:
    pages = make_pages({"A": "x"})
    shown = Renderer().render("[[a]]\n\n[[b]]\n\n[[c]]", "T", pages)
    assert pages.asked == [frozenset({"A", "B", "C"})]
    assert set(shown.links) == {"A", "B", "C"}
    assert 'href="/wiki/A"' in shown.html
    assert "title=B&amp;action=edit&amp;redlink=1" in shown.html


def test_a_page_that_was_made_turns_its_links_blue(make_pages: MakePages) -> None:
    renderer, pages = Renderer(), make_pages()
    assert 'class="new"' in renderer.render("[[a]]", "T", pages).html
    pages.texts["A"] = "x"
    assert 'class="new"' not in renderer.render("[[a]]", "T", pages).html


def test_a_template_that_was_changed_changes_its_pages(make_pages: MakePages) -> None:
    renderer, pages = Renderer(), make_pages({"Template:A": "old"})
    assert "old" in renderer.render("{{a}}", "T", pages).html
    pages.texts["Template:A"] = "new"
    assert "new" in renderer.render("{{a}}", "T", pages).html


def test_a_limit_stays_reached_where_another_one_goes(make_pages: MakePages) -> None:
    pages = make_pages({"Template:A": "{{A}}", "Template:B": "{{B}}"})
    renderer = Renderer()
    for text in ("{{A}}\n\nb\n\nc {{B}}", "{{A}}\n\nd\n\nc {{B}}", "a\n\nd\n\nc {{B}}"):
        assert renderer.render(text, "Test", pages).warnings == ("template-loop",)


def test_an_image_that_was_added_is_shown(make_pages: MakePages) -> None:
    renderer, pages = Renderer(), make_pages()
    assert "<img" not in renderer.render("[[File:A.png]]", "T", pages).html
    pages.known_images["A.png"] = ImageInfo(10, 10)
    assert "<img" in renderer.render("[[File:A.png]]", "T", pages).html


def test_a_block_that_moved_is_not_made_again(make_pages: MakePages) -> None:
    renderer, pages = Renderer(), make_pages()
    before = renderer.render(TEXT, "T", pages)
    after = renderer.render("New\n\n" + TEXT, "T", pages)
    assert [block.html for block in after.blocks[1:]] == [block.html for block in before.blocks]
    assert [block.first_line for block in after.blocks[1:]] == [
        block.first_line + 2 for block in before.blocks
    ]


def test_a_redirect_shows_where_it_leads(page: Page) -> None:
    shown = page("#REDIRECT [[Main Page#x]]\n\n[[Category:A]]", {"Main Page": "x"})
    assert '<div class="redirectMsg">' in shown.html
    assert 'href="/wiki/Main_Page#x"' in shown.html
    assert shown.categories == ("Category:A",)


def test_a_title_may_be_shown_in_another_way(page: Page) -> None:
    assert page("x", title="A & b").title_html == "A &amp; b"
    shown = page("{{DISPLAYTITLE:''test page''}}", title="Test page")
    assert shown.title_html == "<i>test page</i>"


def test_a_shown_title_must_be_the_title(page: Page) -> None:
    site = replace(Site.default(), restrict_display_title=True)
    assert page("{{DISPLAYTITLE:other}}", title="Test", site=site).title_html == "Test"
    site = replace(Site.default(), restrict_display_title=False)
    assert page("{{DISPLAYTITLE:other}}", title="Test", site=site).title_html == "other"


def test_line_ends_of_windows_are_line_ends(page: Page) -> None:
    assert page("a\r\n\r\nb").html == page("a\n\nb").html


def test_an_empty_text_is_an_empty_page(page: Page) -> None:
    assert page("").html == ""
