"""Rows as sentences, for those who listen."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QCoreApplication

from recension.diff.values import Kind, Role
from recension.ui.changes.comparison import Comparison
from recension.ui.changes.plan import Band
from recension.ui.changes.stretches import What

_MOST_NAMES = 4  # characters that are named one by one
_LONGEST = 300  # code points of a text that are read out


def sentence_of(comparison: Comparison, band: Band) -> str:
    """Return a band as one sentence."""
    if band.what is What.CAPTION:
        hidden = band.stretch.hidden if band.stretch else 0
        if hidden:
            return tr("{count} unchanged lines, collapsed. Enter shows them.").format(count=hidden)
        line = band.stretch.new_line + 1 if band.stretch else 1
        return tr("From line {line}.").format(line=line)
    bounds = band.new or band.old
    is_old = band.new is None
    text = comparison.lined(is_old=is_old)
    shown = text.text[bounds[0] : bounds[1]] if bounds else ""
    line = text.line_at(bounds[0]) + 1 if bounds else 1
    if band.what is What.CONTEXT:
        return tr("Line {line}, unchanged: {text}").format(line=line, text=_short(shown))
    return _change(comparison, band, line, shown)


def _change(comparison: Comparison, band: Band, line: int, shown: str) -> str:
    kinds = {
        Kind.CHANGED: tr("Line {line}, changed"),
        Kind.SPLIT: tr("Line {line}, split"),
        Kind.MERGED: tr("Line {line}, merged"),
        Kind.MOVED: tr("Line {line}, moved"),
        Kind.REMOVED: tr("Line {line}, removed"),
        Kind.ADDED: tr("Line {line}, added"),
        Kind.EQUAL: tr("Line {line}, unchanged"),
    }
    row = comparison.rows[band.row]
    start = kinds[row.kind].format(line=line)
    words = _words(comparison, band.row) if comparison.is_paired(band.row) else ""
    return f"{start}: {words or _short(shown)}"


def _words(comparison: Comparison, row: int) -> str:
    """Return what was removed, added and moved in a row, in that order."""
    said: list[str] = []
    for is_old, role, pattern in (
        (True, Role.REMOVED, tr("removed “{text}”")),
        (False, Role.ADDED, tr("added “{text}”")),
        (False, Role.MOVED, tr("moved here “{text}”")),
        (True, Role.MOVED, tr("moved away “{text}”")),
    ):
        text = comparison.lined(is_old=is_old).text
        said.extend(
            pattern.format(text=_short(_spoken(text[span.start : span.stop])))
            for span in comparison.spans_of(row, is_old=is_old, shows_moves=True)
            if span.role is role
        )
    return "; ".join(said)


def _spoken(text: str) -> str:
    """Return a text; characters that make no sound by their names."""
    if text and not text.strip("\n"):
        return tr("line break")
    is_silent = all(each.isspace() or unicodedata.category(each) == "Cf" for each in text)
    return ", ".join(_name(each) for each in text[:_MOST_NAMES]) if text and is_silent else text


def _name(character: str) -> str:
    name = unicodedata.name(character, "")
    return name.lower() if name else f"U+{ord(character):04X}"


def _short(text: str) -> str:
    if not text.strip():
        return tr("blank")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def tr(text: str) -> str:
    """Translate what is read out rather than shown."""
    return QCoreApplication.translate("Changes", text)
