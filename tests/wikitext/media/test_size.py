"""How large images are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.wikitext.media.options import ImageOptions, OptionReader
from recension.wikitext.media.size import Box, drawn_width, fit, shown_box
from recension.wikitext.site import Site
from recension.wikitext.values import ImageInfo

_WIDE = ImageInfo(1941, 220)


@pytest.mark.parametrize(
    ("box", "size"),
    [
        (Box(180), (180, 20)),
        (Box(200, 20), (177, 20)),
        (Box(1941, 200), (1765, 200)),
        (Box(50, 50), (50, 6)),
        (Box(3882), (3882, 440)),
    ],
)
def test_an_image_fills_its_box(box: Box, size: tuple[int, int]) -> None:
    assert fit(_WIDE, box) == size


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 9999))
def test_no_image_leaves_its_box(width: int, height: int, box_width: int, box_height: int) -> None:
    shown = fit(ImageInfo(width, height), Box(box_width, box_height))
    assert shown[0] <= box_width
    assert shown[1] <= box_height


@pytest.mark.parametrize(
    ("written", "width"),
    [
        ("", 1941),
        ("thumb", 180),
        ("thumb|upright", 140),
        ("thumb|upright=2", 360),
        ("thumb|5000px", 1941),
        ("5000px", 5000),
        ("frameless|40px", 40),
        ("nonsense|40 px ", 40),
        ("upright=x", 1941),
        ("alt=40px", 1941),
        ("thumb|upright=1e0", 180),
        ("thumb|upright=0.01", 130),
        ("frameless|upright=-1", -180),
        ("thumb|999999999999px", 1941),
    ],
)
def test_options_decide_the_width(written: str, width: int) -> None:
    options = OptionReader(Site.default(), str).read(written)
    assert shown_box("Wide.jpg", _WIDE, options, Site.default()).width == width


def test_a_drawing_may_grow() -> None:
    options = ImageOptions(format="thumb", width=5000)
    assert shown_box("Map.svg", _WIDE, options, Site.default()).width == 5000


def test_no_copy_of_a_drawing_is_larger_than_the_wiki_makes_them() -> None:
    assert drawn_width(ImageInfo(240, 180), 4000) == 4000
    assert drawn_width(ImageInfo(240, 180), 8000) == 6827
    assert drawn_width(ImageInfo(180, 240), 8000) == 5120


def test_the_last_caption_and_the_first_alignment_count() -> None:
    options = OptionReader(Site.default(), str).read("one|frame|two|left|right")
    assert (options.caption, options.format, options.align) == ("two", "frame", "left")


def test_a_second_format_is_a_caption() -> None:
    options = OptionReader(Site.default(), str).read("one|frame|thumb")
    assert (options.caption, options.format) == ("thumb", "frame")
