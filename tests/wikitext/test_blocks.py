"""A page is its blocks, and the blocks of an edit are those of the whole."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.wikitext import PageSource, Renderer
from recension.wikitext.render import renderer as renderer_module

MakePages: TypeAlias = Callable[..., Any]
FRAGMENTS = (
    "'''", "''", "[[", "]]", "{{", "}}", "\n", "\n\n", "==", "\n== h ==\n", "<ref>", "</ref>",
    "<div>", "</div>", "{|\n", "\n|}", "* ", ": ", " ", "<b>", "<nowiki>", "<!--", "-->",
    "[http://x y]", "[[File:a.png|thumb|", "<references/>", "[[Category:X]]", "\n----\n", "\n;a:b",
    "<blockquote>", "{{PAGENAME}}", "{{#if:||x}}", "\n ", "<gallery>", "__TOC__",
)  # fmt: skip
MORE = (
    "<small>", "</small>", "<span>", "</span>", "</blockquote>", "</p>", "<p>", "</b>", "<center>",
    "</center>", "|-\n", "| a || b\n", "[[File:a.png|thumb|c]]", "<poem>\na\n\nb</poem>", "<br>",
    "<table><tr><td>", "</td></tr></table>", "<ref name=a>x</ref>", "{{nope}}", "text ",
)  # fmt: skip
GAPS = ("", "", "\n", "\n\n", "w ")
PIECE = 6_000  # code points of an article that is edited
ARTICLES = ("Bodmin", "Elizabeth-Gilbert", "toronto", "al_Haytham")


def without_spaces(html: str) -> str:
    """Return HTML without the spaces between tags, of which blocks have more or less."""
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", re.sub(r"\s+", " ", html)).strip()


def whole(text: str, pages: PageSource, monkeypatch: pytest.MonkeyPatch) -> str:
    with monkeypatch.context() as patch:
        patch.setattr(renderer_module, "cut", lambda expanded, _: [(0, len(expanded))])
        return Renderer().render(text, "Test", pages).html


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_is_its_blocks(
    name: str, shared: Path, make_pages: MakePages, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (shared / "texts" / f"{name}.wiki").read_text(encoding="utf-8")
    pages = make_pages()
    blocks = Renderer().render(text, "Test", pages).blocks
    assert len(blocks) > 10
    in_blocks = "".join(block.html for block in blocks)
    assert without_spaces(in_blocks) == without_spaces(whole(text, pages, monkeypatch))


@pytest.mark.parametrize(
    "text",
    [
        "\n\nfirst",
        "<center></center>\n\n ",
        "'''''\n\nfirst",
        "<div><small>a</div>\n\nb",
        "<table><tr><td><b>a</b></td></tr></font></table>\n\nb",
        "[[File:a.png|thumb]] a\n\nb <pre>c</pre>",
        "a <div>b</div> c\n\n</div> d",
        "<span><blockquote></span>\n\na",
        "<span>[[File:a.png|thumb]]\n</span>\n\na",
        "<b><div></b>\n\na",
        "<b><span>" * 150 + "\n\na",
        " \n\n<br>\n\na",
        "a\n\n{|",
        "<p>a<div>b</p>\n\n== c ==\nd",
        "<div/>a\n\nb",
        "<blockquote><pre></blockquote>\n== a ==\n b",
        "a<br\n\n>b",
        "a <s\n\n title=b>c",
    ],
)
def test_no_cut_parts_what_belongs_together(
    text: str, make_pages: MakePages, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = make_pages()
    in_blocks = Renderer().render(text, "Test", pages).html
    assert without_spaces(in_blocks) == without_spaces(whole(text, pages, monkeypatch))


@pytest.mark.parametrize("seed", range(40))
def test_mixed_markup_is_its_blocks(
    seed: int, make_pages: MakePages, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choice((*FRAGMENTS, *MORE)) + chance.choice(GAPS) for _ in range(12))
    pages = make_pages()
    in_blocks = Renderer().render(text, "Test", pages).html
    assert without_spaces(in_blocks) == without_spaces(whole(text, pages, monkeypatch))


@pytest.mark.parametrize("seed", range(6))
def test_an_edited_article_is_its_blocks_and_the_same_as_a_fresh_one(
    seed: int, shared: Path, make_pages: MakePages
) -> None:
    chance = random.Random(seed)
    text = (shared / "texts" / f"{ARTICLES[seed % 4]}.wiki").read_text(encoding="utf-8")
    start = chance.randrange(len(text) - PIECE)
    text = text[start : start + PIECE]
    renderer, pages = Renderer(), make_pages()
    for _ in range(4):
        at = chance.randrange(len(text))
        removed = chance.choice((0, 0, 30))
        text = text[:at] + chance.choice(FRAGMENTS) + text[at + removed :]
        assert renderer.render(text, "Test", pages) == Renderer().render(text, "Test", pages)


@pytest.mark.parametrize("tag", ["<s", "</s", "<br", "<div title=b"])
def test_a_tag_may_end_lines_after_it_began(tag: str, make_pages: MakePages) -> None:
    renderer, pages, text = Renderer(), make_pages(), f"a{tag}\n\nb\n\nc"
    renderer.render(text, "Test", pages)
    assert renderer.render(f"{text}>", "Test", pages) == Renderer().render(
        f"{text}>", "Test", pages
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from((*FRAGMENTS, "a", "b c", "x\n")), max_size=14).map("".join))
def test_any_text_makes_a_page_twice_the_same(text: str) -> None:
    class Nothing:
        def text(self, _title: str) -> None:
            return None

        def existing(self, _titles: object) -> set[str]:
            return set()

        def images(self, _names: object) -> dict[str, Any]:
            return {}

    renderer = Renderer()
    first = renderer.render(text, "Test", Nothing())
    assert renderer.render(text, "Test", Nothing()) == first
    assert "\x7f" not in first.html
    lines = text.count("\n")
    assert all(0 <= b.first_line <= b.last_line <= lines for b in first.blocks)
