"""What MediaWiki makes of an edit before it saves it (Help:Automatic summaries, Help:Tags)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from recension.errors import BadTitle, NameTooLong, SummaryTooLong
from recension.titles import ENGLISH, Namespaces, parse_title

SUMMARY_LIMIT = 500  # code points
NAME_LIMIT = 100  # code points of the name of a revision
REVERT_RADIUS = 15  # revisions that a manual revert may reach back
REVERTED_MOST = 15  # of more revisions than this that go at once, none is called reverted

_QUOTED = 200  # bytes of a summary that quotes a text, its message counted with the "$1"
_CUT = " \t\n\r\0\x0b"  # the white space that PHP's rtrim knows
# Characters that no XML 1.0 document can hold, and so no export.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
_REDIRECT = re.compile(r"(#[^\s\[:]{1,40})\s*:?\s*\[\[")
_ELLIPSIS = "..."


class Change(StrEnum):
    """The kinds of edit that have a summary or a tag of their own."""

    BLANK = "blank"
    NEW_REDIRECT = "new-redirect"
    CHANGED_REDIRECT_TARGET = "changed-redirect-target"
    REMOVED_REDIRECT = "removed-redirect"
    NEW_BLANK = "newblank"
    NEW_PAGE = "newpage"
    REPLACE = "replace"


_SUMMARIES = {
    Change.BLANK: "Blanked the page",
    Change.NEW_REDIRECT: "Redirected page to [[{after}]]",
    Change.CHANGED_REDIRECT_TARGET: "Changed redirect target from [[{before}]] to [[{after}]]",
    Change.REMOVED_REDIRECT: "Removed redirect to [[{before}]]",
    Change.NEW_BLANK: "Created blank page",
}
_QUOTES = {
    Change.NEW_PAGE: 'Created page with "$1"',
    Change.REPLACE: 'Replaced content with "$1"',
}
_WITHOUT_TAG = frozenset({Change.NEW_BLANK, Change.NEW_PAGE})


@dataclass(frozen=True, slots=True)
class State:
    """What the kind of an edit depends on, before it or after it."""

    size: int  # in UTF-8 bytes
    redirect: str | None  # the title it leads to


def as_saved(text: str) -> str:
    """Return a text as MediaWiki saves it.

    Trailing white space is cut, CR and CRLF become LF, and what XML forbids becomes U+FFFD.
    """
    text = text.rstrip(_CUT)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if _is_clean(text) else _FORBIDDEN.sub("\ufffd", text)


def _is_clean(text: str) -> bool:
    """Tell, much faster than the pattern does, whether XML can hold all of a text."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return False  # a lone surrogate
    has_control = len(data.translate(None, _CONTROLS)) < len(data)
    return not has_control and b"\xef\xbf\xbe" not in data and b"\xef\xbf\xbf" not in data


def as_summary(summary: str) -> str:
    """Return an edit summary as it is kept, on one line; raises `SummaryTooLong`."""
    summary = _FORBIDDEN.sub("\ufffd", " ".join(summary.split("\n"))).replace("\r", " ").strip()
    if len(summary) > SUMMARY_LIMIT:
        raise SummaryTooLong(len(summary), SUMMARY_LIMIT)
    return summary


def as_name(name: str) -> str:
    """Return the name of a revision as it is kept, on one line; raises `NameTooLong`."""
    name = _FORBIDDEN.sub("\ufffd", " ".join(name.split()))
    if len(name) > NAME_LIMIT:
        raise NameTooLong(len(name), NAME_LIMIT)
    return name


def as_author(author: str) -> str:
    """Return the name of an author as it is kept: MediaWiki's names have spaces only inside."""
    return _FORBIDDEN.sub("\ufffd", " ".join(author.split()))


def redirect_word(text: str) -> str:
    """Return what a text begins with if it looks like a redirect ("#redirect"), in lower case."""
    found = _REDIRECT.match(text.lstrip())
    return found[1].lower() if found else ""


