"""What an import brought, and what it could not bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

_KEPT = 10_000  # notes; of the rest only the number is kept, for constant memory
_LONGEST = 300  # code points of what a note quotes; a title has at most 255 bytes


class NoteKind(StrEnum):
    """What an import has to say about a page, a revision or a file."""

    # Left out:
    BAD_TITLE = "bad-title"  # the page with all its revisions
    NOT_TEXT = "not-text"
    UNKNOWN_KIND = "unknown-kind"
    EXTRA_SLOT = "extra-slot"
    UNKNOWN_ELEMENT = "unknown-element"
    LOG_ITEM = "log-item"
    UPLOAD = "upload"
    RESTRICTIONS = "restrictions"  # who may change the page in its wiki
    LOOSE_WORDS = "loose-words"  # between elements
    KNOWN_OTHERWISE = "known-otherwise"  # the summary and mark of a revision that is there already
    # Kept, and not all is well:
    TEXT_WITHHELD = "text-withheld"
    TEXT_MISSING = "text-missing"
    WRONG_HASH = "wrong-hash"
    NO_TIME = "no-time"
    SUMMARY_CUT = "summary-cut"
    TITLE_CHANGED = "title-changed"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing an import has to say; `recension.messages` words it."""

    kind: NoteKind
    source: Path
    page: str = ""  # the title as the source has it
    revision: int | None = None  # its number in the source
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    pages: int  # that got a revision
    revisions: int  # that were added
    known: int  # revisions that the file had already
    skipped: int  # revisions that were left out; the notes say why
    images: int
    notes: tuple[Note, ...]  # the first ten thousand
    counts: Mapping[NoteKind, int]  # of all notes


class Reporter:
    """Gathers a report while an import goes on."""

    def __init__(self) -> None:
        self.revisions = 0
        self.known = 0
        self.skipped = 0
        self.images = 0
        self._pages: set[int] = set()
        self._notes: list[Note] = []
        self._counts: Counter[NoteKind] = Counter()

    def add_revision(self, page: int) -> None:
        """Count a revision that was added."""
        self.revisions += 1
        self._pages.add(page)

    def note(self, note: Note) -> None:
        """Take down a note."""
        self._counts[note.kind] += 1
        if len(self._notes) < _KEPT:
            page, detail = _shortened(note.page), _shortened(note.detail)
            self._notes.append(replace(note, page=page, detail=detail))

    def report(self) -> ImportReport:
        """Return the report."""
        return ImportReport(
            pages=len(self._pages),
            revisions=self.revisions,
            known=self.known,
            skipped=self.skipped,
            images=self.images,
            notes=tuple(self._notes),
            counts=dict(self._counts),
        )


def _shortened(quoted: str) -> str:
    if len(quoted) <= _LONGEST:
        return quoted
    return quoted[:_LONGEST] + "\N{HORIZONTAL ELLIPSIS}"
