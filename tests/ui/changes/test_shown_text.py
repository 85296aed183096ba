from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.diff import compare
from recension.diff.values import Role, Span
from recension.ui.changes.compose import compose_inline, compose_side
from recension.ui.changes.shown_text import Look, ShownText

_TEXTS = st.text(st.sampled_from("ab \n\u00a0\u200d\u200f\U0001f600é."), max_size=30)


def side(text: str, *spans: tuple[int, int, Role]) -> ShownText:
    made = [Span(start, stop, role) for start, stop, role in spans]
    return compose_side(text, (0, len(text)), made, is_old=False)


def test_a_break_that_was_added_has_a_pilcrow() -> None:
    assert side("a\nb", (1, 2, Role.ADDED)).text == "a¶\u2028b"


def test_a_break_that_stayed_has_none() -> None:
    assert side("a\nb").text == "a\u2028b"


def test_invisible_characters_show_where_they_changed_and_nowhere_else() -> None:
    text = "a\u00a0b\u200fc"
    assert side(text).text == text
    assert side(text, (1, 2, Role.ADDED), (3, 4, Role.ADDED)).text == "a⍽b[RLM]c"


def test_spaces_that_changed_are_dots_where_they_would_not_be_seen() -> None:
    assert side("a  b", (1, 2, Role.ADDED)).text == "a· b"
    assert side("a one  b ", (1, 7, Role.ADDED), (8, 9, Role.ADDED)).text == "a one··b·"
    assert side("one two \nb", (3, 8, Role.ADDED)).text == "one two·\u2028b"
    assert side("one two \nb", (3, 9, Role.ADDED)).text == "one two·¶\u2028b"
    assert side("a one b", (1, 5, Role.ADDED)).text == "a one b"


def test_a_joiner_inside_a_word_or_an_emoji_stays_what_it_is() -> None:
    family = "\U0001f468\u200d\U0001f469"
    assert side(family, (0, 3, Role.ADDED)).text == family
    assert side(" \u200d", (1, 2, Role.ADDED)).text == " [ZWJ]"


def test_a_moved_sentence_has_a_mark_with_its_number() -> None:
    span = Span(0, 3, Role.MOVED, 2)
    shown = compose_side("One. Two.", (0, 9), [span], is_old=True)
    assert shown.pieces[0].size == 0
    assert "2" in shown.text[: shown.pieces[0].length]
    assert shown.pieces[1].move == 2


@given(_TEXTS, st.integers(0, 30), st.integers(0, 30))
def test_places_come_back_through_the_shown_text(text: str, one: int, other: int) -> None:
    start, stop = sorted((min(one, len(text)), min(other, len(text))))
    spans = [Span(start, stop, Role.ADDED)] if start < stop else []
    shown = compose_side(text, (0, len(text)), spans, is_old=False)
    for offset in range(len(text)):
        assert shown.source(shown.place(offset, is_old=False), is_old=False) == offset
    for place in range(len(shown.text)):
        assert shown.code_points(shown.units(place)) == place
        assert shown.units(place) == len(shown.text[:place].encode("utf-16-le")) // 2


@given(_TEXTS, _TEXTS)
def test_both_sides_can_be_read_out_of_the_inline_text(old: str, new: str) -> None:
    compared = compare(old, new)
    for number, row in enumerate(compared.rows):
        if row.old is None or row.new is None or row.kind == "moved":
            continue
        before, after = compared.old_text(number), compared.new_text(number)
        both = compared.spans(number)
        bounds = ((0, len(before)), (0, len(after)))
        woven = compose_inline(before, after, bounds, (both.old, both.new))
        assert woven is not None
        assert "".join(before[p.old : p.old + p.size] for p in woven.pieces if p.old >= 0) == before
        assert "".join(after[p.new : p.new + p.size] for p in woven.pieces if p.new >= 0) == after


def test_sides_that_do_not_agree_are_not_woven() -> None:
    assert compose_inline("a  b", "a b", ((0, 4), (0, 3)), ((), ())) is None


def test_what_was_removed_stands_before_what_was_added() -> None:
    spans = ((Span(2, 5, Role.REMOVED),), (Span(2, 5, Role.ADDED),))
    woven = compose_inline("a old b", "a new b", ((0, 7), (0, 7)), spans)
    assert woven is not None
    assert woven.text == "a oldnew b"
    assert [piece.look for piece in woven.pieces] == [
        Look.PLAIN,
        Look.REMOVED,
        Look.ADDED,
        Look.PLAIN,
    ]
