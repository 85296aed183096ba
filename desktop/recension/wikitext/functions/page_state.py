"""What a page says about itself, and what is known of it: its shown title, its sort key, its size.

Help:Magic words#Technical metadata.
"""

from __future__ import annotations

from recension.errors import BadTitle
from recension.titles import Title
from recension.wikitext.display_title import wished_title
from recension.wikitext.escape_wikitext import escape_wikitext
from recension.wikitext.extension import Function, FunctionCall, FunctionResult, Variable
from recension.wikitext.functions.number_format import grouped
from recension.wikitext.interface import message
from recension.wikitext.sanitizer.entities import decode_references

_QUIET = ("noerror", "noreplace")  # second argument of what may be said twice


def _display_title(call: FunctionCall) -> FunctionResult:
    if not call.site.allow_display_title:
        return None
    new = wished_title(call.expansion.title, call.first, call.site)
    if new is None:
        return ""
    old, option = call.expansion.display_title, call.text(1).lower()
    if not old or option != "noreplace":
        call.expansion.display_title = new
    if not old or old == new or option in _QUIET:
        return ""
    old, new = decode_references(old), decode_references(new)
    return _overridden("Display title", "display title", old, new)


def _default_sort(call: FunctionCall) -> str:
    if not call.first:
        return ""
    old = call.expansion.default_sort
    option = call.text(1).lower()
    if not old or option != "noreplace":
        call.expansion.default_sort = call.first
    if not old or old == call.first or option in _QUIET:
        return ""
    return _overridden("Default sort key", "default sort key", old, call.first)


def _overridden(subject: str, noun: str, old: str, new: str) -> str:
    words = f'{subject} "{escape_wikitext(new)}" overrides earlier {noun} "{escape_wikitext(old)}".'
    return f'<span class="error"><strong>Warning:</strong> {words}</span>'


def _page_size(call: FunctionCall) -> str:
    """Return the length of a page in bytes."""
    title = _title(call, call.first)
    text = call.expansion.source.text(title.full) if title else None
    size = str(len((text or "").encode()))
    return size if call.text(1) == "R" else grouped(size)


def _title(call: FunctionCall, text: str) -> Title | None:
    try:
        return call.site.parse_title(text)
    except BadTitle:
        return None


def _nothing(_call: FunctionCall) -> str:
    return ""


def _message(call: FunctionCall) -> str | None:
    """Return the text of an interface message, as far as the file has a page for it."""
    if not call.first:
        return None
    title = _title(call, f"MediaWiki:{call.first}")
    text = call.expansion.source.text(title.full) if title else None
    if text is None and title:
        text = message(title.text)
    if text is None:
        return f"\u29fc{call.first}\u29fd"
    for index in range(len(call) - 1, 0, -1):  # $10 before $1
        text = text.replace(f"${index}", call.text(index))
    return call.expansion.expand_text(text, call.frame)


ITEMS: tuple[Function | Variable, ...] = (
    Function("DISPLAYTITLE", _display_title, is_case_sensitive=True),
    *(
        Function(name, _default_sort, is_case_sensitive=True)
        for name in ("DEFAULTSORT", "DEFAULTSORTKEY", "DEFAULTCATEGORYSORT")
    ),
    Function("PAGESIZE", _page_size, is_case_sensitive=True),
    Function("PROTECTIONEXPIRY", lambda _call: "infinity", is_case_sensitive=True),
    # Nothing is protected, and an unsaved text has no revision.
    *(
        Function(name, _nothing, is_case_sensitive=True)
        for name in ("PROTECTIONLEVEL", "CASCADINGSOURCES")
    ),
    Variable("CASCADINGSOURCES", _nothing),
    Function("int", _message),
)
