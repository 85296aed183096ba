"""{{#time:}}, {{#timel:}}, {{#timef:}} and {{#timefl:}} (Help:Extension:ParserFunctions)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, tzinfo

from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.functions.timing.draft import UnreadableDate
from recension.wikitext.functions.timing.reading import read_date
from recension.wikitext.functions.timing.words import DateWords, date_words
from recension.wikitext.functions.timing.writing import write_date
from recension.wikitext.functions.zones import local_zone
from recension.wikitext.strip import MARKER

_MAX_LENGTH = 6000  # of patterns, code points


def _error(words: str) -> str:
    return f'<strong class="error">Error: {words}</strong>'


def _write(call: FunctionCall, pattern: str, written: str, zone: tzinfo, words: DateWords) -> str:
    pattern = MARKER.sub("", pattern)
    if len(pattern) > _MAX_LENGTH:
        return _error("Too many #time calls.")
    try:
        moment = read_date(written, call.expansion.now)
        return write_date(moment.astimezone(zone), pattern, words)
    except UnreadableDate as error:
        return _error(str(error) or "Invalid time.")
    except OverflowError:
        return _error("Invalid time.")


def _words(call: FunctionCall, index: int) -> DateWords:
    return date_words(call.text(index) or call.site.language)


def _time(call: FunctionCall) -> str:
    zone = local_zone(call.site) if call.text(3) not in ("", "0") else UTC
    return _write(call, call.first, call.text(1), zone, _words(call, 2))


def _local_time(call: FunctionCall) -> str:
    return _write(call, call.first, call.text(1), local_zone(call.site), _words(call, 2))


def _formatted(zone_of: Callable[[FunctionCall], tzinfo]) -> Callable[[FunctionCall], str]:
    def run(call: FunctionCall) -> str:
        words = _words(call, 2)
        pattern = words.patterns.get(call.text(1) or "both")
        if pattern is None:
            return _error("Invalid format type.")
        return _write(call, pattern, call.first, zone_of(call), words)

    return run


ITEMS = (
    Function("#time", _time),
    Function("#timel", _local_time),
    Function("#timef", _formatted(lambda _call: UTC)),
    Function("#timefl", _formatted(lambda call: local_zone(call.site))),
)
