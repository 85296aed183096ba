"""Years, months and days of other calendars (Help:Extension:ParserFunctions##time).

Hebrew: the arithmetic of its molads and postponements. Hijri: the tabular calendar of civil
reckoning. Iranian: cycles of 33 years.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate
from typing import TypeAlias

_Read: TypeAlias = Callable[[datetime], str]
_IRANIAN = (
    "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar",
    "Dey", "Bahman", "Esfand",
)  # fmt: skip
_HIJRI = (
    "Muharram", "Safar", "Rabi' al-awwal", "Rabi' al-thani", "Jumada al-awwal", "Jumada al-thani",
    "Rajab", "Sha'aban", "Ramadan", "Shawwal", "Dhu al-Qi'dah", "Dhu al-Hijjah",
)  # fmt: skip
_HEBREW = (
    "Tishrei", "Cheshvan", "Kislev", "Tevet", "Shevat", "Adar", "Nisan", "Iyar", "Sivan", "Tamuz",
    "Av", "Elul", "Adar I", "Adar II",
)  # fmt: skip
_ADAR, _FIRST_ADAR, _SECOND_ADAR = 6, 13, 14  # numbers of months, the Adars of leap years last


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a calendar, with the number of days its month has."""

    year: int
    month: int
    day: int
    month_length: int
    day_of_year: int  # from 0


def _in_month(year: int, day_of_year: int, lengths: Sequence[int]) -> Day:
    starts = [0, *accumulate(lengths)]
    index = max(i for i, start in enumerate(starts[:-1]) if start <= day_of_year)
    return Day(year, index + 1, day_of_year - starts[index] + 1, lengths[index], day_of_year)


def iranian(moment: datetime) -> Day:
    """Return the day of the solar Hijri calendar."""
    days = moment.toordinal() - date(1600, 3, 20).toordinal()
    cycles, days = divmod(days, 12053)  # days of 33 years
    fours, days = divmod(days, 1461)  # of four years, of which the first is long
    year = 979 + 33 * cycles + 4 * fours
    if days >= 366:  # noqa: PLR2004 - days of the long year
        years, days = divmod(days - 1, 365)
        year += years
    return _in_month(year, days, [31] * 6 + [30] * 6)


def hijri(moment: datetime) -> Day:
    """Return the day of the lunar Hijri calendar."""
    days = moment.toordinal() - 227015  # of 1 Muharram of the year 1
    year = (30 * days + 10646) // 10631
    is_leap = (11 * year + 14) % 30 < 11  # noqa: PLR2004 - leap years in thirty
    start = 354 * (year - 1) + (3 + 11 * year) // 30
    return _in_month(year, days - start, [30, 29] * 5 + [30, 30 if is_leap else 29])


def _hebrew_new_year(year: int) -> int:
    """Return the day, counted from one before the era's first, on which a year begins."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + (3 * (day + 1) % 7 < 3)  # noqa: PLR2004 - three days of the week are no beginnings


def _hebrew_start(year: int) -> int:
    before, this, after = (_hebrew_new_year(year + step) for step in (-1, 0, 1))
    if after - this == 356:  # noqa: PLR2004 - no year has so many days
        return this + 2
    return this + (this - before == 382)  # noqa: PLR2004 - nor so many


def hebrew(moment: datetime) -> Day:
    """Return the day of the Hebrew calendar, months counted from Tishrei."""
    days = moment.toordinal() + 1373427  # since the first day of the era
    year = days * 98496 // 35975351 + 2
    while _hebrew_start(year) > days:
        year -= 1
    length = _hebrew_start(year + 1) - _hebrew_start(year)
    is_leap = (7 * year + 1) % 19 < 7  # noqa: PLR2004 - leap years in nineteen
    short, middle = length % 10 == 5, [30, 29] if is_leap else [29]  # noqa: PLR2004 - 355 or 385 days
    cheshvan, kislev = (30 if short else 29), (29 if length % 10 == 3 else 30)  # noqa: PLR2004 - 353 or 383 days
    lengths = [30, cheshvan, kislev, 29, 30, *middle, 30, 29, 30, 29, 30, 29]
    found = _in_month(year, days - _hebrew_start(year), lengths)
    month = found.month
    if is_leap and month >= _ADAR:
        month = {_ADAR: _FIRST_ADAR, _ADAR + 1: _SECOND_ADAR}.get(month, month - 1)
    return Day(year, month, found.day, found.month_length, found.day_of_year)


def japanese_year(moment: datetime) -> str:
    """Return the year of the emperor's era, such as 令和2."""
    for first, name in (
        (date(2019, 5, 1), "令和"),
        (date(1989, 1, 8), "平成"),
        (date(1926, 12, 25), "昭和"),
        (date(1912, 7, 30), "大正"),
        (date(1873, 1, 1), "明治"),
    ):
        if moment.date() >= first:
            year = moment.year - (1868 if name == "明治" else first.year) + 1
            return name + ("元" if year == 1 else str(year))
    return str(moment.year)


NUMBERS: dict[str, _Read] = {
    "xij": lambda t: str(iranian(t).day),
    "xin": lambda t: str(iranian(t).month),
    "xiY": lambda t: str(iranian(t).year),
    "xiy": lambda t: f"{iranian(t).year % 100:02}",
    "xit": lambda t: str(iranian(t).month_length),
    "xiz": lambda t: str(iranian(t).day_of_year),
    "xmj": lambda t: str(hijri(t).day),
    "xmn": lambda t: str(hijri(t).month),
    "xmY": lambda t: str(hijri(t).year),
    "xjj": lambda t: str(hebrew(t).day),
    "xjn": lambda t: str(hebrew(t).month),
    "xjt": lambda t: str(hebrew(t).month_length),
    "xjY": lambda t: str(hebrew(t).year),
    "xkY": lambda t: str(t.year + 543),  # of the Thai solar calendar
    "xoY": lambda t: str(t.year - 1911),  # of the Minguo calendar
}
WORDS: dict[str, _Read] = {
    "xiF": lambda t: _IRANIAN[iranian(t).month - 1],
    "xmF": lambda t: _HIJRI[hijri(t).month - 1],
    "xjF": lambda t: _HEBREW[hebrew(t).month - 1],
    "xjx": lambda t: _HEBREW[hebrew(t).month - 1],
    "xtY": japanese_year,
}
