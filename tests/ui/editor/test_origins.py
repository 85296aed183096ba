"""Origins that follow the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.engine.messages import Edit
from recension.ui.editor.origins import Origins


def _spelled(origins: Origins) -> str:
    """Return the origin of every code point as a digit."""
    return "".join(
        str(origin) * (stop - start) for start, stop, origin in origins.between(0, origins.length)
    )


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Edit(1, 0, "xy"), "10011222"),
        (Edit(3, 0, "x"), "1110222"),
        (Edit(6, 0, "x"), "1112220"),
        (Edit(2, 2, ""), "1122"),
        (Edit(0, 6, "xyz"), "000"),
        (Edit(0, 6, ""), ""),
    ],
)
def test_an_edit_is_unsaved_and_the_rest_keeps_its_origin(edit: Edit, expected: str) -> None:
    origins = Origins([(3, 1), (3, 2)])

    origins.apply(edit)

    assert _spelled(origins) == expected


def test_the_origin_of_a_place_is_that_of_what_stands_after_it() -> None:
    origins = Origins([(3, 1), (3, 2)])

    assert [origins.at(offset) for offset in (0, 2, 3, 6, 99)] == [1, 1, 2, 2, 2]
    assert Origins([]).at(0) is None


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 5)), max_size=6),
    st.lists(st.tuples(st.integers(0, 25), st.integers(0, 6), st.text("ab", max_size=3))),
)
def test_any_edits_are_followed(
    runs: list[tuple[int, int]], edits: list[tuple[int, int, str]]
) -> None:
    origins = Origins(runs)
    spelled = _spelled(origins)
    for start, removed, inserted in edits:
        edit = Edit(min(start, len(spelled)), 0, inserted)
        edit = Edit(edit.start, min(removed, len(spelled) - edit.start), inserted)
        spelled = (
            edit.apply(spelled)
            if not inserted
            else (
                spelled[: edit.start] + "0" * len(inserted) + spelled[edit.start + edit.removed :]
            )
        )
        origins.apply(edit)

        assert _spelled(origins) == spelled
