"""{{#formatdate:}}: a date in the order a page asks for (Help:Magic words#Formatting)."""

from __future__ import annotations

import re

from recension.wikitext.escape import escape_value
from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.functions.clock import MONTHS

_SHORT = 3  # letters of a month's short name
_MONTH = "|".join(name for month in MONTHS for name in (month, month[:_SHORT]))
_DAY_MONTH = rf"(?P<day>[0-9]{{1,2}})[ _](?P<name>{_MONTH})"
_MONTH_DAY = rf"(?P<name>{_MONTH})[ _](?P<day>[0-9]{{1,2}})"
_YEAR = r"(?P<year>[0-9]{1,4}(?:[ _]BC)?)"
_GAP = "(?: *, *| +)"
# The forms a date is written in, in the order they are tried.
_FORMS = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in (
        ("mdy", _MONTH_DAY + _GAP + _YEAR),
        ("dmy", _DAY_MONTH + _GAP + _YEAR),
        ("ymd", _YEAR + _GAP + _MONTH_DAY),
        ("ISO 8601", "(?P<iso_year>-?[0-9]{4})-(?P<month>[0-9]{2})-(?P<iso_day>[0-9]{2})"),
        ("ydm", _YEAR + _GAP + _DAY_MONTH),
        ("dm", _DAY_MONTH),
        ("md", _MONTH_DAY),
    )
}
_WANTED = {"mdy", "dmy", "ymd", "ISO 8601"}
_PATTERNS = {
    "mdy": "{name} {day}, {year}",
    "dmy": "{day} {name} {year}",
    "ymd": "{year} {name} {day}",
    "ISO 8601": "{iso_year}-{month}-{iso_day}",
    "ydm": "{year}, {day} {name}",
    "dm": "{day} {name}",
    "md": "{name} {day}",
}


def _format_date(call: FunctionCall) -> str:
    for form, pattern in _FORMS.items():
        match = pattern.fullmatch(call.first)
        if match:
            return _formatted(match, _target(form, call.text(1)))
    return call.first


def _target(form: str, wanted: str) -> str:
    """Return the form to write; a date without its year cannot have just any."""
    if form not in ("dm", "md"):
        return wanted if wanted in _WANTED else form
    if wanted == "dmy":
        return "dm"
    return "md" if wanted in ("mdy", "ymd") else form


def _formatted(match: re.Match[str], form: str) -> str:
    parts = {name: text for name, text in match.groupdict().items() if text is not None}
    if "name" in parts:
        parts["month"] = f"{_month(parts['name']):02}"
    if not 1 <= int(parts["month"]) <= len(MONTHS) and form != "ISO 8601":
        return match[0]
    parts["name"] = MONTHS[int(parts["month"]) % len(MONTHS) - 1]
    if "year" in parts:
        parts["iso_year"] = _iso_year(parts["year"])
    elif "iso_year" in parts:
        parts["year"] = _plain_year(parts["iso_year"])
    parts.setdefault("iso_day", f"{int(parts.get('day', '0')):02}")
    parts.setdefault("day", str(int(parts["iso_day"])))
    iso = "-".join(parts[key] for key in ("iso_year", "month", "iso_day") if key in parts)
    shown = _PATTERNS[form].format(**parts)
    return f'<span class="mw-formatted-date" title="{escape_value(iso)}">{shown}</span>'


def _month(name: str) -> int:
    starts = [month[:_SHORT].lower() for month in MONTHS]
    return starts.index(name[:_SHORT].lower()) + 1


def _iso_year(year: str) -> str:
    if year[-2:].upper() == "BC":
        return f"-{int(year[:-3]) - 1:04}"
    return f"{int(year):04}"


def _plain_year(iso_year: str) -> str:
    if iso_year.startswith("-"):
        return f"{int(iso_year[1:]) + 1} BC"
    return str(int(iso_year))


ITEMS = (Function("#formatdate", _format_date), Function("#dateformat", _format_date))
