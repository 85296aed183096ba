"""#len, #pos, #rpos, #sub, #count, #replace, #explode, #urldecode, #titleparts, #rel2abs.

Help:Extension:ParserFunctions and Extension:StringFunctions.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_plus

from recension.errors import BadTitle
from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.strip import MARKER

_MAX_LENGTH = 1000  # code points, $wgPFStringLengthLimit
_TOO_LONG = f'<strong class="error">Error: String exceeds {_MAX_LENGTH} character limit.</strong>'


def _limited(run: Callable[[list[str]], str]) -> Callable[[FunctionCall], str]:
    def checked(call: FunctionCall) -> str:
        texts = [MARKER.sub("", text) for text in call.texts()]
        if any(len(text) > _MAX_LENGTH for text in texts):
            return _TOO_LONG
        return run([*texts, "", "", "", ""])

    return checked


def _number(text: str, default: int = 0) -> int:
    digits = text.strip()
    sign = digits[:1] if digits[:1] in ("-", "+") else ""
    digits = digits[len(sign) :]
    end = 0
    while end < min(len(digits), 9) and digits[end] in "0123456789":
        end += 1
    return int(sign + digits[:end]) if end else default


def _length(texts: list[str]) -> str:
    return str(len(texts[0]))


def _position(texts: list[str]) -> str:
    found = texts[0].find(texts[1] or " ", max(0, _number(texts[2])))
    return "" if found < 0 else str(found)


def _last_position(texts: list[str]) -> str:
    return str(texts[0].rfind(texts[1] or " "))


def _part(texts: list[str]) -> str:
    text, start = texts[0], _number(texts[1])
    begin = max(0, len(text) + start) if start < 0 else start
    length = _number(texts[2])
    if not length:
        return text[begin:]
    end = begin + length if length > 0 else len(text) + length
    return text[begin : max(begin, end)]


def _count(texts: list[str]) -> str:
    return str(texts[0].count(texts[1] or " "))


def _replace(texts: list[str]) -> str:
    replaced = texts[0].replace(texts[1] or " ", texts[2])
    return replaced if len(replaced) <= _MAX_LENGTH else _TOO_LONG


def _explode(texts: list[str]) -> str:
    separator = texts[1] or " "
    limit = _number(texts[3])
    parts = texts[0].split(separator, limit - 1 if limit > 0 else -1)
    index = _number(texts[2])
    return parts[index] if -len(parts) <= index < len(parts) else ""


def _url_decode(texts: list[str]) -> str:
    return unquote_plus(texts[0], errors="replace")


def _title_parts(call: FunctionCall) -> str:
    try:
        title = call.site.parse_title(call.first)
    except BadTitle:
        return call.first
    count, first = _number(call.text(1)), _number(call.text(2))
    parts = title.full.split("/", 24)  # as many as MediaWiki looks at
    start = first - 1 if first > 0 else first
    begin = max(0, len(parts) + start) if start < 0 else start
    rest = parts[begin:]
    if count > 0 or count < 0:
        rest = rest[:count]
    return "/".join(rest)


def _absolute(call: FunctionCall) -> str:
    target = call.first
    base = call.text(1) or call.expansion.title.full
    if not target.startswith(("/", "./", "../")) and target not in (".", ".."):
        base = ""
    parts: list[str] = []
    for part in f"{base}/{target}".split("/"):
        if part == "..":
            if not parts:
                return (
                    '<strong class="error">Error: Invalid depth in path: '
                    f'"{target}" (tried to access a node above the root node).</strong>'
                )
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


ITEMS = (
    Function("#len", _limited(_length)),
    Function("#pos", _limited(_position)),
    Function("#rpos", _limited(_last_position)),
    Function("#sub", _limited(_part)),
    Function("#count", _limited(_count)),
    Function("#replace", _limited(_replace)),
    Function("#explode", _limited(_explode)),
    Function("#urldecode", _limited(_url_decode)),
    Function("#titleparts", _title_parts),
    Function("#rel2abs", _absolute),
)
