"""Lists of notes taken apart."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from recension.visual import PageMerger
from recension.visual.pieces import pieces_of
from recension.wikitext import Renderer

from .projection import check, html_of, merged, rendered

NOTES = st.lists(
    st.sampled_from(
        [
            *("<ref>one</ref>", "<ref>two words</ref>", "<ref>\n* a\n* b\n</ref>", "words "),
            *('<ref name="n">named</ref>', '<ref name="n"/>', "<ref>three <b>bold</b></ref>"),
            *("<ref group=g>other</ref>", "\n\n", "<ref>{{T}}</ref>", "<ref>a<ref>b</ref></ref>"),
        ]
    ),
    max_size=14,
).map("".join)
ENDS = st.sampled_from(
    ["", "\n\n<references/>\n\nThe end.", "\n<div>\n<references/>\n</div>\n\n* an item"]
)
FIVE = " ".join(f"word<ref>Note {number} says so.</ref>" for number in range(5))


@given(NOTES, ENDS)
@settings(max_examples=80, deadline=None)
def test_the_pieces_are_the_block(text: str, end: str) -> None:
    for block in rendered(text + end):
        assert "".join(piece.html for piece in pieces_of(block.html)) == block.html


@given(NOTES, NOTES, NOTES, ENDS)
@settings(max_examples=60, deadline=None)
def test_both_pages_can_be_read_whatever_happens_to_notes(
    old: str, new: str, newer: str, end: str
) -> None:
    renderer = Renderer(shows_lines=True)
    before = rendered(old + end, renderer)
    merger = PageMerger(before)
    for text in (new, newer, old):
        after = rendered(text + end, renderer)
        page = merger.merge(after)
        check(page, before, after)
        assert page == PageMerger(before).merge(after)


def test_a_list_of_five_notes_has_a_piece_for_each() -> None:
    [*_, block] = rendered(f"{FIVE}\n\n<references/>")
    before, beginning, *items, end = pieces_of(block.html)
    assert before.html.startswith("<p ")
    assert (beginning.is_frame, end.is_frame) == (True, True)
    assert [item.html.startswith("<li ") for item in items] == [True] * 5


def test_words_in_one_note_of_many_are_marked_where_they_are() -> None:
    page = merged(FIVE, FIVE.replace("Note 3 says", "Note 3 said"))
    html = html_of(page)
    assert '<del data-mw-diff="removed" data-mw-step="">says</del>' in html
    assert html.count("data-mw-diff") == 4  # the words of the note, and its number in the text


def test_a_note_that_is_new_is_marked_as_a_whole_in_its_list() -> None:
    new = FIVE.replace("word<ref>Note 2", "word<ref>Fresh.</ref> word<ref>Note 2")
    html = html_of(merged(FIVE, new))
    listed = html.partition('<ol class="references"')[2].partition("</ol>")[0]
    assert listed.count('data-mw-diff="block-added"') == 1
    assert listed.count("<li") == 6
    assert "block-removed" not in listed
