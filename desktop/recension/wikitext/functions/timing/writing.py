"""Writing a date by a pattern of letters (Help:Extension:ParserFunctions##time)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import datetime, timedelta

from recension.wikitext.functions.clock import DAYS, MONTHS

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MAX_ROMAN = 10000
_NOON = 12  # o'clock
_TOKEN = re.compile(
    r'\\(?P<raw>.)|"(?P<quoted>[^"]*)"|(?P<code>xx|x[ijkmot]?[A-Za-z]|[A-Za-z])', re.DOTALL
)


def roman(number: int) -> str:
    """Return a number in Roman numerals, or as it is where there are none for it."""
    if not 0 < number <= _MAX_ROMAN:
        return str(number)
    out = []
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out.append(letters * count)
    return "".join(out)


def _offset(moment: datetime, colon: str) -> str:
    offset = moment.utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    hours, minutes = divmod(abs(minutes), 60)
    return f"{sign}{hours:02}{colon}{minutes:02}"


def _ordinal(day: int) -> str:
    if day in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


_CODES: dict[str, Callable[[datetime], str]] = {
    "d": lambda t: f"{t.day:02}",
    "j": lambda t: str(t.day),
    "D": lambda t: DAYS[t.weekday()][:3],
    "l": lambda t: DAYS[t.weekday()],
    "N": lambda t: str(t.isoweekday()),
    "S": lambda t: _ordinal(t.day),
    "w": lambda t: str(t.isoweekday() % 7),
    "z": lambda t: str(t.timetuple().tm_yday - 1),
    "W": lambda t: f"{t.isocalendar().week:02}",
    "F": lambda t: MONTHS[t.month - 1],
    "M": lambda t: MONTHS[t.month - 1][:3],
    "m": lambda t: f"{t.month:02}",
    "n": lambda t: str(t.month),
    "t": lambda t: str(calendar.monthrange(t.year, t.month)[1]),
    "L": lambda t: str(int(calendar.isleap(t.year))),
    "o": lambda t: str(t.isocalendar().year),
    "Y": lambda t: str(t.year),
    "y": lambda t: f"{t.year % 100:02}",
    "a": lambda t: "am" if t.hour < _NOON else "pm",
    "A": lambda t: "AM" if t.hour < _NOON else "PM",
    "g": lambda t: str(t.hour % 12 or 12),
    "h": lambda t: f"{t.hour % 12 or 12:02}",
    "G": lambda t: str(t.hour),
    "H": lambda t: f"{t.hour:02}",
    "i": lambda t: f"{t.minute:02}",
    "s": lambda t: f"{t.second:02}",
    "U": lambda t: str(int(t.timestamp())),
    "e": lambda t: str(t.tzinfo),
    "T": lambda t: t.tzname() or "",
    "I": lambda t: str(int(bool(t.dst()))),
    "O": lambda t: _offset(t, ""),
    "P": lambda t: _offset(t, ":"),
    "Z": lambda t: str(int((t.utcoffset() or timedelta()).total_seconds())),
    "c": lambda t: f"{t:%Y-%m-%dT%H:%M:%S}{_offset(t, ':')}",
    "r": lambda t: (
        f"{DAYS[t.weekday()][:3]}, {t.day:02} {MONTHS[t.month - 1][:3]} {t.year}"
        f" {t:%H:%M:%S} {_offset(t, '')}"
    ),
    "xg": lambda t: MONTHS[t.month - 1],
    "xx": lambda _: "x",
    "xkY": lambda t: str(t.year + 543),  # the Thai solar calendar
    "xoY": lambda t: str(t.year - 1911),  # the Minguo calendar
}


def write_date(moment: datetime, pattern: str) -> str:
    """Return a moment as a pattern of letters asks for it."""
    out: list[str] = []
    position = 0
    as_roman = False
    while position < len(pattern):
        match = _TOKEN.match(pattern, position)
        if match is None:
            out.append(pattern[position])
            position += 1
            continue
        position = match.end()
        code = match["code"]
        if code in ("xn", "xN", "xh"):
            continue  # plain digits, which English has anyway
        if code == "xr":
            as_roman = True
            continue
        text = _piece(match, moment)
        out.append(roman(int(text)) if as_roman and text.isdigit() else text)
        as_roman = False
    return "".join(out)


def _piece(match: re.Match[str], moment: datetime) -> str:
    if match["raw"] is not None:
        return match["raw"]
    if match["quoted"] is not None:
        return match["quoted"]
    run = _CODES.get(match["code"])
    return run(moment) if run else match["code"]
