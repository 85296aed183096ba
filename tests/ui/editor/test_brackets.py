"""A bracket finds its partner."""

from __future__ import annotations

from recension.ui.editor.marks.brackets import Place, bracket_at, partner


def _partner(text: str, place: Place) -> Place | None:
    lines = text.split("\n")
    return partner(place, lines.__getitem__, len(lines))


def test_the_bracket_before_the_caret_comes_first() -> None:
    assert bracket_at("a[b]", 2) == 1
    assert bracket_at("a[b]", 4) == 3
    assert bracket_at("(x", 0) == 0
    assert bracket_at("abc", 1) is None


def test_partners_are_found_in_both_directions_and_over_lines() -> None:
    text = "{{a\n| b = {c}\n\n}}"
    assert _partner(text, (0, 0)) == (3, 1)
    assert _partner(text, (3, 1)) == (0, 0)
    assert _partner(text, (3, 0)) == (0, 1)
    assert _partner(text, (1, 6)) == (1, 8)


def test_a_bracket_may_be_alone() -> None:
    assert _partner("(a\nb", (0, 0)) is None
    assert _partner("a\nb)", (1, 1)) is None


def test_far_away_partners_are_not_looked_for() -> None:
    assert _partner("(" + "a" * 100_000, (0, 0)) is not None
