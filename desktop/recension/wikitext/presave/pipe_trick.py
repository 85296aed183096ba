"""The pipe trick: what a link shows, made from what it leads to (Help:Pipe trick).

`[[Help:Foo (bar)|]]` becomes `[[Help:Foo (bar)|Foo]]`. The label leaves out one prefix (namespace
or wiki) and a context: parentheses at the end, or else all from the first comma on. The reverse
trick, `[[|Foo]]`, is a link to a page whose title has the context of the page it stands on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recension.titles import Title
from recension.wikitext.presave.changes import Change
from recension.wikitext.presave.places import places

_IN_TITLE = r"[ %!\"$&'()*,\-./0-9:;=?@A-Z\\^_`a-z~+\u0080-\U0010ffff]"  # no "#": no section
_TITLE = re.compile(f"{_IN_TITLE}++")
_PREFIX = re.compile("(?::?[ _0-9A-Za-z\u0080-\U0010ffff-]++:)")
_PARENTHESES = (("(", ")"), ("\uff08", "\uff09"))
_COMMAS = (", ", "\uff0c", "\u3001", "\u060c ")  # of Latin, Chinese, Japanese, Arabic writing


def label_links(text: str) -> Iterator[Change]:
    """Find the links with an empty label, and give them one."""
    before = 0
    for end in places(text, "|]]"):
        start = text.rfind("[[", before, end) + 2  # of the target; no link is in a target
        if start > 1 and _TITLE.fullmatch(text, start, end):
            yield Change(end + 1, end + 1, label_of(text[start:end]))
        before = end


def target_links(text: str, page: Title) -> Iterator[Change]:
    """Find the links on a page with nothing before their label, and give them a target."""
    prefix, context = _context_of(page.text)
    for opening in places(text, "[[|"):
        start = opening + 2  # of the pipe
        label = _TITLE.match(text, start + 1)
        if label is None or not text.startswith("]]", label.end()):
            continue
        if prefix or context:
            yield Change(start, start, prefix + label[0] + context)
        else:
            yield Change(start, start + 1, "")


def label_of(target: str) -> str:
    """Return the label the pipe trick gives to what a link leads to."""
    for opening, closing in _PARENTHESES:
        for name in _names(target):
            end = _end_before_parentheses(name, opening, closing)
            if end:
                return name[:end]
    name = next(_names(target))
    return name[: _end_before_comma(name)]


def _names(target: str) -> Iterator[str]:
    """Return what may be the name in a target, without prefix first; none is empty."""
    prefix = _PREFIX.match(target)
    if prefix and prefix.end() < len(target):
        yield target[prefix.end() :]
    if len(target) > 1 and target[0] == ":":
        yield target[1:]
    yield target


def _end_before_parentheses(name: str, opening: str, closing: str) -> int:
    """Return where a name ends that has parentheses behind it; 0 where it has none."""
    if not name.endswith(closing):
        return 0
    at = name.find(opening, 1)
    return _without_space(name, at) if 0 < at < len(name) - 2 else 0


def _end_before_comma(name: str) -> int:
    """Return where a name ends, before a comma or parentheses with a comma behind them."""
    inside = len(name) - 1  # something follows the comma
    commas = [at for comma in _COMMAS if (at := name.find(comma, 1, inside)) > 0]
    end = min(commas, default=len(name))
    closing = max(name.rfind(")" + comma, 1, inside) for comma in _COMMAS)
    at = name.find("(", 1)
    return min(end, _without_space(name, at)) if 0 < at < closing - 1 else end


def _without_space(name: str, end: int) -> int:
    return end - 1 if end > 1 and name[end - 1] == " " else end


def _context_of(title: str) -> tuple[str, str]:
    """Return the prefix and the context of a page's own title; both may be empty."""
    if not _TITLE.fullmatch(title):
        return "", ""
    prefix = _PREFIX.match(title)
    starts = [prefix.end(), 0] if prefix else [0]
    for start in starts:
        at = title.find(" (", start + 1)
        if title.endswith(")") and start < at < len(title) - 3:
            return title[:start], title[at:]
    start = starts[0] if starts[0] < len(title) else 0
    at = title.find(", ", start + 1, len(title) - 1)
    return title[:start], title[at:] if at > 0 else ""
