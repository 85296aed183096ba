"""Places of a merge stay where they are while the result is edited."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.engine.messages import Edit
from recension.ui.merge.regions import Regions

TEXT = "one\ntwo\nthree\nfour\n"
TWO, FOUR = (4, 8), (14, 19)


def no(_index: int, _content: str) -> bool:
    return False


def after(edit: Edit) -> tuple[Regions, str]:
    regions = Regions(TEXT, [TWO, FOUR])
    text = edit.apply(TEXT)
    regions.edited(edit, text, no)
    return regions, text


def contents(regions: Regions, text: str) -> list[str]:
    return [text[slice(*regions[index])] for index in range(len(regions))]


def test_an_edit_before_a_region_moves_it() -> None:
    assert contents(*after(Edit(0, 0, "zero\n"))) == ["two\n", "four\n"]


def test_an_edit_inside_a_region_belongs_to_it() -> None:
    assert contents(*after(Edit(5, 1, "WENTY-"))) == ["tWENTY-o\n", "four\n"]


def test_typing_on_the_line_behind_a_region_is_not_in_it() -> None:
    assert contents(*after(Edit(8, 0, "a "))) == ["two\n", "four\n"]


def test_a_region_that_is_cut_at_its_end_keeps_its_beginning() -> None:
    assert contents(*after(Edit(6, 5, ""))) == ["tw", "four\n"]


def test_a_region_that_is_cut_at_its_beginning_keeps_its_end() -> None:
    assert contents(*after(Edit(2, 4, ""))) == ["o\n", "four\n"]


def test_a_region_given_another_content_moves_those_behind_it() -> None:
    regions = Regions(TEXT, [TWO, FOUR])
    text = TEXT.replace("two\n", "")
    regions.replaced(0, 0, text)
    assert contents(regions, text) == ["", "four\n"]


def test_what_undo_puts_into_an_empty_region_belongs_to_it() -> None:
    regions = Regions(TEXT, [TWO, FOUR])
    regions.replaced(0, 0, TEXT.replace("two\n", ""))
    regions.edited(Edit(4, 0, "two\n"), TEXT, no)
    assert contents(regions, TEXT) == ["two\n", "four\n"]


def test_undo_of_deleting_everything_brings_all_regions_back() -> None:
    regions = Regions(TEXT, [TWO, FOUR])
    regions.edited(Edit(0, len(TEXT), ""), "", no)
    regions.edited(Edit(0, 0, TEXT), TEXT, no)
    assert contents(regions, TEXT) == ["two\n", "four\n"]


@given(st.data())
def test_regions_stay_in_order_and_inside_whatever_is_edited(data: st.DataObject) -> None:
    regions, text = Regions(TEXT, [TWO, FOUR]), TEXT
    for _ in range(5):
        start = data.draw(st.integers(0, len(text)))
        removed = data.draw(st.integers(0, len(text) - start))
        edit = Edit(start, removed, data.draw(st.text("ab\n", max_size=4)))
        text = edit.apply(text)
        regions.edited(edit, text, no)
        ends = [end for index in range(2) for end in regions[index]]
        assert ends == sorted(ends)
        assert ends[0] >= 0
        assert ends[-1] <= len(text)
