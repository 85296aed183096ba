"""What a page says about itself: its shown title, its sort key, its newest revision."""

from __future__ import annotations

from recension.errors import BadTitle
from recension.titles import Title
from recension.wikitext.extension import Function, FunctionCall, FunctionResult, Variable
from recension.wikitext.interface import message


def _display_title(call: FunctionCall) -> FunctionResult:
    if not call.site.allow_display_title:
        return None
    call.expansion.display_title = call.first
    return ""


def _default_sort(call: FunctionCall) -> str:
    if call.first:
        call.expansion.default_sort = call.first
    return ""


def _page_size(call: FunctionCall) -> str:
    """Return the length of a page in bytes."""
    try:
        title = call.site.parse_title(call.first)
    except BadTitle:
        return "0"
    size = len((call.expansion.source.text(title.full) or "").encode())
    return str(size) if call.text(1) == "R" else f"{size:,}"


def _nothing(_call: FunctionCall) -> str:
    return ""


def _message_title(call: FunctionCall) -> Title | None:
    try:
        return call.site.parse_title(f"MediaWiki:{call.first}")
    except BadTitle:
        return None


def _message(call: FunctionCall) -> str:
    """Return the text of an interface message, as far as the file has a page for it."""
    title = _message_title(call)
    text = call.expansion.source.text(title.full) if title else None
    if text is None and title:
        text = message(title.text)
    if text is None:
        return f"\u29fc{call.first}\u29fd"
    for index in range(1, len(call)):
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
        for name in ("PROTECTIONLEVEL", "CASCADINGSOURCES", "REVISIONUSER")
    ),
    *(Variable(name, _nothing) for name in ("REVISIONID", "REVISIONUSER", "PAGEID")),
    Function("int", _message),
)
