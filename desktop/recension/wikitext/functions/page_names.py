"""Names of the page and of its relatives (Help:Magic words#Page names)."""

from __future__ import annotations

from collections.abc import Callable

from recension.errors import BadTitle
from recension.titles import Title
from recension.wikitext.escape_wikitext import escape_wikitext
from recension.wikitext.extension import Function, FunctionCall, Variable
from recension.wikitext.urls import encode_path

_Name = Callable[[Title, FunctionCall], str]


def _namespace(title: Title, _call: FunctionCall) -> str:
    return title.namespace_name


def _talk_namespace(title: Title, call: FunctionCall) -> str:
    return _space(call, title.namespace | 1) if title.can_have_talk else ""


def _subject_namespace(title: Title, call: FunctionCall) -> str:
    return _space(call, _subject(title))


def _page(title: Title, _call: FunctionCall) -> str:
    return title.text


def _full_page(title: Title, _call: FunctionCall) -> str:
    return title.full


def _root_page(title: Title, _call: FunctionCall) -> str:
    return title.root_text


def _base_page(title: Title, _call: FunctionCall) -> str:
    return title.base_text


def _subpage(title: Title, _call: FunctionCall) -> str:
    return title.subpage_text


def _talk_page(title: Title, call: FunctionCall) -> str:
    if not title.can_have_talk:
        return ""
    return f"{_space(call, title.namespace | 1)}:{title.text}"


def _subject_page(title: Title, call: FunctionCall) -> str:
    name = _space(call, _subject(title))
    return f"{name}:{title.text}" if name else title.text


def _subject(title: Title) -> int:
    return title.namespace & ~1 if title.namespace > 0 else title.namespace


def _space(call: FunctionCall, number: int) -> str:
    namespaces = call.site.namespaces
    return namespaces.name(number) if number in namespaces else ""


_NAMES: dict[str, _Name] = {
    "NAMESPACE": _namespace,
    "TALKSPACE": _talk_namespace,
    "SUBJECTSPACE": _subject_namespace,
    "ARTICLESPACE": _subject_namespace,
    "PAGENAME": _page,
    "FULLPAGENAME": _full_page,
    "ROOTPAGENAME": _root_page,
    "BASEPAGENAME": _base_page,
    "SUBPAGENAME": _subpage,
    "TALKPAGENAME": _talk_page,
    "SUBJECTPAGENAME": _subject_page,
    "ARTICLEPAGENAME": _subject_page,
}


def _plain(name: _Name) -> Callable[[FunctionCall], str]:
    return lambda call: escape_wikitext(_of(call, name))


def _encoded(name: _Name) -> Callable[[FunctionCall], str]:
    return lambda call: escape_wikitext(encode_path(_of(call, name)))


def _of(call: FunctionCall, name: _Name) -> str:
    title = _title(call)
    return name(title, call) if title else ""


def _title(call: FunctionCall) -> Title | None:
    """Return the page of a variable, or the one a parser function names."""
    if call.is_variable:
        return call.expansion.title
    try:
        return call.site.parse_title(call.first)
    except BadTitle:
        return None


def _namespace_number(call: FunctionCall) -> str:
    title = _title(call)
    return str(title.namespace) if title else ""


_RUNS = [
    *((name, _plain(part)) for name, part in _NAMES.items()),
    *((f"{name}E", _encoded(part)) for name, part in _NAMES.items()),
    ("NAMESPACENUMBER", _namespace_number),
]
ITEMS: tuple[Function | Variable, ...] = (
    *(Variable(name, run) for name, run in _RUNS),
    *(Function(name, run, is_case_sensitive=True) for name, run in _RUNS),
)
