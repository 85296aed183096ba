"""<poem>: lines as written (Extension:Poem)."""

from __future__ import annotations

import re

from recension.wikitext.context import TagContext
from recension.wikitext.extension import Deferred, Html, Tag, TagCall
from recension.wikitext.sanitizer.attributes import allowed_attributes, written_attributes
from recension.wikitext.whitespace import trim

_INDENTED = re.compile(r"(:++)(.+)")
_RULE = re.compile(r"-----*")


def _expand(call: TagCall) -> Deferred:
    content = (call.content or "").removeprefix("\n").removesuffix("\n")
    line_break = call.expansion.strip(Html("<br />"))
    lines = content.split("\n")
    text = "\n".join(
        _line(line, line_break if index < len(lines) - 1 else "")
        for index, line in enumerate(lines)
    )
    return Deferred("poem", tuple(call.attributes.items()), call.expand(text))


def _line(line: str, line_break: str) -> str:
    if _RULE.fullmatch(line):
        return line
    indented = _INDENTED.fullmatch(line)
    if indented:
        style = f"display: inline-block; margin-inline-start: {len(indented[1])}em;"
        line = f'<span class="mw-poem-indented" style="{style}">{indented[2]}</span>'
    else:
        text = line.lstrip(" ")
        line = "&#160;" * (len(line) - len(text)) + text
    return line + line_break


def _render(piece: Deferred, context: TagContext) -> str:
    id_mode = context.site.fragment_modes[0]
    attributes = allowed_attributes(dict(piece.attributes), "div", id_mode)
    attributes["class"] = " ".join(filter(None, ("poem", attributes.get("class"))))
    around = "" if "compact" in dict(piece.attributes) else "\n"
    html = trim(context.parse(piece.content or ""))
    return f"<div{written_attributes(attributes)}>{around}{html}{around}</div>"


ITEMS = (Tag("poem", _expand, _render),)
