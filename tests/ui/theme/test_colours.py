"""Holds the one table of colours to the contrast people need to read it."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import get_type_hints

import pytest

from recension.ui.theme import DARK, HIGH_CONTRAST, LIGHT, THEMES, BannerKind, Theme
from recension.ui.theme.luminance import luminance
from recension.ui.theme.roles import MarkOn, TextOn

_HINTS = get_type_hints(Theme, include_extras=True)
_ROLES = {
    name: hint.__metadata__[0] for name, hint in _HINTS.items() if hasattr(hint, "__metadata__")
}
_EVERY = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours "#rrggbb", from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _faint(theme: Theme, kind: type[TextOn | MarkOn], least: float) -> list[str]:
    return [
        f"{role} on {ground}: {found:.2f}"
        for role, what in _ROLES.items()
        if isinstance(what, kind)
        for ground in what.grounds
        if (found := contrast(getattr(theme, role), getattr(theme, ground))) < least
    ]


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@_EVERY
def test_words_can_be_read_on_every_ground_they_stand_on(theme: Theme) -> None:
    assert _faint(theme, TextOn, 4.5) == []


@_EVERY
def test_marks_can_be_told_from_every_ground_they_stand_on(theme: Theme) -> None:
    assert _faint(theme, MarkOn, 3.0) == []


def test_words_in_high_contrast_reach_the_enhanced_level() -> None:
    assert _faint(HIGH_CONTRAST, TextOn, 7.0) == []


@_EVERY
def test_every_role_is_a_colour_that_html_and_qt_both_understand(theme: Theme) -> None:
    for role in _ROLES:
        assert re.fullmatch(r"#[0-9a-f]{6}", getattr(theme, role)), role


def test_every_colour_says_what_it_is_seen_on() -> None:
    plain = {field.name for field in fields(Theme)} - set(_ROLES)
    assert plain == {"name", "is_dark"}


@_EVERY
def test_the_kinds_of_change_have_colours_of_their_own(theme: Theme) -> None:
    bars = (theme.added_bar, theme.removed_bar, theme.moved_bar, theme.changed_bar)
    tints = (theme.added_word, theme.removed_word, theme.moved_word)
    assert len(set(bars)) == len(bars)
    assert len(set(tints)) == len(tints)


@_EVERY
def test_every_kind_of_banner_has_its_own_mark(theme: Theme) -> None:
    marks = {theme.banner(kind).mark for kind in BannerKind}
    assert len(marks) == len(BannerKind)


def test_light_grounds_are_lighter_than_their_words_and_dark_ones_darker() -> None:
    assert contrast(LIGHT.base, "#000000") > contrast(LIGHT.text, "#000000")
    assert contrast(DARK.base, "#000000") < contrast(DARK.text, "#000000")