def redirect_target(text: str, namespaces: Namespaces = ENGLISH) -> str | None:
    """Return the title, with its fragment, that a text redirects to; None where it does not."""
    text = text.lstrip()
    word = redirect_word(text)
    if word not in namespaces.redirect_words:
        return None
    line = text[len(word) :].lstrip()
    line = line.removeprefix(":").lstrip().partition("\n")[0]
    end = line.find("]]")
    if not line.startswith("[[") or end < 0:
        return None
    target = line[2:end].partition("|")[0]
    if "%" in target:
        target = unquote(target).lstrip(":")
    try:
        title = parse_title(target, namespaces)
    except BadTitle:
        return None
    return title.full_with_fragment if title.text and title.namespace >= 0 else None


def change_of(old: State | None, new: State) -> Change | None:
    """Return the kind of an edit, the first of MediaWiki's that fits; `old` None for a new page."""
    if old is not None and old.size and not new.size:
        return Change.BLANK
    old_target = old.redirect if old is not None else None
    if new.redirect is not None and old_target is None:
        return Change.NEW_REDIRECT
    if new.redirect is not None and new.redirect != old_target:
        return Change.CHANGED_REDIRECT_TARGET
    if new.redirect is None and old_target is not None:
        return Change.REMOVED_REDIRECT
    if old is None:
        return Change.NEW_PAGE if new.size else Change.NEW_BLANK
    return Change.REPLACE if old.size > 10 * new.size else None


def tag_of(change: Change | None) -> str | None:
    """Return MediaWiki's software tag for a kind of edit."""
    return None if change is None or change in _WITHOUT_TAG else f"mw-{change}"


def automatic_summary(change: Change | None, text: str, old: State | None, new: State) -> str:
    """Return the summary an edit gets that was saved without one; "" for an ordinary edit."""
    if change is None:
        return ""
    message = _QUOTES.get(change)
    if message is not None:
        return message.replace("$1", _quote(text, _QUOTED - len(message)))
    before = "" if old is None else old.redirect
    return _SUMMARIES[change].format(before=before, after=new.redirect)


def undo_summary(revision: int, author: str, *, is_hidden: bool = False) -> str:
    """Return the summary MediaWiki presets for undoing a revision, without its links.

    Help:Reverting; the message is "undo-summary", that of a hidden author
    "undo-summary-username-hidden". A revision without an author has no "by".
    """
    said = f"Undid revision {revision}"
    if is_hidden:
        return f"{said} by a hidden user"
    return f"{said} by {author}" if author else said


def rollback_summary(author: str, last: str, *, is_hidden: bool = False) -> str:
    """Return the summary of taking back the edits of an author, without its links.

    Help:Reverting; the message is "revertpage", of a hidden author "revertpage-nouser". An author
    who gave no name is left out.

    Args:
        author: Whose edits go.
        last: Who wrote the revision that the page goes back to.
        is_hidden: Whether the wiki the edits come from had hidden their author.
    """
    whose = " by a hidden user" if is_hidden else f" by {author}" if author else ""
    to = f" by {last}" if last else ""
    return f"Reverted edits{whose} to last revision{to}"


def _quote(text: str, limit: int) -> str:
    """Return the beginning of a text on one line of so many bytes, with no link left open."""
    line = " ".join(text[: limit + 1].split("\n"))
    data = line.encode()
    if len(data) > limit:
        line = data[: limit - len(_ELLIPSIS)].decode("utf-8", "ignore").rstrip(_CUT) + _ELLIPSIS
    return _without_open_link(line)


def _without_open_link(line: str) -> str:
    """Return a line without the brackets of a link that does not end in it."""
    inside = line.removesuffix("]")  # of two brackets one may be left
    opened = inside.find("[[", inside.rfind("]") + 1)
    return line if opened < 0 else inside[:opened] + inside[opened + 2 :]
