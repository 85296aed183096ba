"""How times, sizes and summaries are written wherever the window shows them."""

from __future__ import annotations

import unicodedata
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from recension import messages
from recension.store.values import Revision

MINUS = "\N{MINUS SIGN}"
_BOLD_FROM = 500  # bytes; https://www.mediawiki.org/wiki/Manual:$wgRCChangedSizeThreshold


def tr(text: str, disambiguation: str = "", n: int = -1) -> str:
    """Translate a text that belongs to no widget."""
    return QCoreApplication.translate("Wording", text, disambiguation, n)


def local_time(time: datetime) -> str:
    """Return a time as the user's clock showed it: "04:19, 29 September 2019"."""
    return _locale().toString(_local(time), "HH:mm, d MMMM yyyy")


def local_day(time: datetime) -> str:
    """Return the day alone, where there is no room: "29 September 2019"."""
    return _locale().toString(_local(time), "d MMMM yyyy")


def local_clock(time: datetime) -> str:
    """Return the hour and minute alone, for what happened a moment ago."""
    return _locale().toString(_local(time), "HH:mm")


def number(count: int) -> str:
    """Return a number with the grouping of the user's language."""
    return _locale().toString(count)


def delta_text(delta: int) -> str:
    """Return a change of size with its sign: "+1,099", "-2" with a real minus sign, "0"."""
    sign = "+" if delta > 0 else MINUS if delta < 0 else ""
    return sign + number(abs(delta))


def is_big(delta: int) -> bool:
    """Whether a change of size is shown in bold, as in MediaWiki's lists."""
    return abs(delta) >= _BOLD_FROM


def bytes_text(size: int) -> str:
    """Return a size: "1 byte", "1,101 bytes"."""
    if size == 1:
        return tr("1 byte")
    return tr("{size} bytes").format(size=number(size))


def revisions_text(count: int) -> str:
    """Return how many revisions: "1 revision", "1,101 revisions"."""
    return tr("1 revision") if count == 1 else tr("{count} revisions").format(count=number(count))


def pages_text(count: int) -> str:
    """Return how many pages: "1 page", "2 pages"."""
    return tr("1 page") if count == 1 else tr("{count} pages").format(count=number(count))


def change_text(delta: int) -> str:
    """Return a change of size in words: "4 bytes added", "2 bytes removed"."""
    if delta == 0:
        return tr("no change in size")
    size = bytes_text(abs(delta))
    return (tr("{size} added") if delta > 0 else tr("{size} removed")).format(size=size)


def summary_text(summary: str) -> str:
    """Return a summary in one line: "→Section: wording", "no edit summary"."""
    return messages.summary_text(summary, tr)


def has_italics(text: str) -> bool:
    """Whether a text can lean: the letters of Hebrew, Arabic and East Asia have no such form."""
    return text.isascii() or not any(map(_is_upright, text))


def number_mark(revision: Revision) -> str:
    """Return the number of a revision for beside its time: "#1204", as it is written elsewhere.

    Sentences of the window call a revision by its time. Its number stands with that, because edit
    summaries ("Undid revision 1204"), findings of a check, and the command line call it so.
    """
    return f"#{revision.id}"


def number_text(revision: Revision) -> str:
    """Return the number of a revision in words: "revision 1204"."""
    return tr("revision {number}").format(number=revision.id)


def marks_text(revision: Revision) -> str:
    """Return the tags of a revision in words, and that its text was pruned; "" for neither."""
    marks = [messages.tag_name(tag, tr) for tag in revision.tags]
    if revision.pruned_at is not None:
        marks.append(tr("text pruned"))
    return ", ".join(marks)


def marks_meaning(revision: Revision) -> list[str]:
    """Return what the tags of a revision mean, and when its text was pruned, a line for each."""
    lines = [messages.tag_meaning(tag, tr) for tag in revision.tags]
    if revision.pruned_at is not None:
        lines.append(tr("Its text was pruned: {time}").format(time=local_time(revision.pruned_at)))
    return lines


def _is_upright(letter: str) -> bool:
    is_wide = unicodedata.east_asian_width(letter) in {"W", "F"}
    return is_wide or unicodedata.bidirectional(letter) in {"R", "AL"}


def _locale() -> QLocale:
    """Return the user's language; the one without a name groups no digits."""
    given = QLocale()
    return QLocale(QLocale.Language.English) if given.language() == QLocale.Language.C else given


def _local(time: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(time.timestamp())).toLocalTime()
