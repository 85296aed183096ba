from __future__ import annotations

import pytest
from msgspec.structs import replace

from recension.engine.messages import PreviewBlock, PreviewUpdate, Splice
from recension.ui.preview.shown_page import Place, ShownPage, as_change


def update(onto: int, serial: int, *splices: Splice, lines: tuple[int, ...] = ()) -> PreviewUpdate:
    return PreviewUpdate(1, 1, 1, "A", "A", onto, serial, splices, lines)


def block(html: str) -> PreviewBlock:
    return PreviewBlock(1, html)


def shown(*splices: Splice, lines: tuple[int, ...] = ()) -> ShownPage:
    page = ShownPage()
    page.apply(update(0, 1, *splices, lines=lines))
    return page


def test_splices_are_made_one_after_the_other() -> None:
    page = shown(Splice(0, 0, (block("a"), block("b"), block("c"))))
    page.apply(update(1, 2, Splice(0, 1, ()), Splice(1, 1, (block("x"), block("y")))))
    assert [each.html for each in page.blocks] == ["b", "x", "y"]


def test_an_update_fits_the_page_and_the_list_it_was_made_for() -> None:
    page = shown(Splice(0, 0, (block("a"),)))
    assert page.fits(update(1, 2))
    assert page.fits(update(0, 9))
    assert not page.fits(update(2, 3))
    assert not page.fits(replace(update(1, 2), page=5))


def test_lines_and_places_lead_to_each_other() -> None:
    blocks = (block("a"), block("b"), block("c"))
    page = shown(Splice(0, 0, blocks), lines=(0, 0, 2, 11, 13, 13))
    assert page.place_of(0) == Place(0, 0)
    assert page.place_of(7.5) == Place(1, 5.5)
    assert page.place_of(12.5) == Place(1, 10)
    assert page.place_of(99) == Place(2, 1)
    for line in (0, 2, 5.5, 11, 13):
        place = page.place_of(line)
        assert place is not None
        assert page.line_of(place) == line
    assert page.line_of(Place(1, 10)) == pytest.approx(11.999)


def test_blocks_of_one_template_share_the_lines_of_its_call() -> None:
    blocks = tuple(map(block, "abcd"))
    page = shown(Splice(0, 0, blocks), lines=(0, 0, 2, 7, 2, 7, 2, 7))
    assert page.place_of(2) == Place(1, 0)
    assert page.place_of(5) == Place(2, 3)
    assert page.place_of(7.5) == Place(3, 4.5)
    for line in (2, 3, 4.5, 6, 7.5):
        place = page.place_of(line)
        assert place is not None
        assert page.line_of(place) == pytest.approx(line)


def test_no_page_has_no_places() -> None:
    assert ShownPage().place_of(3) is None
    assert ShownPage().line_of(Place(0, 0.5)) is None
    assert ShownPage().is_empty


def test_a_page_that_begins_anew_is_a_change_of_what_is_shown() -> None:
    before = [block("a"), block("b"), block("c")]
    page = shown(Splice(0, 0, (block("a"), block("x"), block("y"), block("c"))))
    change = as_change(update(0, 1), before, page)
    assert change.splices == (Splice(1, 1, (block("x"), block("y"))),)
