"""The tags: their attributes, what stands around a formula, and why one cannot be shown."""

from __future__ import annotations

from recension.wikitext.escape import escape_text
from recension.wikitext.extension import Html, Tag, TagCall, TagResult, without_markers
from recension.wikitext.sanitizer.attributes import allowed_attributes, written_attributes
from recension.wikitext.tags.math.chemistry import with_chemistry
from recension.wikitext.tags.math.mathml import mathml
from recension.wikitext.tags.math.source import MathError
from recension.wikitext.whitespace import trim

_STYLES = {"inline": r"\textstyle", "block": r"\displaystyle"}


def _expand_math(call: TagCall) -> TagResult:
    return _formula(call, call.content or "", is_chemical="chem" in call.attributes)


def _expand_chemistry(call: TagCall) -> TagResult:
    content = call.content or ""
    return _formula(call, rf"\ce{{{content}}}" if trim(content) else "", is_chemical=True)


def _formula(call: TagCall, tex: str, *, is_chemical: bool) -> TagResult:
    tex = trim(without_markers(tex, call.expansion.piece))
    if not tex:
        return ""
    display = call.attributes.get("display", "")
    is_block = display == "block"
    style = _STYLES.get(display, r"\displaystyle")
    written = f"{{{style} {tex}}}"
    try:
        source = with_chemistry(tex) if is_chemical else tex
        shown = mathml(source, style, written, is_block=is_block)
    except MathError as error:
        return Html(_failure(str(error), written), is_nowiki=True)
    element, kind = ("div", "block") if is_block else ("span", "inline")
    classes = f"mwe-math-element mwe-math-element-{kind}"
    attributes = {"class": classes, **_own_id(call)}
    return Html(f"<{element}{written_attributes(attributes)}>{shown}</{element}>", is_nowiki=True)


def _own_id(call: TagCall) -> dict[str, str]:
    allowed = allowed_attributes(call.attributes, "span", call.site.fragment_modes[0])
    return {"id": allowed["id"]} if "id" in allowed else {}


def _failure(reason: str, source: str) -> str:
    source = escape_text(source.replace("\n", " "))
    return (
        f'<strong class="error texerror">Failed to parse ({escape_text(reason)}): {source}</strong>'
    )


ITEMS = (
    Tag("math", _expand_math),
    Tag("chem", _expand_chemistry),
    Tag("ce", _expand_chemistry),
)
