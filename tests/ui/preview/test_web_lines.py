"""Lines of the source in WebEngine: long lists and tables are followed line by line."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from recension.engine.messages import Edit, PreviewUpdate
from recension.engine.page import OpenedPage
from recension.engine.source import FileSource
from recension.wikitext import Site

pytest.importorskip("PySide6.QtWebEngineWidgets", exc_type=ImportError)

from .web import Web

# What WebEngine says where there is no graphics card, as in most places that run tests.
pytestmark = pytest.mark.qt_log_ignore("[Vv]ulkan", "GPU", "RHI", "QRhi", "GBM")

LIST = "Before.\n\n" + "".join(f"* item {number}\n" for number in range(80)) + "\nAfter.\n\n" * 20
ROWS = "".join(f"|-\n| row {number}\n| cell\n" for number in range(60))
TABLE = f"Before.\n\n{{|\n! a\n! b\n{ROWS}|}}\n\n" + "After.\n\n" * 20


def opened(text: str) -> OpenedPage:
    return OpenedPage(1, "Loch Aird", 0, text, Site.default())


def rendered(text: str) -> PreviewUpdate:
    """Return a page as the engine sends it."""
    return opened(text).render(1, FileSource())


def element(content: str, tag: str = "li") -> str:
    """Return an expression for the innermost element that begins with this text."""
    return (
        f"[...document.querySelectorAll('#page {tag}')]"
        f".filter((each) => each.textContent.trim().startsWith('{content}')).pop()"
    )


def top(web: Web, content: str, tag: str = "li") -> float:
    return web.number(f"{element(content, tag)}.getBoundingClientRect().top")


def clicked(web: Web, content: str, tag: str = "li") -> int:
    """Return the line that a click on an element leads to."""
    web.ask(f"{element(content, tag)}.scrollIntoView({{block: 'center'}})")
    with web.qtbot.waitSignal(web.preview.source_line_activated) as line:
        web.click(element(content, tag))
    assert line.args is not None
    return int(line.args[0])


@pytest.mark.parametrize(("line", "item"), [(20, 18), (50, 48), (50.5, 48), (70, 68)])
def test_a_long_list_follows_line_by_line(web: Web, line: float, item: int) -> None:
    web.show(rendered(LIST))
    web.preview.scroll_to_line(line)
    web.wait_for("scrollY > 100")
    height = top(web, f"item {item + 1}") - top(web, f"item {item}")
    assert top(web, f"item {item}") == pytest.approx(8 - (line - int(line)) * height, abs=2)


def test_a_long_table_follows_row_by_row(web: Web) -> None:
    web.show(rendered(TABLE))
    line = TABLE[: TABLE.index("| row 30")].count("\n") - 1
    web.preview.scroll_to_line(line)
    web.wait_for("scrollY > 100")
    assert top(web, "row 30", "tr") == pytest.approx(8, abs=2)


@pytest.mark.parametrize("text", [LIST, TABLE])
def test_scrolling_tells_the_line_at_the_top(web: Web, text: str) -> None:
    web.show(rendered(text))
    tag, content = ("li", "item 40") if text is LIST else ("tr", "row 30")
    marker = f"* {content}" if text is LIST else f"|-\n| {content}"
    with web.qtbot.waitSignal(web.preview.scrolled) as scrolled:
        web.ask(f"scrollBy(0, {element(content, tag)}.getBoundingClientRect().top - 8)")
    assert scrolled.args is not None
    assert scrolled.args[0] == pytest.approx(text[: text.index(marker)].count("\n"), abs=0.3)


def test_what_stands_beside_the_text_does_not_lead(web: Web) -> None:
    box = '{| style="float: right; height: 900px"\n| a\n|-\n| b\n|}'
    text = f"{box}\n" + "".join(f"<p>paragraph {n}</p>\n" for n in range(40))
    web.show(rendered(f"<div>\n{text}</div>"))
    web.preview.scroll_to_line(6 + 20)
    web.wait_for("scrollY > 100")
    assert top(web, "paragraph 20", "p") == pytest.approx(8, abs=2)


def bar(web: Web) -> tuple[float, float]:
    """Return top and bottom of the caret's bar."""
    web.wait_for("document.querySelectorAll('.block.caret').length === 1")
    caret = "document.querySelector('.caret')"
    start = web.number(f"{caret}.getBoundingClientRect().top")
    above = web.number(f"parseFloat({caret}.style.getPropertyValue('--caret-top'))")
    size = web.number(f"parseFloat({caret}.style.getPropertyValue('--caret-size'))")
    return start + above, start + above + size


