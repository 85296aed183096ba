"""The copy of the lines says where each begins, after any change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.ui.editor.text.mirror import LineMirror

_LINES = st.lists(st.text(st.sampled_from("ab😀"), max_size=4), min_size=1, max_size=30)


@given(_LINES, st.integers(0, 30), st.integers(0, 10), _LINES)
def test_a_replacement_is_that_of_a_list(
    old: list[str], start: int, length: int, new: list[str]
) -> None:
    start = min(start, len(old) - 1)
    stop = min(start + length, len(old))
    mirror = LineMirror("\n".join(old))
    mirror.replace(start, stop, new)
    expected = [*old[:start], *new, *old[stop:]]
    assert mirror.text() == "\n".join(expected)
    assert len(mirror) == len(expected)
    assert mirror.lines(0, len(expected)) == expected


def test_offsets_and_places_agree_in_a_text_of_many_chunks() -> None:
    lines = [str(number) for number in range(5000)]
    mirror = LineMirror("\n".join(lines))
    mirror.replace(1000, 1600, ["x"] * 2500)
    lines[1000:1600] = ["x"] * 2500
    offset = 0
    for number, line in enumerate(lines):
        if number % 97 == 0:
            assert mirror.offset(number) == offset
            assert mirror.place(offset) == (number, 0)
            assert mirror.place(offset + len(line)) == (number, len(line))
        offset += len(line) + 1


def test_an_offset_beyond_the_end_is_the_end() -> None:
    assert LineMirror("ab\nc").place(99) == (1, 1)
