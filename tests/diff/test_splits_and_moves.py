"""What the author did, told as what it was: splits, merges, moves, sentences that moved."""

from __future__ import annotations

import pytest

from recension.diff import Comparison, Kind, Role, Span, compare

STORY = (
    "With Bullitt travelled [[Lincoln Steffens]], who knew many of those they hoped to meet.",
    "In Petrograd they were received by Maxim Litvinov, who arranged the journey south.",
    "The visitors had come without public credentials, and their hosts knew it.",
    "On 14 March Bullitt was handed a written proposal, which was to hold until 10 April.",
)
NEXT = (
    "It asked for a cease-fire on every front of the old empire.",
    "Its offer went further than most observers in Paris had thought possible.",
)
FAR = (
    "A railway strike of several weeks kept the delegates from leaving the capital that spring.",
    "Nobody in the embassy could read the telegrams that arrived from the southern provinces.",
)


def document(*paragraphs: str | tuple[str, ...]) -> str:
    """Paragraphs, each a text or its sentences, with blank lines between them."""
    texts = [text if isinstance(text, str) else " ".join(text) for text in paragraphs]
    return "\n\n".join(["== Heading ==", *texts, "The end of the whole story is told elsewhere."])


def unequal(comparison: Comparison) -> list[tuple[str, list[str], list[str]]]:
    """The rows that are not equal: kind, and what is highlighted on both sides, but for spaces."""
    found = []
    for index, row in enumerate(comparison.rows):
        if row.kind is not Kind.EQUAL:
            spans = comparison.spans(index)
            old, new = comparison.old_text(index), comparison.new_text(index)
            found.append((str(row.kind), shown(old, spans.old), shown(new, spans.new)))
    return found


def shown(text: str, spans: tuple[Span, ...]) -> list[str]:
    marked = [(span.role, text[span.start : span.stop].strip(" ")) for span in spans]
    return [f"{role}:{words}" for role, words in marked if words]


def test_a_split_paragraph_shows_nothing_but_the_break() -> None:
    comparison = compare(document(STORY), document(STORY[:2], STORY[2:]))
    assert unequal(comparison) == [("split", [], ["added:\n\n"])]


def test_merged_paragraphs_show_nothing_but_the_break() -> None:
    comparison = compare(document(STORY[:2], STORY[2:]), document(STORY))
    assert unequal(comparison) == [("merged", ["removed:\n\n"], [])]


@pytest.mark.parametrize("moved", [0, 3])
def test_a_sentence_that_crosses_the_break_of_a_split_is_moved(moved: int) -> None:
    first, second = ((1,), (2, 0, 3)) if moved == 0 else ((0, 3, 1), (2,))
    parts = [tuple(STORY[at] for at in part) for part in (first, second)]
    comparison = compare(document(STORY), document(*parts))
    ((kind, old, new),) = unequal(comparison)
    assert kind == "split"
    assert old == [f"moved:{STORY[moved]}"]
    assert sorted(new) == ["added:\n\n", f"moved:{STORY[moved]}"]


def test_a_split_whose_last_sentence_crosses_to_the_next_paragraph() -> None:
    old = document(STORY, NEXT)
    new = document(STORY[0] + " ", STORY[1:3], (STORY[3], *NEXT))
    comparison = compare(old, new)
    assert comparison.new_bytes - comparison.old_bytes == len(" \n\n") - 1
    assert unequal(comparison) == [
        ("split", [f"moved:{STORY[3]}"], ["added:\n\n"]),
        ("changed", [], [f"moved:{STORY[3]}"]),
    ]


def test_both_places_of_a_moved_sentence_share_a_number_of_their_own() -> None:
    comparison = compare(document(STORY, NEXT, FAR), document(STORY[:3], (STORY[3], *NEXT), FAR))
    moves = [
        {span.move for span in (*spans.old, *spans.new) if span.role is Role.MOVED}
        for spans in comparison.all_spans()
    ]
    assert [numbers for numbers in moves if numbers] == [{1}, {1}]


def test_a_sentence_that_was_edited_on_its_way_shows_its_own_words_inside_the_mark() -> None:
    edited = STORY[2].replace("public credentials", "any papers")
    comparison = compare(
        document(STORY, NEXT, FAR), document((*STORY[:2], STORY[3]), NEXT, (edited, *FAR))
    )
    assert unequal(comparison) == [
        (
            "changed",
            [
                "moved:The visitors had come without",
                "removed:public credentials",
                "moved:, and their hosts knew it.",
            ],
            [],
        ),
        (
            "changed",
            [],
            [
                "moved:The visitors had come without",
                "added:any papers",
                "moved:, and their hosts knew it.",
            ],
        ),
    ]


def test_a_sentence_saved_from_a_removed_paragraph_is_moved() -> None:
    comparison = compare(document(STORY, FAR, NEXT), document((*STORY, FAR[0]), NEXT))
    rows = unequal(comparison)
    assert ("changed", [], [f"moved:{FAR[0]}"]) in rows
    assert ("removed", [f"moved:{FAR[0]}"], []) in rows