def test_the_bar_stands_at_the_item_of_the_caret(web: Web) -> None:
    web.show(rendered(LIST))
    web.preview.mark_line(12)
    start, end = bar(web)
    assert start == pytest.approx(top(web, "item 10"), abs=1)
    assert end == pytest.approx(top(web, "item 11"), abs=4)


def test_the_bar_of_an_item_leaves_out_those_inside(web: Web) -> None:
    web.show(rendered("* a\n** b\n** c\n* d"))
    web.preview.mark_line(0)
    start, end = bar(web)
    assert (start, end) == pytest.approx((top(web, "a"), top(web, "b")), abs=4)


def test_the_bar_stands_at_the_row_of_a_cell_and_grows_with_it(web: Web) -> None:
    web.show(rendered(TABLE))
    line = TABLE[: TABLE.index("| row 42")].count("\n")
    for at in (line - 1, line, line + 1):
        web.preview.mark_line(at)
        assert bar(web)[0] == pytest.approx(top(web, "row 42", "tr"), abs=1)
    web.ask(f"{element('row 42', 'tr')}.style.height = '200px'; 0")
    web.qtbot.waitUntil(lambda: bar(web)[1] - bar(web)[0] >= 199)


def test_the_bar_stands_at_all_that_a_call_made(web: Web) -> None:
    web.show(rendered("{{#if:x|\n* a\n* b\n* c\n}}\n\nd"))
    web.preview.mark_line(0)
    start, end = bar(web)
    assert start == pytest.approx(top(web, "a"), abs=1)
    assert end > top(web, "c")


def test_a_click_leads_to_the_line_of_an_item(web: Web) -> None:
    web.show(rendered(LIST))
    assert clicked(web, "item 33") == 35
    assert clicked(web, "Before", "p") == 0


def test_a_click_leads_to_the_line_of_a_cell(web: Web) -> None:
    text = (
        "{|\n|+ title\n! head || two\n|-\n| one\n| two b\n* item\n| three\n|-\n"
        "| four || five || six\n|-\n| seven\n| eight\n|}"
    )
    web.show(rendered(text))
    lines = text.split("\n")
    cells = ("title", "head", "one", "item", "three", "four", "six", "seven", "eight")
    for content in cells:
        [line] = [at for at, written in enumerate(lines) if content in written]
        tag = {"item": "li", "title": "caption", "head": "th"}.get(content, "td")
        assert clicked(web, content, tag) == line, content


def test_a_click_leads_to_the_line_in_a_paragraph_and_in_code(web: Web) -> None:
    text = "first<br>\nsecond<br>\nthird\n\n<pre>\none\ntwo\n</pre>\n\n four\n five\n\nlast"
    web.show(rendered(text))
    for content in ("first", "second", "third", "one", "two", "four", "five"):
        place = f"""
            const walker = document.createTreeWalker(document.getElementById("page"), 4);
            while (walker.nextNode()) {{
                const at = walker.currentNode.data.indexOf("{content}");
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at + 1);
                range.setEnd(walker.currentNode, at + 2);
                return range.getBoundingClientRect();
            }}"""
        box = f"(() => {{{place}}})()"
        x, y = web.number(f"{box}.left"), web.number(f"{box}.top + 6")
        with web.qtbot.waitSignal(web.preview.source_line_activated) as line:
            web.click_at(x, y)
        assert line.args == [text[: text.index(content)].count("\n")], content


def test_a_click_on_a_note_leads_to_its_reference(web: Web) -> None:
    text = (
        "a<ref>one</ref>\n\n* b<ref name=n />\n* c<ref name=n>two</ref>\n\n"
        "d<ref name=m />\n\n<references>\n<ref name=m>three</ref>\n</references>"
    )
    web.show(rendered(text))
    web.ask("document.querySelectorAll('.mw-cite-backlink').forEach((each) => each.remove())")
    assert clicked(web, "one") == 0
    assert clicked(web, "two") == 3
    assert clicked(web, "three") == 8


