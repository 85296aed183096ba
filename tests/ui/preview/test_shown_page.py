from __future__ import annotations

from msgspec.structs import replace

from recension.engine.messages import PreviewBlock, PreviewUpdate, Splice
from recension.ui.preview.shown_page import ShownPage, as_change


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
    assert page.place_of(0) == (0, 0.0)
    assert page.place_of(7) == (1, 0.5)
    assert page.place_of(12) == (1, 1.0)
    assert page.place_of(99) == (2, 1.0)
    for line in (0, 2, 5, 11, 13):
        place = page.place_of(line)
        assert place is not None
        assert page.line_of(*place) == line


def test_no_page_has_no_places() -> None:
    assert ShownPage().place_of(3) is None
    assert ShownPage().line_of(0, 0.5) is None
    assert ShownPage().is_empty


def test_a_page_that_begins_anew_is_a_change_of_what_is_shown() -> None:
    before = [block("a"), block("b"), block("c")]
    page = shown(Splice(0, 0, (block("a"), block("x"), block("y"), block("c"))))
    change = as_change(update(0, 1), before, page)
    assert change.splices == (Splice(1, 1, (block("x"), block("y"))),)