def test_a_sentence_that_entered_an_added_paragraph_is_moved() -> None:
    entered = f"Years later a clerk wrote it all down in a ledger. {STORY[2]}"
    comparison = compare(
        document(STORY, NEXT), document((*STORY[:2], STORY[3]), NEXT, FAR, entered)
    )
    rows = unequal(comparison)
    assert ("changed", [f"moved:{STORY[2]}"], []) in rows
    assert ("added", [], [f"moved:{STORY[2]}"]) in rows


def test_sentences_that_stayed_are_not_moved_when_one_before_them_is_rewritten() -> None:
    comparison = compare(
        document((FAR[0], *STORY)), document(("A wholly new opening stands here.", *STORY))
    )
    assert all(
        span.role is not Role.MOVED
        for spans in comparison.all_spans()
        for span in (*spans.old, *spans.new)
    )


def test_a_sentence_without_a_full_stop_is_known_by_where_it_ended() -> None:
    caption = "<ref>Hearing, page 4</ref> a list of the seven points that Moscow was ready to sign:"
    comparison = compare(document((*STORY, caption)), document((STORY[0], caption, *STORY[1:])))
    ((_, old, new),) = unequal(comparison)
    assert old == new == [f"moved:{caption}"]


def test_a_moved_paragraph_stands_at_both_places() -> None:
    comparison = compare(document(STORY, NEXT, FAR), document(FAR, STORY, NEXT))
    moved = [row for row in comparison.rows if row.kind is Kind.MOVED]
    assert [row.is_origin for row in moved] == [False, True]
    assert moved[0].move == moved[1].move
    assert moved[0].old == moved[1].old


def test_a_paragraph_that_was_edited_on_its_way_shows_its_words() -> None:
    edited = (FAR[0].replace("railway", "miners'"), FAR[1])
    comparison = compare(document(STORY, NEXT, FAR), document(edited, STORY, NEXT))
    rows = [row for row in unequal(comparison) if row[0] == "moved"]
    assert rows == [("moved", ["removed:railway"], ["added:miners'"])] * 2


def test_swapped_list_items_are_one_move() -> None:
    items = ["* the first of the points, about the fronts", "* the second, about the blockade"]
    comparison = compare("\n".join(["List:", *items, ""]), "\n".join(["List:", *items[::-1], ""]))
    assert [row.kind for row in comparison.rows].count(Kind.MOVED) == 2


def test_a_rewritten_cell_stays_in_its_row() -> None:
    comparison = compare("{|\n| Southeast = 5\n| b\n|}", "{|\n| Whence = 5\n| b\n|}")
    assert unequal(comparison) == [("changed", ["removed:Southeast"], ["added:Whence"])]


def test_marks_of_a_table_row_that_face_each_other_are_one_row() -> None:
    old = "{|\n|-\n| 6 March\n| Draft\n|}"
    new = '{|\n|- style="color: red"\n| 6 March\n| Final\n|}'
    assert [row.kind for row in compare(old, new).rows if row.kind is not Kind.EQUAL] == [
        Kind.CHANGED,
        Kind.CHANGED,
    ]


def test_lines_with_nothing_in_common_are_no_pair() -> None:
    comparison = compare(document(FAR[0], NEXT), document("Ein ganz anderer Absatz hier", NEXT))
    assert [row.kind for row in comparison.rows if row.kind is not Kind.EQUAL] == [
        Kind.REMOVED,
        Kind.ADDED,
    ]


def cited(text: str, site: str) -> str:
    """A sentence with a web citation, most of the words of which are in every citation."""
    return (
        f"{text}<ref>{{{{cite web |url=https://www.{site}.example.org/index.html |publisher={site}"
        " |date=24 March 2011 |accessdate=14 April 2012}}</ref>"
    )


def test_half_a_split_is_no_partner_of_a_deleted_paragraph_with_a_similar_citation() -> None:
    first, second = cited(STORY[0], "lincoln"), cited(STORY[1], "maxim")
    whole, deleted = f"{first} {second}", cited(FAR[0], "railway")
    comparison = compare(document(whole, deleted), document(first, second))
    assert [row[0] for row in unequal(comparison)] == ["split", "removed", "removed"]
    comparison = compare(document(first, second), document(whole, deleted))
    assert [row[0] for row in unequal(comparison)] == ["merged", "added", "added"]


@pytest.mark.parametrize("colour", ["black", "silver"])
def test_a_sentence_without_a_capital_is_known_where_it_began_a_paragraph(colour: str) -> None:
    small = "iPhones of that year were sold in two colours, black and white, to begin with."
    other = small.replace("black", colour)
    old, new = (small, *STORY[:2], STORY[3]), (*STORY[:2], other, STORY[3])
    for one, two in ((old, new), (new, old)):
        ((kind, gone, came),) = unequal(compare(document(one), document(two)))
        assert kind == "changed"
        assert gone[0].startswith("moved:iPhones of that year")
        assert came[0].startswith("moved:iPhones of that year")
        assert len(gone) == len(came) == (1 if other == small else 3)
