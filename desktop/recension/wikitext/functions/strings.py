"""#len, #pos, #rpos, #sub, #count, #replace, #explode, #urldecode.

Help:Extension:ParserFunctions and Extension:StringFunctions. All offsets count code points.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_plus

from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.functions.numbers import to_integer
from recension.wikitext.strip import MARKER

_MAX_LENGTH = 1000  # code points, $wgPFStringLengthLimit
_TOO_LONG = f'<strong class="error">Error: String exceeds {_MAX_LENGTH:,} character limit.</strong>'


def _texts(call: FunctionCall) -> list[str]:
    """Return the arguments without strip markers, missing ones as empty."""
    return [*(MARKER.sub("", text) for text in call.texts()), "", "", "", ""]


def _unlimited(run: Callable[[list[str]], str]) -> Callable[[FunctionCall], str]:
    return lambda call: run(_texts(call))


def _limited(run: Callable[[list[str]], str]) -> Callable[[FunctionCall], str]:
    def checked(call: FunctionCall) -> str:
        texts = _texts(call)
        if any(len(text) > _MAX_LENGTH for text in texts):
            return _TOO_LONG
        return run(texts)

    return checked


def _length(texts: list[str]) -> str:
    return str(len(texts[0]))


def _position(texts: list[str]) -> str:
    text, offset = texts[0], to_integer(texts[2])
    if offset < 0:
        offset = max(0, len(text) + offset)
    found = text.find(texts[1] or " ", offset)
    return "" if found < 0 else str(found)


def _last_position(texts: list[str]) -> str:
    return str(texts[0].rfind(texts[1] or " "))


def _part(texts: list[str]) -> str:
    text, start, length = texts[0], to_integer(texts[1]), to_integer(texts[2])
    begin = max(0, len(text) + start) if start < 0 else start
    if not length:
        return text[begin:]
    end = begin + length if length > 0 else len(text) + length
    return text[begin : max(begin, end)]


def _count(texts: list[str]) -> str:
    return str(texts[0].count(texts[1] or " "))


def _replace(texts: list[str]) -> str:
    limit = to_integer(texts[3]) if texts[3] else -1
    replaced = texts[0].replace(texts[1] or " ", texts[2], min(max(limit, -1), _MAX_LENGTH))
    return replaced if len(replaced) <= _MAX_LENGTH else _TOO_LONG


def _explode(texts: list[str]) -> str:
    separator = texts[1] or " "
    limit = to_integer(texts[3])
    parts = texts[0].split(separator, limit - 1 if limit > 0 else -1)
    index = to_integer(texts[2])
    return parts[index] if -len(parts) <= index < len(parts) else ""


def _url_decode(texts: list[str]) -> str:
    return unquote_plus(texts[0], errors="replace")


ITEMS = (
    Function("#len", _unlimited(_length)),
    Function("#pos", _limited(_position)),
    Function("#rpos", _limited(_last_position)),
    Function("#sub", _unlimited(_part)),
    Function("#count", _limited(_count)),
    Function("#replace", _limited(_replace)),
    Function("#explode", _limited(_explode)),
    Function("#urldecode", _limited(_url_decode)),
)
