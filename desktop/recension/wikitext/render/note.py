"""The text of a reference as it will stand in a list of notes."""

from __future__ import annotations

import re

from recension.wikitext.context import BlockContext
from recension.wikitext.passes import complete
from recension.wikitext.passes.blocks import build_blocks
from recension.wikitext.tidy.document import tidy

# A reference is finished inside of what it will stand in.
_START, _END = '<ol>\n<li><span class="reference-text">', "</span>\n</li></ol>"
_PROBE = "<div>.</div>"
_NEEDS_TIDY = re.compile(r"<(?!a |/a>|i>|/i>|b>|/b>)")


def finished_note(html: str, context: BlockContext) -> tuple[str, bool]:
    """Return the HTML of a note, and whether formatting in it goes on behind it.

    Such a note is left as it is, to be put right together with the list.
    """
    html = complete(html, context)
    if "\n" not in html and _is_simple(html):
        return html, False
    written = build_blocks(f"{_START}{html}{_END}")
    whole = tidy(written + _PROBE)
    if not whole.endswith(f"</ol>{_PROBE}"):
        return _inside(written, html), True
    return _inside(whole, html), False


def _is_simple(html: str) -> bool:
    if _NEEDS_TIDY.search(html):
        return False
    return all(html.count(f"<{name}>") == html.count(f"</{name}>") for name in "ib")


def _inside(whole: str, otherwise: str) -> str:
    """Return what stands in the list around a note."""
    start, end = whole.find(_START), whole.rfind(_END.partition("\n")[0])
    return whole[start + len(_START) : end] if 0 <= start < end else otherwise
