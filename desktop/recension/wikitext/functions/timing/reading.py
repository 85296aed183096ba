"""Reading a date and time in words and numbers (https://www.php.net/manual/datetime.formats).

A list of patterns is tried at each place; every pattern sets a part of the date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone

from recension.wikitext.functions.clock import DAYS, MONTHS
from recension.wikitext.functions.timing.draft import (
    TOO_EARLY,
    TOO_LATE,
    Draft,
    UnreadableDate,
)
from recension.wikitext.functions.zones import named_zone

_Found = Mapping[str, str | None]
_SHORT = 3
_MONTH = "|".join([*MONTHS, "Sept", *(month[:_SHORT] for month in MONTHS)])
_DAY = "|".join([*DAYS, "Tues", "Wednes", "Thurs", *(day[:_SHORT] for day in DAYS)])
_UNIT = (
    r"(?P<unit>sec(?:ond)?|min(?:ute)?|hour|day|week|fortnight|month|year|weekday"
    rf"|{_DAY})s?\b"
)
_UNITS = {
    "sec": "second", "second": "second", "min": "minute", "minute": "minute", "hour": "hour",
    "day": "day", "week": "week", "fortnight": "fortnight", "month": "month", "year": "year",
    "weekday": "weekday",
}  # fmt: skip
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip


def _month(name: str) -> int:
    return [month[:_SHORT].lower() for month in MONTHS].index(name[:_SHORT].lower()) + 1


def _weekday(name: str) -> int:
    return [day[:_SHORT].lower() for day in DAYS].index(name[:_SHORT].lower())


def _stamp(draft: Draft, found: _Found) -> None:
    seconds = int(found["t"] or 0)
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    except OverflowError:
        raise UnreadableDate(TOO_EARLY if seconds < 0 else TOO_LATE) from None
    draft.set_date(moment.year, moment.month, moment.day)
    draft.set_time(moment.hour, moment.minute, moment.second)
    draft.zone = UTC


def _date(draft: Draft, found: _Found) -> None:
    month = found.get("m")
    name = found.get("n")
    number = int(month) if month else _month(name) if name else None
    year, day = found.get("y"), found.get("d")
    draft.set_date(_year(year), number, int(day) if day else (1 if year and number else None))


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    year = int(written)
    if len(written) == 2:  # noqa: PLR2004 - a year without its century
        year += 2000 if year < 70 else 1900  # noqa: PLR2004 - as PHP completes it
    return year


def _week_date(draft: Draft, found: _Found) -> None:
    try:
        day = datetime.fromisocalendar(
            int(found["y"] or 0), int(found["w"] or 0), int(found["wd"] or 1)
        )
    except ValueError:
        raise UnreadableDate from None
    draft.set_date(day.year, day.month, day.day)


def _time(draft: Draft, found: _Found) -> None:
    hour = int(found["h"] or 0)
    half = (found.get("half") or "").lower()
    if half:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - hours of a half day
            raise UnreadableDate
        hour = hour % 12 + (12 if half == "p" else 0)
    draft.set_time(hour, int(found.get("i") or 0), int(found.get("s") or 0))


def _compact(draft: Draft, found: _Found) -> None:
    _date(draft, found)
    if found.get("h"):
        _time(draft, found)


def _relative(draft: Draft, found: _Found) -> None:
    written = found["a"] or "1"  # each minus turns it around
    amount = int(re.sub(r"[\s+-]", "", written) or 1) * (-1) ** written.count("-")
    draft.move(_unit(found), -amount if found.get("ago") else amount)


def _amount(word: str) -> int:
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    return {"next": 1, "this": 0}.get(word, -1)


def _weekday_of_month(draft: Draft, found: _Found) -> None:
    draft.go_to_weekday_of_month(
        _weekday(found["day"] or ""), _amount((found["word"] or "").lower())
    )


def _ordinal(draft: Draft, found: _Found) -> None:
    amount = _amount((found["word"] or "").lower())
    unit = _unit(found)
    if unit in {day.lower() for day in DAYS}:
        draft.go_to_weekday(_weekday(unit), amount)
    else:
        draft.move(unit, amount)


def _unit(found: _Found) -> str:
    unit = (found["unit"] or "").lower()
    if unit in _UNITS:
        return _UNITS[unit]
    return DAYS[_weekday(unit)].lower()


def _edge(draft: Draft, found: _Found) -> None:
    draft.edge = (found["edge"] or "").lower()


def _named(draft: Draft, found: _Found) -> None:
    name = (found["name"] or "").lower()
    if name == "now":
        return
    draft.set_time(12 if name == "noon" else 0, 0, 0)
    draft.move("day", {"tomorrow": 1, "yesterday": -1}.get(name, 0))


def _weekday_name(draft: Draft, found: _Found) -> None:
    draft.go_to_weekday(_weekday(found["day"] or ""), 0)


def _offset(draft: Draft, found: _Found) -> None:
    minutes = int(found["zh"] or 0) * 60 + int(found["zm"] or 0)
    if minutes >= 24 * 60:
        raise UnreadableDate
    draft.zone = timezone(timedelta(minutes=-minutes if found["sign"] == "-" else minutes))


def _zone(draft: Draft, found: _Found) -> None:
    zone = named_zone(found["zone"] or "")
    if zone is None:
        raise UnreadableDate
    draft.zone = zone


_TH = r"(?:st|nd|rd|th)?"
_GAP = r"[ \t.\-]*"
_COUNTED = f"next|last|previous|this|{'|'.join(_ORDINALS)}"
_CLOCK = r"(?P<i>[0-5]?[0-9])(?::(?P<s>[0-5]?[0-9])(?:[.,][0-9]+)?)?"
_STAMP = (
    r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})"
    r"(?:t?(?P<h>[0-9]{2}):?(?P<i>[0-9]{2})(?::?(?P<s>[0-9]{2}))?)?(?![0-9])"
)
_NUMBERS = r"(?P<y>[0-9]{4})[-/](?P<m>[0-9]{1,2})(?:[-/](?P<d>[0-9]{1,2}))?(?![0-9])"
_AMERICAN = r"(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})(?:/(?P<y>[0-9]{4}|[0-9]{2}))?(?![0-9])"
_EUROPEAN = r"(?P<d>[0-9]{1,2})[-.](?P<m>[0-9]{1,2})[-.](?P<y>[0-9]{4}|[0-9]{2})(?![0-9:])"
_DAY_FIRST = (
    rf"(?P<d>[0-9]{{1,2}}){_TH}{_GAP}(?P<n>{_MONTH})\b(?:[ \t.,\-]*(?P<y>[0-9]{{4}})(?!:))?"
)
_MONTH_FIRST = (
    rf"(?P<n>{_MONTH})\b{_GAP}(?P<d>[0-9]{{1,2}}){_TH}(?![0-9:])"
    r"(?:[ \t.,\-]+(?P<y>[0-9]{4})(?!:))?"
)
_YEAR_FIRST = rf"(?P<y>[0-9]{{4}}){_GAP}(?P<n>{_MONTH})\b(?:{_GAP}(?P<d>[0-9]{{1,2}})(?!:))?"
_PATTERNS: list[tuple[re.Pattern[str], Callable[[Draft, _Found], None]]] = [
    (re.compile(pattern, re.IGNORECASE), run)
    for pattern, run in (
        (r"@(?P<t>-?[0-9]{1,15})", _stamp),
        (_STAMP, _compact),
        (r"(?P<y>[0-9]{4})-?W(?P<w>[0-9]{2})(?:-?(?P<wd>[0-7]))?", _week_date),
        (_NUMBERS, _date),
        (_AMERICAN, _date),
        (_EUROPEAN, _date),
        (rf"t?(?P<h>[0-9]{{1,2}})[:.]{_CLOCK}[ \t]*(?:(?P<half>[ap])\.?m\.?\b)?", _time),
        (r"(?P<h>[0-9]{1,2})[ \t]*(?P<half>[ap])\.?m\b\.?", _time),
        (_DAY_FIRST, _date),
        (_MONTH_FIRST, _date),
        (rf"(?P<n>{_MONTH})\b[ \t.,\-]*(?P<y>[0-9]{{4}})(?!:)", _date),
        (_YEAR_FIRST, _date),
        (rf"(?P<n>{_MONTH})\b", _date),
        (r"(?P<edge>first|last) day of", _edge),
        (rf"(?P<a>[-+]*[ \t]*[0-9]{{1,9}})[ \t]*{_UNIT}(?P<ago>[ \t]+ago\b)?", _relative),
        (rf"(?P<word>{_COUNTED})[ \t]+(?P<day>{_DAY})[ \t]+of\b", _weekday_of_month),
        (rf"(?P<word>{_COUNTED})[ \t]+{_UNIT}", _ordinal),
        (r"(?P<name>now|today|midnight|noon|tomorrow|yesterday)\b", _named),
        (rf"(?P<day>{_DAY})\b", _weekday_name),
        (r"(?:GMT|UTC)?(?P<sign>[-+])(?P<zh>[0-9]{1,2}):?(?P<zm>[0-9]{2})?(?![0-9])", _offset),
        (r"(?P<y>[0-9]{4})(?![0-9])", _date),
        (r"(?P<zone>[A-Za-z]+(?:/[A-Za-z_+\-0-9]+)+|[A-Za-z]{1,5})\b", _zone),
    )
]
_SEPARATORS = re.compile(r"[ \t\r\n,;]+|(?<=[0-9])\.(?=\s|\Z)|\bof\b|\bat\b")
_MAX_LENGTH = 200  # code points


def read_date(text: str, now: datetime) -> datetime:
    """Return the moment a text means, with its time zone; raises UnreadableDate."""
    text = text.strip()
    if len(text) > _MAX_LENGTH:
        raise UnreadableDate
    if re.fullmatch(r"[0-9]{4}", text):
        text = f"00:00 {text}"  # a year, not an hour and its minutes
    draft = Draft(now)
    position = 0
    while position < len(text):
        separator = _SEPARATORS.match(text, position)
        position = separator.end() if separator else _read_one(draft, text, position)
    return draft.moment()


def _read_one(draft: Draft, text: str, position: int) -> int:
    for pattern, run in _PATTERNS:
        match = pattern.match(text, position)
        if match and match.end() > position:
            run(draft, match.groupdict())
            return match.end()
    raise UnreadableDate
