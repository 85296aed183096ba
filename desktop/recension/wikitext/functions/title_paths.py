"""#titleparts and #rel2abs: titles as paths (Help:Extension:ParserFunctions)."""

from __future__ import annotations

import re

from recension.errors import BadTitle
from recension.wikitext.escape import escape_value
from recension.wikitext.extension import Function, FunctionCall
from recension.wikitext.functions.numbers import to_integer

_MAX_PARTS = 25  # of a title; the last takes all the rest
_CURRENT = re.compile(r"/(?:\./)+")
_SLASHES = re.compile("/{2,}")


def _title_parts(call: FunctionCall) -> str:
    try:
        title = call.site.parse_title(call.first)
    except BadTitle:
        return call.first
    count, first = to_integer(call.text(1)), to_integer(call.text(2))
    parts = title.full.split("/", _MAX_PARTS - 1)
    start = first - 1 if first > 0 else first
    begin = max(0, len(parts) + start) if start < 0 else start
    end = max(0, len(parts) + count) if count < 0 else begin + count if count else None
    return "/".join(parts[begin:end])


def _absolute(call: FunctionCall) -> str:
    base = call.text(1) or call.expansion.title.full
    target = call.first.rstrip(" /")
    if target in ("", "."):
        return base
    is_relative = target.startswith(("/", "./", "../")) or target == ".."
    path = f"/{base}/{target}/" if is_relative else f"/{target}/"
    path = _SLASHES.sub("/", _CURRENT.sub("/", path)).strip("/")
    parts: list[str] = []
    for part in path.split("/"):
        if part != "..":
            parts.append(part)
        elif parts:
            parts.pop()
        else:
            words = (
                f'Error: Invalid depth in path: "{path}" '
                "(tried to access a node above the root node)."
            )
            return f'<strong class="error">{escape_value(words)}</strong>'
    return "/".join(parts)


ITEMS = (Function("#titleparts", _title_parts), Function("#rel2abs", _absolute))
