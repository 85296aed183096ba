"""Elements say which line of the source they begin on."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias
from xml.etree.ElementTree import Element

import html5lib  # type: ignore[import-untyped]  # it has no types
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recension.wikitext import Block, RenderedPage, Renderer

from .conftest import SITE, Pages

Show: TypeAlias = Callable[..., RenderedPage]
Found: TypeAlias = list[tuple[str, int]]
TEXTS = {
    "Template:List": "* a\n* b",
    "Template:Table": "{|\n|-\n| a\n|-\n| b\n|}",
    "Template:Row": "|-\n| {{{1}}}",
    "Template:Html": "<ul><li>a</li>\n<li>b</li></ul>",
    "Template:Nothing": "",
    "Template:Note": "<ref>{{{1}}}</ref>",
}
LISTED = "<ref name=m>{{a\n|b}}</ref> <!--\n-->\n<ref name=n>y</ref>"
ATTRIBUTES = re.compile(r' data-mw-(?:line="[0-9]+"|mark="[^"]*")')
# What begins each element in the source, apart from tags and templates.
MARKERS = {
    "li": r"[*#:;]*[*#]", "dd": r"[*#:;]*[:;]", "dt": r"[*#:;]*;", "tr": r"\s*(?:[|!]|:*\s*\{\|)",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "="),
}  # fmt: skip
VANISHING = r"(?:^|>|\]\]|__)"  # ends of what may leave nothing behind, so that a line begins there


def show(text: str, texts: Mapping[str, str] = TEXTS) -> RenderedPage:
    return Renderer(SITE, shows_lines=True).render(text, "Test page", Pages(texts))


def elements(block: Block) -> Iterator[tuple[Element, int]]:
    """Yield the elements of a block that have a line, and that line in the source."""
    tree = html5lib.parseFragment(block.html, treebuilder="etree", namespaceHTMLElements=False)
    for element in tree.iter():
        line = element.get("data-mw-line")
        if line is not None:
            yield element, block.first_line + int(line)


def found(text: str, *tags: str) -> Found:
    return [
        (element.tag, line)
        for block in show(text).blocks
        for element, line in elements(block)
        if element.tag in tags
    ]


# ---------------------------------------------------------------- one construct each


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("* a\n* b\n** c\n# d", [("li", 0), ("li", 1), ("li", 2), ("li", 3)]),
        ("*** a", [("li", 0), ("li", 0), ("li", 0)]),
        ("; a : b\n: c", [("dt", 0), ("dd", 0), ("dd", 1)]),
        ("x\n\n\n\n* a", [("li", 4)]),
        ("* a <!-- b\n-->\n* c", [("li", 0), ("li", 2)]),
        ("<!-- a\n-->\n* b", [("li", 2)]),
        ("<noinclude>\n* a\n</noinclude>\n* b", [("li", 1), ("li", 3)]),
        ("<includeonly>\n* a\n</includeonly>\n* b", [("li", 3)]),
        ("* a<ref>b\nc</ref>\n* d", [("li", 0), ("li", 2)]),
        ("<ul>\n<li>a</li>\n<li\nclass='x'>b</li>\n<li>c</li>\n</ul>",
         [("li", 1), ("li", 2), ("li", 4)]),
        ("* a\n[[Category:A]]\n* b", [("li", 0), ("li", 2)]),
        ("<div>\n* a\n\n* b\n</div>", [("li", 1), ("li", 3)]),
        ("* [[a|b\nc]]\n* d", [("li", 0), ("li", 2)]),
    ],
)  # fmt: skip
def test_an_item_tells_its_line(text: str, lines: Found) -> None:
    assert found(text, "li", "dd", "dt") == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("{|\n|-\n| a\n| b\n|-\n| c || d\n|}", [1, 4]),
        ("{|\n! a\n! b\n|- class=x\n| c\n|}", [1, 3]),
        ("{|\n|}", [0]),
        ("{|\n|\n{|\n|-\n| a\n|}\n|-\n| b\n|}", [1, 3, 6]),
        (":{|\n| a\n|}", [1]),
        ("{|\n| a\n* b\n* c\n|-\n|\n\nd\n|}", [1, 4]),
        ("{|\n<!-- a\n-->|-\n| b\n|}", [2]),
        ("<table>\n<tr><td>a</td></tr>\n<tr><td>b</td></tr></table>", [1, 2]),
    ],
)
def test_a_row_tells_its_line(text: str, lines: list[int]) -> None:
    assert [line for _, line in found(text, "tr")] == lines


def test_the_first_cell_of_a_row_tells_its_own_line() -> None:
    assert found("{|\n|+ a\n|-\n\n! b\n| c\n|-\n| d\n|}", "caption", "th", "td") == [
        ("caption", 1), ("th", 4), ("td", 7),
    ]  # fmt: skip


def test_a_heading_tells_its_line() -> None:
    text = "a\n== b ==\n\n\n=== c ===\n<div>\n== d ==\n\n\nx\n<h2 id='y'>e</h2></div>"
    assert found(text, "h2", "h3") == [("h2", 1), ("h3", 4), ("h2", 6), ("h2", 10)]
    assert [heading.line for heading in show(text).headings] == [1, 4, 6, 10]


def test_a_heading_in_a_heading_tells_its_line() -> None:
    assert same(Renderer(SITE).render("<h2>\n== a ==", "T", Pages()), show("<h2>\n== a =="))
    assert found("<h2>\n== a ==", "h2") == [("h2", 0), ("h2", 1)]


def test_a_paragraph_and_what_a_tag_makes_tell_their_line() -> None:
    text = "a\nb\n* c\nd\n e\n<pre>\nf</pre>\n[[File:A.png|thumb]]\n"
    gallery = "<gallery>\n\nA.png\nB.png\n</gallery>"
    assert found(text + gallery, "p", "pre", "figure", "ul", "li")[2:] == [
        ("p", 3), ("pre", 4), ("pre", 5), ("figure", 7), ("ul", 8), ("li", 10), ("li", 11),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n{{list}}\n* c", [1, 1, 2]),
        ("{{list\n| 1 = b\n}}\n* c", [0, 0, 3]),
        ("a\n{{html}}", [1, 1]),
        ("{{nothing\n|}}* c", [1]),
        ("{{#if:x|\n* a\n* b\n}}\n* c", [0, 0, 4]),
    ],
)
def test_what_a_template_makes_has_the_line_of_its_call(text: str, lines: list[int]) -> None:
    assert [line for _, line in found(text, "li")] == lines


def test_rows_of_templates_have_the_lines_of_their_calls() -> None:
    text = "{|\n{{row|a}}\n{{row\n|b}}\n|-\n| c\n|}"
    assert [line for _, line in found(text, "tr")] == [1, 2, 4]
    assert [line for _, line in found("a\n\n{{table}}\n\n{{table}}", "tr")] == [2, 2, 4, 4]


def test_an_unclosed_template_does_not_shift_lines() -> None:
    assert found("{{a\n| b\n* [[c]]\n== d ==\n* [[e\nf]]\n* g", "li", "h2") == [
        ("li", 2), ("h2", 3), ("li", 4), ("li", 6),
    ]  # fmt: skip


# ---------------------------------------------------------------- references


def notes(text: str) -> list[int]:
    """Return the line of every note of a page, in the order of its lists."""
    page = show(text)
    marks = {element.get("id"): line for block in page.blocks for element, line in elements(block)}
    lines = []
    for tag in re.findall(r'<li[^>]*>(?=<span class="mw-cite-backlink">)', page.html):
        mark = re.search(r' data-mw-mark="([^"]*)"', tag)
        at = re.search(r' data-mw-line="([^"]*)"', tag)
        block = next(block for block in page.blocks if tag in block.html)
        lines.append(marks[mark[1]] if mark else block.first_line + int(at[1]) if at else -1)
    return lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a<ref>x</ref>\n\nb\nc<ref>y</ref>", [0, 3]),
        ("a<ref name=n/>\n\nb<ref>x</ref>\n\nc<ref name=n>y</ref>", [4, 2]),
        ("a<ref>x\ny</ref> b<ref>z</ref>", [0, 1]),
        ("a\n{{note\n|x}}{{note|y}}", [1, 2]),
        ("a<ref name=n/>\n\n<references>\n\n<ref name=n>x</ref>\n</references>", [4]),
        (f"<ref name=m/><ref name=n/>\n\n<references\n>\n{LISTED}\n</references>", [4, 7]),
        ("<ref name=n/>\n\n{{#tag:references|\n<ref name=n>y</ref>}}", [2]),
    ],
)  # fmt: skip
def test_a_note_leads_to_its_reference(text: str, lines: list[int]) -> None:
    assert notes(text) == lines


def test_a_list_of_notes_stays_as_it_is_when_its_references_move() -> None:
    text = "a<ref>x</ref>\n\n== Notes ==\n<references/>"
    before, after = show(text).blocks[-1], show(f"new\n\n{text}").blocks[-1]
    assert after.html == before.html
    assert after.first_line == before.first_line + 2


# ---------------------------------------------------------------- what must not change


def test_a_block_that_moved_is_not_made_again() -> None:
    renderer, pages = Renderer(SITE, shows_lines=True), Pages(TEXTS)
    text = "* a\n* b\n\n{|\n|-\n| {{list}}\n|}"
    before = renderer.render(text, "T", pages)
    after = renderer.render(f"x\n\n{text}", "T", pages)
    assert [block.html for block in after.blocks[-2:]] == [block.html for block in before.blocks]
    assert [block.first_line for block in after.blocks[-2:]] == [2, 5]


def test_lines_inside_a_block_change_with_a_comment() -> None:
    renderer, pages = Renderer(SITE, shows_lines=True), Pages()
    renderer.render("* a\n* b", "T", pages)
    page = renderer.render("* a\n<!--\n\n-->\n* b", "T", pages)
    assert [line for _, line in elements(page.blocks[0])][-1] == 4


def test_a_page_has_no_lines_unless_they_are_asked_for(page: Show) -> None:
    assert "data-mw" not in page("* a<ref>b</ref>\n== c ==\n{|\n| d\n|}").html


@pytest.mark.parametrize(
    "text",
    [
        "<li data-mw-line=7 data-mw-mark=x>a</li>",
        "{|\n|- data-mw-line=7\n| data-mw-mark='x' | a\n|}",
        "<gallery data-mw-line=7>\nA.png\n</gallery>",
        "<poem data-mw-line=7>a</poem>",
        "{{#tag:pre|a|data-mw-line=7}}",
        "{{#urldecode:%7Fline-7%7F}}* a",
        "\x7fline-7\x7f* a",
        "&#127;line-7&#127;* a",
    ],
)
def test_no_text_forges_a_line(text: str) -> None:
    assert not re.search(r'data-mw-(?:line="7|mark)', show(text).html)


# ---------------------------------------------------------------- all together

FRAGMENTS = (
    "[[", "]]", "|", "\n{|\n", "\n|}\n", "\n|-\n", "\n| ", "\n! ", "!!", "||", "''", "'''", "\n",
    "\n\n", " ", "\n* ", "\n: ", "\n# ", "\n;a:b", "\n ", "\n== h ==\n", "\n=", "*", ":", "<b>",
    "<div>", "</div>", "\n<p>", "<ul>", "\n<li>", "</ul>", "<div\nclass='x'\n>", "<h2>", "</h2>",
    "\n<table>", "\n<tr>", "\n<td>", "</table>", "<ref>", "</ref>", "<!--", "-->", "\n<!--\n-->\n",
    "[[File:A.png|thumb|", "\n[[Category:X]]", "\n[[Category:X|a\n*b]]\n", "[[de:x]]",
    "[[a|b\n* c]]", "http://a.b", "__TOC__", "\n----", "a", "b c\n", "<references/>",
    "\n<gallery>\nA.png|x\n</gallery>", "\n<poem>\na\n* b</poem>", "{{table}}", "\n{{list}}",
    "\n{{list\n|x\n}}", "\n{{row|a}}", "{{html}}", "{{", "}}", "{{#if:x|\n* a\n}}", "<nowiki>",
    "</nowiki>", "<noinclude>", "</noinclude>", "<includeonly>", "</includeonly>", "<blockquote>",
    "\n</blockquote>", "<ref name=a />", "<references>\n<ref name=a>x</ref>\n</references>",
    "<pre>\na\n</pre>", "<span title='\n* x'>",
)  # fmt: skip
mixtures = st.lists(st.sampled_from(FRAGMENTS), max_size=16).map("".join)
quickly = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def holds(line: str, tag: str) -> bool:
    """Tell whether a line of the source has what makes an element, or a call that may."""
    if "{{" in line or f"<{tag}" in line.lower():
        return True
    if tag == "li" and ("<ref" in line or "A.png" in line):
        return True
    marker = MARKERS.get(tag, r"\s*\S")
    return re.search(f"{VANISHING}{marker}", line) is not None


def check(text: str, page: RenderedPage) -> int:
    lines = text.split("\n")
    count = 0
    for block in page.blocks:
        for element, line in elements(block):
            count += 1
            assert block.first_line <= line <= block.last_line, (element.tag, line)
            assert holds(lines[line], element.tag), (element.tag, line, lines[line])
    return count


def same(plain: RenderedPage, lined: RenderedPage) -> bool:
    """Tell whether two pages differ in the lines alone."""
    without = [ATTRIBUTES.sub("", block.html) for block in lined.blocks]
    return [
        block.html for block in plain.blocks
    ] == without and plain.categories == lined.categories


@quickly
@given(mixtures)
def test_what_has_a_line_is_made_there(text: str) -> None:
    check(text, show(text))


@quickly
@given(mixtures)
def test_lines_change_nothing_else(text: str) -> None:
    plain = Renderer(SITE).render(text, "Test page", Pages(TEXTS))
    shown = show(text)
    assert same(plain, shown)
    assert "\x7f" not in shown.html


@quickly
@given(st.lists(mixtures, min_size=2, max_size=4), st.data())
def test_lines_after_an_edit_are_those_of_a_fresh_page(
    texts: list[str], data: st.DataObject
) -> None:
    renderer, pages = Renderer(SITE, shows_lines=True), Pages(TEXTS)
    text = ""
    for piece in texts:
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + piece + text[at + len(piece) // 2 :]
        assert renderer.render(text, "Test page", pages) == show(text)


def articles(shared: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((shared / "texts").glob("*.wiki")):
        yield path.stem, path.read_text(encoding="utf-8")


def test_an_article_has_the_lines_of_its_source(shared: Path) -> None:
    for name, text in articles(shared):
        page = show(text, {})
        assert check(text, page) > 20, name
        assert same(Renderer(SITE).render(text, "Test page", Pages({})), page), name


def test_every_item_heading_and_row_of_an_article_has_its_line(shared: Path) -> None:
    wanted = {r"[*#:;]": ("li", "dd", "dt"), "=": MARKERS, r"\|-(?!.*\n\|[-}])": ("tr",)}
    for name, text in articles(shared):
        made = {
            (element.tag, line)
            for block in show(text, {}).blocks
            for element, line in elements(block)
        }
        for marker, tags in wanted.items():
            lines = {line for tag, line in made if tag in tags}
            for found_at in re.finditer(f"^{marker}", text, re.MULTILINE):
                assert text.count("\n", 0, found_at.start()) in lines, (name, found_at)


@pytest.mark.parametrize("seed", range(4))
def test_lines_of_an_edited_article_are_those_of_a_fresh_one(seed: int, shared: Path) -> None:
    chance = random.Random(seed)
    text = (shared / "texts" / "toronto.wiki").read_text(encoding="utf-8")
    start = chance.randrange(len(text) - 8_000)
    text = text[start : start + 8_000]
    renderer, pages = Renderer(SITE, shows_lines=True), Pages(TEXTS)
    for _ in range(5):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(FRAGMENTS) + text[at + chance.choice((0, 0, 40)) :]
        assert renderer.render(text, "Test page", pages) == show(text)
