"""{{#time:}}, {{#timel:}}, {{#timef:}} and {{#timefl:}} (Help:Extension:ParserFunctions)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, tzinfo

from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.functions.timing.draft import UnreadableDate
from recension.wikitext.functions.timing.reading import named_zone, read_date
from recension.wikitext.functions.timing.writing import write_date
from recension.wikitext.strip import MARKER

_INVALID = '<strong class="error">Error: Invalid time.</strong>'
_MAX_LENGTH = 6000  # of patterns, code points
_TOO_LONG = '<strong class="error">Error: Too many #time calls.</strong>'
_FORMS = {
    "both": "H:i, j F Y",
    "date": "j F Y",
    "time": "H:i",
    "monthonly": "F Y",
    "pretty": "j F",
}


def _zone(call: FunctionCall) -> tzinfo:
    """Return the time zone of the wiki."""
    name = str(call.site.settings.get("wgLocaltimezone", "UTC"))
    return named_zone(name)


def _write(call: FunctionCall, pattern: str, written: str, zone: tzinfo) -> str:
    pattern = MARKER.sub("", pattern)
    if len(pattern) > _MAX_LENGTH:
        return _TOO_LONG
    try:
        moment = read_date(written, call.expansion.now)
        return write_date(moment.astimezone(zone), pattern)
    except (UnreadableDate, OverflowError):
        return _INVALID


def _time(call: FunctionCall) -> str:
    zone = _zone(call) if call.text(3) in {"1", "true", "yes", "on"} else UTC
    return _write(call, call.first, call.text(1), zone)


def _local_time(call: FunctionCall) -> str:
    return _write(call, call.first, call.text(1), _zone(call))


def _formatted(zone_of: Callable[[FunctionCall], tzinfo]) -> Callable[[FunctionCall], str]:
    def run(call: FunctionCall) -> str:
        pattern = _FORMS.get(call.text(1) or "both", _FORMS["both"])
        return _write(call, pattern, call.first, zone_of(call))

    return run


def _utc(_call: FunctionCall) -> tzinfo:
    return UTC


ITEMS = (
    Function("#time", _time),
    Function("#timel", _local_time),
    Function("#timef", _formatted(_utc)),
    Function("#timefl", _formatted(_zone)),
)
