"""The tag: its attributes, and what stands around the coloured code."""

from __future__ import annotations

from collections.abc import Mapping

from pygments.lexer import Lexer

from recension.wikitext.escape import escape_text
from recension.wikitext.extension import Html, Tag, TagCall, without_markers
from recension.wikitext.sanitizer.attributes import allowed_attributes, written_attributes
from recension.wikitext.tags.code.effort import Effort, TooMuchWorkError
from recension.wikitext.tags.code.lexers import find_lexer
from recension.wikitext.tags.code.lines import coloured_lines, coloured_text
from recension.wikitext.whitespace import BLANK, trim

_NAME = "syntaxhighlight"
_MAX_BYTES = 100 * 1024  # longer code is shown without colours


def _expand(call: TagCall) -> Html:
    code = call.content or ""
    if call.is_function:
        code = without_markers(code, call.expansion.piece)
    code = code.rstrip(BLANK).lstrip("\n")
    attributes = call.attributes
    is_inline = "inline" in attributes or attributes.get("enclose") == "none"
    found = find_lexer(attributes.get("lang", ""), code)
    element = "code" if is_inline else "div"
    id_mode = call.site.fragment_modes[0]
    opening = f"<{element}{_attributes(attributes, found[1] if found else '', id_mode)}>"
    if not code:
        return Html(f"{opening}</{element}>")
    body = _coloured(call, code, found[0], is_inline=is_inline) if found else None
    if body is None:
        body = escape_text(trim(code)) if is_inline else f"<pre>{escape_text(code)}</pre>"
    # The block pass sees the element, so that it needs no paragraph, and no line of the code.
    inner = call.expansion.strip(Html(body, is_nowiki=True))
    return Html(f"{opening}{inner}</{element}>")


def _coloured(call: TagCall, code: str, lexer: Lexer, *, is_inline: bool) -> str | None:
    """Return the code in colours, None where that would be too much work."""
    if len(code.encode("utf-8", "surrogatepass")) > _MAX_BYTES:
        return None
    effort = call.expansion.kept.setdefault(_NAME, Effort())
    assert isinstance(effort, Effort)  # noqa: S101 - nothing else is ever kept there
    try:
        if is_inline:
            return trim(coloured_text(trim(code), lexer, effort))
        return coloured_lines(code, lexer, call.attributes, effort)
    except TooMuchWorkError:
        return None


def _attributes(attributes: Mapping[str, str], language: str, id_mode: str) -> str:
    kept = allowed_attributes(attributes, "div", id_mode)
    direction = "rtl" if attributes.get("dir") == "rtl" else "ltr"
    classes = [
        kept.get("class", ""),
        "mw-highlight",
        f"mw-highlight-lang-{language}" if language else "",
        f"mw-content-{direction}",
        "mw-highlight-lines" if "line" in attributes else "",
        "mw-highlight-copy" if "copy" in attributes else "",
    ]
    shown = {"class": " ".join(filter(None, classes))}
    shown.update((name, kept[name]) for name in ("id", "style") if name in kept)
    return written_attributes({**shown, "dir": direction})


ITEMS = (Tag(_NAME, _expand), Tag("source", _expand))
