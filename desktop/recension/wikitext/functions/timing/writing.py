"""Writing a date by a pattern of letters (Help:Extension:ParserFunctions##time)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeAlias

from recension.wikitext.functions.clock import DAYS, MONTHS
from recension.wikitext.functions.timing import calendars
from recension.wikitext.functions.timing.words import ENGLISH, DateWords

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MAX_ROMAN = 10000
_NOON = 12  # o'clock
_TOKEN = re.compile(
    r'\\(?P<raw>.)|"(?P<quoted>[^"]*+)"|(?P<code>x[ijkmot].|x.|[A-Za-z])', re.DOTALL
)
_DIGITS_AS_THEY_ARE = frozenset({"xn", "xN", "xh"})  # which the digits of English are anyway


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


_Write: TypeAlias = Callable[[datetime], str]
_NUMBERS: dict[str, _Write] = {
    "d": lambda t: f"{t.day:02}",
    "j": lambda t: str(t.day),
    "N": lambda t: str(t.isoweekday()),
    "w": lambda t: str(t.isoweekday() % 7),
    "z": lambda t: str(t.timetuple().tm_yday - 1),
    "W": lambda t: f"{t.isocalendar().week:02}",
    "m": lambda t: f"{t.month:02}",
    "n": lambda t: str(t.month),
    "t": lambda t: str(calendar.monthrange(t.year, t.month)[1]),
    "L": lambda t: str(int(calendar.isleap(t.year))),
    "o": lambda t: str(t.isocalendar().year),
    "Y": lambda t: f"{t.year:04}",
    "y": lambda t: f"{t.year % 100:02}",
    "g": lambda t: str(t.hour % 12 or 12),
    "h": lambda t: f"{t.hour % 12 or 12:02}",
    "G": lambda t: str(t.hour),
    "H": lambda t: f"{t.hour:02}",
    "i": lambda t: f"{t.minute:02}",
    "s": lambda t: f"{t.second:02}",
    "U": lambda t: str(int(t.timestamp())),
    "I": lambda t: str(int(bool(t.dst()))),
    "Z": lambda t: str(int((t.utcoffset() or timedelta()).total_seconds())),
    **calendars.NUMBERS,
}
_WORDS: dict[str, _Write] = {
    "a": lambda t: "am" if t.hour < _NOON else "pm",
    "A": lambda t: "AM" if t.hour < _NOON else "PM",
    "e": lambda t: str(t.tzinfo),
    "T": lambda t: t.tzname() or "",
    "O": lambda t: _offset(t, ""),
    "P": lambda t: _offset(t, ":"),
    "c": lambda t: f"{t.year:04}-{t:%m-%dT%H:%M:%S}{_offset(t, ':')}",
    "r": lambda t: (
        f"{DAYS[t.weekday()][:3]}, {t.day:02} {MONTHS[t.month - 1][:3]} {t.year:04}"
        f" {t:%H:%M:%S} {_offset(t, '')}"
    ),
    "xx": lambda _: "x",
    **calendars.WORDS,
}
_NAMES: dict[str, Callable[[datetime, DateWords], str]] = {
    "D": lambda t, words: words.days_short[t.weekday()],
    "l": lambda t, words: words.days[t.weekday()],
    "F": lambda t, words: words.months[t.month - 1],
    "M": lambda t, words: words.months_short[t.month - 1],
    "xg": lambda t, words: words.month_of(t.month),
}


def write_date(moment: datetime, pattern: str, words: DateWords = ENGLISH) -> str:
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
        code = match["code"] or ""
        if code == "xr":
            as_roman = True
        elif code in _NUMBERS:
            number = _NUMBERS[code](moment)
            out.append(roman(int(number)) if as_roman and number.isdigit() else number)
            as_roman = False
        elif code not in _DIGITS_AS_THEY_ARE:
            out.append(_text(match, moment, words))
    return "".join(out)


def _text(match: re.Match[str], moment: datetime, words: DateWords) -> str:
    if match["raw"] is not None:
        return match["raw"]
    if match["quoted"] is not None:
        return match["quoted"]
    code = match["code"]
    if code in _NAMES:
        return _NAMES[code](moment, words)
    run = _WORDS.get(code)
    return run(moment) if run else code[-1]  # a letter that means nothing
