"""<syntaxhighlight>: source code in colours, by Pygments (Extension:SyntaxHighlight)."""

from __future__ import annotations

import re
from typing import Any

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from recension.wikitext.escape import escape_text
from recension.wikitext.extension import Html, Tag, TagCall
from recension.wikitext.sanitizer.attributes import allowed_attributes, written_attributes
from recension.wikitext.sanitizer.entities import decode_references
from recension.wikitext.strip import MARKER

_MAX_BYTES = 100 * 1024  # longer code is shown without colours
_MAX_LINES = 1000
# Names that an older highlighter had for what Pygments calls otherwise.
_OLD_NAMES = {
    "actionscript3": "as3", "asp": "aspx-vb", "email": "eml", "html4strict": "html",
    "html5": "html", "java5": "java", "mysql": "mysql", "pli": "text", "sparql": "sparql",
    "vbnet": "vb.net", "visualfoxpro": "foxpro", "whitespace": "text", "yml": "yaml",
    "csharp": "csharp", "plain": "text", "none": "text",
}  # fmt: skip


def _expand(call: TagCall) -> Html:
    code = (call.content or "").rstrip()
    if call.is_function and "\x7f" in code:
        code = MARKER.sub(lambda match: _source(call, match[0]), code)
    code = re.sub(r"\A\n+", "", code)
    return Html(_highlighted(code, call))


def _source(call: TagCall, marker: str) -> str:
    piece = call.expansion.piece(marker)
    return decode_references(piece.html) if isinstance(piece, Html) else ""


def _highlighted(code: str, call: TagCall) -> str:
    attributes = call.attributes
    language = attributes.get("lang", attributes.get("language", "")).strip().lower()
    lexer = _lexer(language)
    is_inline = "inline" in attributes or attributes.get("enclose") == "none"
    element = "code" if is_inline else "div"
    opening = f"<{element}{_attributes(call, language if lexer else '')}>"
    if not code.strip():
        return f"{opening}</{element}>"
    # The block pass sees the element, so that it needs no paragraph, and no line of the code.
    body = Html(_body(code, lexer, call, is_inline=is_inline), is_nowiki=True)
    return f"{opening}{call.expansion.strip(body)}</{element}>"


def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(_OLD_NAMES.get(language, language), stripnl=False, ensurenl=True)
    except ClassNotFound:
        return None


def _attributes(call: TagCall, language: str) -> str:
    attributes = allowed_attributes(call.attributes, "div")
    direction = "rtl" if call.attributes.get("dir") == "rtl" else "ltr"
    classes = [attributes.pop("class", ""), "mw-highlight"]
    if language:
        classes.append(f"mw-highlight-lang-{language}")
    classes.append(f"mw-content-{direction}")
    if "line" in call.attributes:
        classes.append("mw-highlight-lines")
    attributes.pop("dir", None)
    kept = {name: value for name, value in attributes.items() if name in ("id", "style")}
    kept = {"class": " ".join(filter(None, classes)), **kept, "dir": direction}
    return written_attributes(kept)


def _body(code: str, lexer: Lexer | None, call: TagCall, *, is_inline: bool) -> str:
    if lexer is None or len(code.encode("utf-8", "surrogatepass")) > _MAX_BYTES:
        return escape_text(code.strip()) if is_inline else f"<pre>{escape_text(code)}</pre>"
    if is_inline:
        inline = highlight(code.strip(), lexer, HtmlFormatter(nowrap=True))
        return str(inline).rstrip("\n")
    options: dict[str, Any] = {"nowrap": False, "wrapcode": False, "hl_lines": []}
    if "highlight" in call.attributes:
        options["hl_lines"] = _line_numbers(call.attributes["highlight"])
    if "line" in call.attributes:
        options |= {"linenos": "inline", "linenostart": _start(call.attributes.get("start", "1"))}
    formatter: HtmlFormatter[str] = HtmlFormatter(**options)
    whole = str(highlight(code, lexer, formatter))
    return whole.removeprefix('<div class="highlight">').rstrip("\n").removesuffix("</div>")


def _start(written: str) -> int:
    return int(written) if written.isdigit() and len(written) < 7 else 1  # noqa: PLR2004 - a sane line number


def _line_numbers(written: str) -> list[int]:
    numbers: list[int] = []
    for part in written.split(","):
        first, dash, last = part.strip().partition("-")
        if first.isdigit() and (last.isdigit() or not dash):
            end = int(last) if dash else int(first)
            numbers.extend(range(int(first), min(end, int(first) + _MAX_LINES) + 1))
    return numbers[:_MAX_LINES]


ITEMS = (Tag("syntaxhighlight", _expand), Tag("source", _expand))
