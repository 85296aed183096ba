"""{{#formatdate:}}: a date in the order a page asks for (Help:Magic words#Formatting)."""

from __future__ import annotations

import re

from recension.wikitext.escape import escape_value
from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.functions.clock import MONTHS

_SHORT = 3  # letters of a month's short name
_MONTH = "|".join([*MONTHS, *(month[:_SHORT] for month in MONTHS)])
_YEAR = r"(?:(?:,[ _]*|[ _]+)(?P<y>[0-9]{1,4}))?"
_FORMS = {
    "ISO 8601": re.compile(r"(?P<y>-?[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"),
    "dmy": re.compile(rf"(?P<d>[0-9]{{1,2}})[ _](?P<n>{_MONTH}){_YEAR}", re.IGNORECASE),
    "mdy": re.compile(rf"(?P<n>{_MONTH})[ _](?P<d>[0-9]{{1,2}}){_YEAR}", re.IGNORECASE),
    "ymd": re.compile(
        rf"(?P<y>[0-9]{{1,4}})[ _](?P<n>{_MONTH})[ _](?P<d>[0-9]{{1,2}})", re.IGNORECASE
    ),
}


def _format_date(call: FunctionCall) -> str:
    text = call.first
    for form, pattern in _FORMS.items():
        match = pattern.fullmatch(text)
        if match:
            found = match.groupdict()
            month = int(found["m"]) if "m" in found else _month(found["n"])
            return _formatted(text, form, call.text(1), (found["y"], month, int(found["d"])))
    return text


def _month(name: str) -> int:
    starts = [month[:3].lower() for month in MONTHS]
    return starts.index(name[:3].lower()) + 1


def _formatted(text: str, form: str, wanted: str, date: tuple[str | None, int, int]) -> str:
    year, month, day = date
    if not 1 <= month <= len(MONTHS) or not 1 <= day <= 31:  # noqa: PLR2004 - days of a month
        return text
    iso = f"{month:02}-{day:02}" if year is None else f"{int(year):04}-{month:02}-{day:02}"
    shown = _shown(wanted or form, date) if wanted in ("dmy", "mdy", "ymd", "ISO 8601") else text
    return f'<span class="mw-formatted-date" title="{escape_value(iso)}">{shown}</span>'


def _shown(form: str, date: tuple[str | None, int, int]) -> str:
    year, month, day = date
    name = MONTHS[month - 1]
    if year is None:
        return f"{day} {name}" if form == "dmy" else f"{name} {day}"
    if form == "ISO 8601":
        return f"{int(year):04}-{month:02}-{day:02}"
    if form == "mdy":
        return f"{name} {day}, {year}"
    return f"{day} {name} {year}" if form == "dmy" else f"{year} {name} {day}"


ITEMS = (Function("#formatdate", _format_date), Function("#dateformat", _format_date))
