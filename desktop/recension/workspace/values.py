"""What the workspace hands to the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from recension.diff import Merge
from recension.diff.values import Row, RowSpans
from recension.errors import RecensionError
from recension.store.values import Linker, Page, Problem, Revision
from recension.titles import ENGLISH, Move, Namespaces, normalize_title


@dataclass(frozen=True, slots=True)
class FileState:
    """The open revision file."""

    path: Path  # where it lies; for an untitled file, in the state folder
    is_untitled: (
        bool  # it has no place of the user's yet: saving a revision works, Save As names it
    )
    is_sample: bool  # the bundled sample, not saved anywhere yet
    is_read_only: bool
    reason: RecensionError | None  # why it is read-only: ReadOnlyFile, NewerFile, DamagedFile, ...
    problems: tuple[Problem, ...]  # that opening it found
    title: str  # a name for the window: the file's name without its ending, "" for an untitled file
    is_gone: bool = False  # it is no longer where it was: keep editing, Save As

    @property
    def folder(self) -> Path:
        """Where dialogs look for files first: beside it, or at home while it is untitled."""
        return Path.home() if self.is_untitled else self.path.parent


@dataclass(frozen=True, slots=True)
class Saved:
    """A revision that is on the disk."""

    title: str
    revision: Revision
    is_restored: bool = False  # made by restoring an older one


@dataclass(frozen=True, slots=True)
class Renamed:
    """A page that has another title."""

    old: str
    new: str
    has_redirect: bool  # one was left at the old title
    others: tuple[Move, ...] = ()  # pages that went along
    is_by_others: bool = False  # another process did it


@dataclass(frozen=True, slots=True)
class LinksHere:
    """What refers to a page."""

    title: str
    linkers: tuple[Linker, ...]
    unread: int  # pages that were not looked at yet, and may refer to it too


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts side by side; `request` numbers it among all of them."""

    request: int
    page: int  # the document it belongs to; 0 for two given texts
    version: int  # of the document
    is_current: bool  # the document has not been edited since
    old_text: str
    new_text: str
    rows: tuple[Row, ...]
    spans: Mapping[int, RowSpans]  # of the first changed rows; the rest follows
    old_size: int  # in UTF-8 bytes
    new_size: int  # in UTF-8 bytes
    is_complete: bool  # else a better comparison of the same request follows
    milliseconds: float

    @property
    def delta(self) -> int:
        """How many UTF-8 bytes were added, negative where some were removed."""
        return self.new_size - self.old_size


@dataclass(frozen=True, slots=True)
class EngineTrouble:
    """A text that the engine could not deal with; what was shown before stays valid."""

    page: int  # the document; 0 for a text rendered for reading or two given texts
    stage: str  # "render" or "compare"
    error: RecensionError
    is_final: bool  # no further attempt is made until the text changes


class DraftState(StrEnum):
    """Whether unsaved text is safe."""

    NONE = "none"  # nothing is unsaved
    PENDING = "pending"  # keys were pressed since the last draft
    KEPT = "kept"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """How safe the unsaved text is now."""

    state: DraftState
    time: datetime | None = None  # of the last draft, UTC
    error: RecensionError | None = None  # why drafts fail


@dataclass(frozen=True, slots=True)
class Draft:
    """Unsaved text of one page of one file, kept outside it."""

    path: Path  # the draft's own file
    file: Path  # the revision file it belongs to
    title: str
    text: str
    base: int | None  # id of the revision that was edited; None for a new page
    time: datetime  # of the last key in it, UTC
    delta: int  # in UTF-8 bytes, against the text it was made from
    caret: int = 0  # in code points


class DiskChange(StrEnum):
    """What another process did to the open file."""

    PAGES = "pages"  # revisions came in; the open page is as it was
    RELOADED = "reloaded"  # the open page got a newer text, and nothing of ours was unsaved
    PARTED = "parted"  # the open page was deleted, and nothing of ours was unsaved
    GONE = "gone"  # the file is no longer there
    BACK = "back"  # it is there again
    REPLACED = "replaced"  # another file is in its place; it was opened anew


@dataclass(frozen=True, slots=True)
class Divergence:
    """The page got a newer revision while it has unsaved text."""

    title: str
    base_text: str  # that both started from
    mine: str  # the unsaved text
    theirs: str  # the newest text of the file
    revision: Revision | None  # whose text `theirs` is
    is_saving: bool  # it was found by a save, whose summary follows
    summary: str = ""
    is_minor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Divergence):
    """A divergence, with both sides united as far as they can be: a choice is needed."""

    merge: Merge  # it may hold clashes

    @property
    def divergence(self) -> Divergence:
        """What was united."""
        return Divergence(**{each.name: getattr(self, each.name) for each in fields(Divergence)})

    @property
    def is_clean(self) -> bool:
        """Whether both can be united without a clash."""
        return not self.merge.clashes


class Resolution(StrEnum):
    """How a conflict ends. The text stays unsaved: the person looks at it and saves."""

    MERGED = "merged"  # both united
    MINE = "mine"  # the unsaved text, on top of the newer revision
    THEIRS = "theirs"  # the newer revision; the unsaved text is dropped


@dataclass(frozen=True, slots=True)
class Undo:
    """A page without what one of its revisions did."""

    title: str
    revision: Revision  # that is undone
    text: str  # in the editor, when it was asked for
    merge: Merge  # that text and the one before the revision; it may hold clashes
    summary: str  # that MediaWiki would preset

    @property
    def is_clean(self) -> bool:
        """Whether the change can be taken out without a clash."""
        return not self.merge.clashes


@dataclass(frozen=True, slots=True)
class Place:
    """Where the user was last."""

    file: Path | None = None
    page: str = ""
    caret: int = 0  # in code points
    scroll: int = 0  # first visible line, from 0


@dataclass(frozen=True, slots=True)
class PageList:
    """All pages of the file, in the order of their titles."""

    pages: tuple[Page, ...] = ()
    by_title: Mapping[str, Page] = field(default_factory=dict)
    namespaces: Namespaces = ENGLISH  # that their titles may be in

    def title_of(self, written: str) -> str:
        """Return the title of the page that somebody means; raises BadTitle."""
        return normalize_title(written, self.namespaces)
