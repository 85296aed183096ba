"""How times, sizes and summaries are written."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from recension.ui import wording

EDIT = datetime(2019, 9, 29, 4, 19, tzinfo=UTC)


def in_zone(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of the process cannot be set here")
    monkeypatch.setenv("TZ", zone)
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "shown"),
    [("UTC", "04:19, 29 September 2019"), ("America/New_York", "00:19, 29 September 2019")],
)
def test_times_are_local(monkeypatch: pytest.MonkeyPatch, zone: str, shown: str) -> None:
    in_zone(monkeypatch, zone)
    assert wording.local_time(EDIT) == shown
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("delta", "shown"), [(4, "+4"), (-2, "\N{MINUS SIGN}2"), (0, "0"), (1099, "+1,099")]
)
def test_a_change_of_size_has_a_real_minus_sign(delta: int, shown: str) -> None:
    assert wording.delta_text(delta) == shown


@pytest.mark.parametrize(
    ("delta", "words"),
    [
        (4, "4 bytes added"),
        (1, "1 byte added"),
        (-2, "2 bytes removed"),
        (0, "no change in size"),
    ],
)
def test_a_change_of_size_in_words(delta: int, words: str) -> None:
    assert wording.change_text(delta) == words


@pytest.mark.parametrize(
    ("summary", "shown"),
    [
        ("", "no edit summary"),
        ("wording", "wording"),
        ("/* History */ comma", "\N{RIGHTWARDS ARROW}History: comma"),
        ("/* History */", "\N{RIGHTWARDS ARROW}History"),
        ("/* not closed", "/* not closed"),
        ("/* */ nothing named", "/* */ nothing named"),
    ],
)
def test_a_section_becomes_an_arrow(summary: str, shown: str) -> None:
    assert wording.summary_text(summary) == shown


@pytest.mark.parametrize("text", ["typo", "orthographe corrigée", "правка", "ένα"])
def test_scripts_with_italics_lean(text: str) -> None:
    assert wording.has_italics(text)


@pytest.mark.parametrize("text", ["تعديل", "תיקון", "誤字", "오타 in the lead"])
def test_scripts_without_italics_stand_upright(text: str) -> None:
    assert not wording.has_italics(text)