def test_what_is_marked_is_scrolled_into_view_where_it_is_not(web: Web) -> None:
    web.show(rendered(LIST))
    web.preview.mark_line(5)
    web.preview.reveal_marked_line()
    assert web.number("scrollY") == 0
    web.preview.mark_line(70)
    web.preview.reveal_marked_line()
    web.wait_for("scrollY > 100")
    assert 0 < top(web, "item 68") < web.number("innerHeight")


def test_what_one_writes_stays_in_view(web: Web) -> None:
    page = opened(LIST)
    web.show(page.render(1, FileSource()))
    web.preview.mark_line(30)
    web.preview.reveal_marked_line()
    web.wait_for("scrollY > 0")
    longer = "long " * 2000
    place = LIST.index("* item 28")
    page.edit((Edit(place, 0, f"* {longer}\n"),), 1, len(LIST) + len(longer) + 3)
    web.preview._looking.line = 31
    web.preview.update_page(page.render(2, FileSource()))
    web.wait_for(f"{element('item 28')}.getBoundingClientRect().top < innerHeight")


def test_the_place_is_kept_when_the_web_engine_starts_again(web: Web) -> None:
    is_there = f"Math.abs({element('item 48', 'li')}.getBoundingClientRect().top - 8) <= 2"
    web.show(rendered(LIST))
    web.preview.scroll_to_line(50)
    web.wait_for(is_there)
    os.kill(web.surface._page.renderProcessPid(), signal.SIGKILL)
    web.qtbot.waitUntil(lambda: not web.surface._is_ready)
    web.qtbot.waitUntil(lambda: web.surface._is_ready)
    web.wait_for(is_there)


@pytest.mark.parametrize(("name", "marker"), [("Bodmin", "*"), ("rnli_stations", "|-")])
def test_places_of_an_article_are_found_both_ways(
    web: Web, shared: Path, name: str, marker: str
) -> None:
    text = (shared / "texts" / f"{name}.wiki").read_text(encoding="utf-8")
    web.show(rendered(text))
    web.ask("document.querySelectorAll('#page a').forEach((a) => a.removeAttribute('href'))")
    lines = [at for at, line in enumerate(text.split("\n")) if line.startswith(marker)]
    for line in lines[5 : len(lines) // 2 : 7]:
        place = web.preview._page.place_of(line)
        assert place is not None
        block = f"document.getElementById('page').children[{place.block}]"
        made = f"{block}.querySelector(':is(li, tr)[data-mw-line=\"{int(place.line)}\"]')"
        web.preview.scroll_to_line(line)
        web.wait_for(f"Math.abs({made}.getBoundingClientRect().top - 8) < 3")
        with web.qtbot.waitSignal(web.preview.source_line_activated) as clicked_on:
            web.click(f"({made}.querySelector('td, th') || {made})")
        assert clicked_on.args in ([line], [line + 1])  # a row, or its first cell


def test_a_view_of_another_size_keeps_its_line(web: Web) -> None:
    long = "".join(f"* item {number} {'with many words ' * 12}\n" for number in range(60))
    web.show(rendered(long))
    web.preview.scroll_to_line(30)
    web.wait_for(f"Math.abs({element('item 30')}.getBoundingClientRect().top - 8) < 2")
    width = web.number("innerWidth")
    try:
        web.preview.resize(350, 400)
        web.wait_for(f"innerWidth < {width}")
        web.wait_for(f"Math.abs({element('item 30')}.getBoundingClientRect().top - 8) < 2")
    finally:
        web.preview.resize(600, 400)
        web.wait_for(f"innerWidth === {width}")


def test_a_view_that_has_no_size_yet_does_not_lose_the_start(web: Web) -> None:
    try:
        web.preview.resize(600, 30)
        web.show(rendered(LIST))
        web.preview.scroll_to_line(0)
        web.preview.mark_line(0)
        web.preview.reveal_marked_line()
    finally:
        web.preview.resize(600, 400)
    web.wait_for("innerHeight > 300")
    web.wait_for("scrollY === 0")
