from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from recension.workspace import Edit, PageDocument
from recension.workspace.document import edit_between

texts = st.text(st.sampled_from("ab \n\xa0é\U0001f600"), max_size=30)
edits = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), texts), max_size=6)


@given(texts, edits)
def test_size_words_and_dirt_stay_true_through_any_edits(
    text: str, steps: list[tuple[float, float, str]]
) -> None:
    document = PageDocument("Page", text)
    now = text
    for place, share, inserted in steps:
        start = round(place * len(now))
        removed = round(share * (len(now) - start))
        document.apply(Edit(start, removed, inserted))
        now = now[:start] + inserted + now[start + removed :]
        assert document.text == now
        assert document.size == len(now.encode())
        assert document.delta == len(now.encode()) - len(text.encode())
        assert document.words == len(now.split())
        assert document.is_dirty == (now != text)


@given(texts, texts)
def test_the_edit_between_two_texts_makes_one_into_the_other(old: str, new: str) -> None:
    assert edit_between(old, new).apply(old) == new


def test_the_edit_between_two_texts_is_the_shortest_run() -> None:
    assert edit_between("one two three", "one 2 three") == Edit(4, 3, "2")


def test_a_replaced_text_is_announced_to_the_editor_and_to_the_engine(qtbot: QtBot) -> None:
    document = PageDocument("Page", "one two three")
    with qtbot.waitSignals([document.edited, document.text_replaced, document.dirty_changed]):
        document.replace_text("one 2 three")
    assert document.text == "one 2 three"


def test_white_space_that_the_file_cuts_does_not_make_the_text_unsaved() -> None:
    document = PageDocument("Page", "")
    document.apply(Edit(0, 0, "Text\n\n"))
    document.set_base(None, "Text", clean_text="Text\n\n")
    assert not document.is_dirty
    assert document.delta == 0
    document.apply(Edit(4, 2, ""))
    assert not document.is_dirty


def test_half_a_character_becomes_the_replacement_character() -> None:
    document = PageDocument("Page", "ab")
    document.apply(Edit(1, 0, "\ud83d"))
    assert document.text == "a\ufffdb"
    assert document.size == 5


def test_undoing_an_edit_makes_the_text_clean_again() -> None:
    document = PageDocument("Page", "Text")
    document.apply(Edit(0, 0, "x"))
    document.apply(Edit(0, 1, ""))
    assert not document.is_dirty
