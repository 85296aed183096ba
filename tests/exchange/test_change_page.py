"""A change as an HTML page: all of both texts is there, and nothing else happens in it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

import html5lib  # type: ignore[import-untyped]  # it has no types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.diff import Options, compare
from recension.exchange.change_document import Heading, Shape, Side, change_page
from recension.exchange.change_document.colours import DARK, LIGHT
from recension.ui.theme import tables

_OLD = Side("", "04:03, 29 September 2019", "2019-09-29T04:03:00Z", "Anna", "first words")
_NEW = Side("", "04:19, 29 September 2019", "2019-09-29T04:19:00Z", "Ben", "no edit summary")
_STEP = Heading("Loch Lomond", _OLD, _NEW, is_step=True)
_FILES = Heading("a.wiki", Side("a.wiki"), Side("b.wiki"))
_CONTROLS = re.compile("[\x00\ud800-\udfff]")

_SAMPLES = (
    *("", "== A heading ==", "<b>&amp;</b>", "one two three four five six", "x\ty\u00a0z\r"),
    *("A wide loch with [[trout]] in it. A second sentence that is long enough.", "|-", "\x00"),
    *("one two three. four five six seven eight nine ten", "نص عربي", "a", "\u202eb\u202c"),
    *("a\x1bb", "\ud800"),
)
_LINES = st.lists(st.sampled_from(_SAMPLES), max_size=14)


def _page(old: str, new: str, heading: Heading = _STEP, shape: Shape | None = None) -> Element:
    html = "".join(change_page(compare(old, new), heading, shape))
    tree: Element = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    return tree


def _words(element: Element) -> str:
    return "".join(element.itertext())


def _cells(rows: Iterable[Element]) -> Iterator[tuple[int, Element]]:
    """Yield the cells of rows with four columns, with the column each stands in."""
    covered = [0] * 4  # rows that a tall cell still reaches into
    for row in rows:
        cells = iter(row)
        for column in range(4):
            if covered[column]:
                covered[column] -= 1
            else:
                cell = next(cells)
                covered[column] = int(cell.get("rowspan", "1")) - 1
                yield column, cell
        assert not list(cells)


def _texts(tree: Element) -> tuple[str, str]:
    """Return both texts, put together from the table with two columns."""
    old: list[str] = []
    new: list[str] = []
    for body in tree.findall("body/table/tbody"):
        folded = [
            [_words(line) for line in lines] for lines in body.findall("tr/td/details/ol")
        ] or [[]]
        old += folded[0]
        new += folded[-1]
        rows = [row for row in body if row.get("class") is None]
        for column, cell in _cells(rows):
            if column in (1, 3) and cell.get("class") != "none":
                (old if column == 1 else new).append(_words(cell))
    return "\n".join(old), "\n".join(new)


@given(old=_LINES, new=_LINES)
@settings(max_examples=60, deadline=None)
def test_both_texts_can_be_read_back_from_the_table(old: list[str], new: list[str]) -> None:
    texts = "\n".join(old), "\n".join(new)
    if texts[0] != texts[1]:
        found = _texts(_page(*texts))
        assert found == tuple(_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", each) for each in texts)


@given(old=_LINES, new=_LINES)
@settings(max_examples=40, deadline=None)
def test_every_line_of_both_texts_is_in_one_column(old: list[str], new: list[str]) -> None:
    tree = _page("\n".join(old), "\n".join(new), shape=Shape(is_inline=True))
    if old != new:
        shown = _words(tree)
        for line in set(old) & set(new):
            assert _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", line) in shown


def test_a_created_page_has_nothing_at_its_older_side() -> None:
    for text in ("one line", "a\n\nb\n"):
        rows = [row for row in _page("", text).iter("tr") if row.get("class") is None]
        looks = [cell.get("class", "") for row in rows for cell in row.iter("td")]
        assert looks == ["n none", "none", "n added", "added"] * (text.count("\n") + 1)


def test_a_step_has_the_header_of_the_window() -> None:
    header = _page("one", "one two").find("body/header")
    assert header is not None
    assert [_words(line) for line in header] == [
        "Changes",
        "Loch Lomond",
        "4 bytes added, 04:19, 29 September 2019",
        "no edit summary",
    ]
    time = header.find("p/time")
    assert time is not None
    assert time.get("datetime") == "2019-09-29T04:19:00Z"


def test_two_revisions_that_are_no_step_tell_of_both() -> None:
    tree = _page("one", "one two", Heading("Loch Lomond", _OLD, _NEW))
    sides = [[_words(line) for line in side] for side in tree.findall("body/header/div/div")]
    assert sides == [
        ["Revision as of 04:03, 29 September 2019", "by Anna", "first words"],
        ["Revision as of 04:19, 29 September 2019", "by Ben", "no edit summary"],
    ]


def test_columns_are_named_for_who_listens_and_on_every_printed_page() -> None:
    table = _page("one\ntwo", "one\n2").find("body/table")
    assert table is not None
    assert [_words(head) for head in table.findall("thead/tr/th")] == [
        "Line",
        "04:03, 29 September 2019 · Anna",
        "Line",
        "04:19, 29 September 2019 · Ben",
    ]
    assert {head.get("scope") for head in table.findall("thead/tr/th")} == {"col"}
    assert {head.get("scope") for head in table.findall("tbody/tr/th")} == {"rowgroup"}
    assert table.find("caption") is not None


def test_what_was_done_is_listed() -> None:
    tree = _page("one two three", "one three\n\nfour")
    assert [_words(item)[0].isupper() or _words(item)[0] == '"' for item in tree.iter("li")]


def test_hunks_tell_their_section() -> None:
    filler = "\n".join(f"line {number}" for number in range(20))
    tree = _page(f"== Fish ==\n{filler}\ntrout", f"== Fish ==\n{filler}\nsalmon")
    heads = [_words(head) for head in tree.findall("body/table/tbody/tr/th")]
    assert heads == ["Line 20: Fish", "Line 20: Fish"]


def test_words_are_marked_by_elements() -> None:
    tree = _page("a wide old loch", "a wide new loch", _FILES)
    assert [_words(mark) for mark in tree.iter("del")] == ["old"]
    assert [_words(mark) for mark in tree.iter("ins")] == ["new"]


def test_moves_are_linked_both_ways() -> None:
    moved = "A paragraph that is long enough to be found again where it went."
    rest = "\n".join(f"Another line, number {number}, that stays" for number in range(8))
    tree = _page(f"{moved}\n{rest}", f"{rest}\n{moved}")
    links = list(tree.iter("a"))
    assert {link.get("id"): link.get("href") for link in links} == {
        "move-1-old": "#move-1-new",
        "move-1-new": "#move-1-old",
    }
    assert [link.get("title") for link in links] == ["moved to line 9", "moved from line 1"]
    assert [link.get("data-sign") for link in links] == ["↓1", "↑1"]


def test_a_split_paragraph_stands_beside_its_parts() -> None:
    first = "The first part of a paragraph is long enough to be known again."
    second = "Its second part goes on about other things, and at some length."
    tree = _page(f"{first} {second}", f"{first}\n\n{second}")
    tall = [cell for cell in tree.iter("td") if cell.get("rowspan")]
    assert [_words(cell) for cell in tall][1] == f"{first} {second}"
    assert {cell.get("rowspan") for cell in tall} == {"3"}
    signs = [each.get("data-sign") for each in tree.iter("ins") if each.get("class") == "sign"]
    assert signs == ["¶", "¶"]


def test_what_did_not_change_is_folded_away_and_there() -> None:
    lines = [f"line {number}" for number in range(30)]
    tree = _page("\n".join([*lines, "old"]), "\n".join([*lines, "new"]))
    summary = tree.find(".//details/summary")
    assert summary is not None
    assert _words(summary) == "28 unchanged lines"
    assert [_words(item) for item in tree.iter("li")][-28:] == lines[:28]


def test_what_did_not_change_can_be_left_out() -> None:
    old, new = ("\n".join([*map(str, range(30)), end]) for end in ("old", "new"))
    tree = _page(old, new, shape=Shape(has_hidden_lines=False))
    texts = [_words(cell) for cell in tree.iter("td")]
    assert "28 unchanged lines" in texts
    assert "1" not in texts


def test_lines_that_differ_in_ignored_space_are_there_in_both_forms() -> None:
    old, new = ("\n".join([f"a{space}b"] * 9 + [end]) for space, end in (("  ", "x"), (" ", "y")))
    comparison = compare(old, new, Options(ignores_white_space=True))
    html = "".join(change_page(comparison, _STEP))
    tree = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    assert _texts(tree) == (old, new)


def test_invisible_characters_that_changed_get_a_sign_and_stay_what_they_are() -> None:
    tree = _page("one two", "one\u00a0two \u200ebidi")
    signs = [each for each in tree.iter("span") if each.get("class") == "sign"]
    assert [(each.get("data-sign"), _words(each)) for each in signs] == [
        ("⍽", "\u00a0"),
        ("[LRM]", "\u200e"),
    ]


def test_every_paragraph_has_its_own_direction() -> None:
    tree = _page("نص عربي\nb", "نص عربي جديد\nb")
    texts = [cell for cell in tree.iter("td") if "n" not in cell.get("class", "").split()]
    assert {cell.get("dir") for cell in texts} == {"auto"}
    assert _page("a", "b", shape=Shape(language="ar")).find("body/table").get("lang") == "ar"  # type: ignore[union-attr]  # or it fails


def test_the_policy_allows_its_own_style_and_nothing_else() -> None:
    tree = _page("a", "b")
    policy = next(each.get("content", "") for each in tree.iter("meta") if each.get("http-equiv"))
    style = tree.find("head/style")
    assert style is not None
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert not list(tree.iter("script"))
    assert "url(" not in (style.text or "")


@pytest.mark.parametrize(
    "hostile", ['"><script>alert(1)</script>', "</title><b onclick=x>", "\x00"]
)
def test_hostile_words_around_the_texts_stay_words(hostile: str) -> None:
    side = Side("", hostile, hostile, hostile, hostile)
    for heading in (Heading(hostile, side, side, is_step=True), Heading(hostile, side, side)):
        tree = _page("a", "b", heading, Shape(language=hostile))
        assert not [each for each in tree.iter() if each.tag in ("script", "img", "svg")]
        assert not [each for each in tree.iter() if "onclick" in each.attrib]
        assert hostile.replace("\x00", "\N{REPLACEMENT CHARACTER}") in _words(tree)


@pytest.mark.parametrize("is_inline", [True, False])
def test_the_page_is_flawless_html(is_inline: bool) -> None:  # noqa: FBT001 - a parameter
    moved = "A paragraph that is long enough to be found again where it went."
    filler = "\n".join(f"<i>line</i> {number} & more" for number in range(20))
    old, new = f"{moved}\n{filler}\nold words here", f"new words here\n\n{filler}\n{moved}"
    parser = html5lib.HTMLParser(strict=True)
    parser.parse("".join(change_page(compare(old, new), _STEP, Shape(is_inline))))


def test_equal_texts_say_so() -> None:
    assert "The two texts are the same." in _words(_page("a", "a"))


def test_the_colours_are_those_of_the_window() -> None:
    for ours, theme in ((LIGHT, tables.LIGHT), (DARK, tables.DARK)):
        assert ours == {name: getattr(theme, name) for name in ours}
