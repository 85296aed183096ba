"""Wikitext is coloured as a writer means it, one line at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.ui.editor.syntax.colouring import LIMIT, colour
from recension.ui.editor.syntax.open_line import Run, State
from recension.ui.editor.syntax.rules import Style

_MARKUP = st.lists(
    st.sampled_from(
        [
            *("{{", "}}", "{{{", "}}}", "[[", "]]", "[http://a ", "]", "|", "||", "=", "=="),
            *("''", "'''", "<!--", "-->", "<ref>", "</ref>", "<nowiki>", "</nowiki>", "<br/>"),
            *("{|", "|}", "*", "#", "&amp;", "~~~~", "a b", "é", " ", "<ref", "https://x.y"),
            *("__TOC__", "!!", "!"),
        ]
    )
).map("".join)


def _shown(line: str, state: State = ()) -> list[tuple[str, Style]]:
    return [(line[run.start : run.stop], run.style) for run in colour(line, state)[0]]


def _after(*lines: str) -> State:
    state: State = ()
    for line in lines:
        state = colour(line, state)[1]
    return state


@given(_MARKUP, _MARKUP)
def test_runs_are_in_order_and_inside_the_line(before: str, line: str) -> None:
    runs, _ = colour(line, _after(before))
    places = [place for run in runs for place in (run.start, run.stop)]
    assert places == sorted(places)
    assert all(run.start < run.stop for run in runs)
    assert not places or places[-1] <= len(line)


@pytest.mark.parametrize(
    ("line", "words", "style"),
    [
        ("== History ==", "== History ==", Style.HEADING),
        ("== A == <!-- x = y -->", "== A == ", Style.HEADING),
        ("see [[Loch|the loch]]", "[[Loch|", Style.LINK),
        ("{{Infobox lake", "{{Infobox lake", Style.TEMPLATE),
        ("{{cite|title=A}}", "title=", Style.PARAMETER),
        ("{{{1|none}}}", "{{{1|", Style.PARAMETER),
        ("a<ref name=x/>", "<ref name=x/>", Style.TAG),
        ("a<ref>B</ref>", "B", Style.REFERENCE),
        ("a <!-- b --> c", "<!-- b -->", Style.COMMENT),
        ("<nowiki>[[a]]</nowiki>", "[[a]]", Style.LITERAL),
        ("** item", "**", Style.LIST),
        ("----", "----", Style.LIST),
        ("{| class=wikitable", "{| class=wikitable", Style.TABLE),
        ("#REDIRECT [[A]]", "#REDIRECT", Style.MAGIC),
        ("by ~~~~", "~~~~", Style.MAGIC),
        ("a&nbsp;b", "&nbsp;", Style.ENTITY),
        ("[https://a.b label]", "[https://a.b label]", Style.EXTERNAL),
        ("see https://a.b/c now", "https://a.b/c", Style.EXTERNAL),
    ],
)
def test_markup_has_its_colour(line: str, words: str, style: Style) -> None:
    assert (words, style) in _shown(line)


@pytest.mark.parametrize(
    "line", ["a = b", "no <tag> here", "1 < 2", "AT&T; and ]]", "a | b", "it's", "=", "x}}"]
)
def test_what_is_no_markup_stays_plain(line: str) -> None:
    assert _shown(line) == []


def test_bold_and_italic_end_with_their_line() -> None:
    runs, state = colour("a '''b ''c''")
    looks = {(run.is_bold, run.is_italic) for run in runs}
    assert looks == {(False, False), (True, False), (True, True)}
    assert state == ()


def test_a_comment_goes_on_until_it_is_closed() -> None:
    state = _after("a <!-- b", "still [[here]]")
    assert _shown("c --> [[d]]", state) == [("c -->", Style.COMMENT), ("[[d]]", Style.LINK)]


def test_parameters_of_a_template_are_seen_on_its_later_lines() -> None:
    state = _after("{{Infobox", "| name = A")
    assert (" depth =", Style.PARAMETER) in _shown("| depth = 3", state)
    assert _after("{{Infobox", "| name = A", "}}") == ()


def test_cells_belong_to_the_table_that_is_open() -> None:
    state = _after("{|", "|-")
    assert ("||", Style.TABLE) in _shown("| a || b", state)
    assert ("!!", Style.TABLE) in _shown("! a !! b", state)
    assert _after("{|", "|-", "|}") == ()
    assert _shown("| a || b") == []


def test_a_literal_tag_goes_on_until_it_is_closed() -> None:
    state = _after("<pre>", "== no heading ==")
    assert _shown("'''a''' </pre> '''b'''", state)[0] == ("'''a''' ", Style.LITERAL)


def test_a_link_without_its_end_does_not_colour_the_next_line() -> None:
    assert _after("[[Loch", "next") == ()


def test_a_caption_goes_on_to_the_next_line_but_not_over_an_empty_one() -> None:
    assert ("]]", Style.LINK) in _shown("loch]]", _after("[[File:A.jpg|the"))
    assert _after("[[File:A.jpg|the", "loch", "") == ()


def test_a_long_line_is_coloured_at_its_start_alone() -> None:
    line = "[[a]] " * 200_000
    runs, state = colour(line + "{{")
    assert isinstance(runs[-1], Run)
    assert runs[-1].stop <= LIMIT
    assert state == ()


def test_what_is_open_is_remembered_to_a_limit() -> None:
    assert len(_after(*["{{a|"] * 500)) < 100


def test_a_redirect_has_its_colour_in_the_words_of_its_wiki() -> None:
    german = {"#redirect", "#weiterleitung"}
    line = "#Weiterleitung: [[Loch]]"
    assert colour(line, (), german)[0][0] == Run(0, 15, Style.MAGIC)
    assert ("#", Style.LIST) in _shown(line)  # an item of a list elsewhere


@pytest.mark.parametrize("line", ["#redirected words", "#redirect-a", "#a redirect"])
def test_an_item_that_begins_like_a_redirect_is_an_item(line: str) -> None:
    assert ("#", Style.LIST) in _shown(line)
