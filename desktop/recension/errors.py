"""Everything that can go wrong in the world, as one tree.

    RecensionError
    +-- FileError                 about one file; has `path`
    |   +-- FileMissing           it is not (or no longer) there
    |   +-- FileExists            it is there and must not be
    |   +-- NotARevisionFile      it is something else
    |   +-- DamagedFile           it is ours, and broken
    |   +-- NewerFile             made by a later version of Recension
    |   +-- UnreadableNewerFile   the same, and this one cannot even read it
    |   +-- ReadOnlyFile          it can be read, not written
    |   +-- NoPermission          the system refuses
    |   +-- NoSpace               the disk is full
    |   +-- BusyFile              another process holds its lock
    |   +-- InterruptedFile       a process died while it saved, and that cannot be taken back here
    |   +-- InputOutputFailure    the system reports an error of the device
    |   +-- UnrelatedFile         it is no copy of the file it should be united with
    |   |   +-- SameFile          it is that file
    |   +-- NotText               bytes that are not text of the expected encoding
    |   +-- UnknownKind           a kind of file that cannot be imported
    |   |   +-- PackedFile        an archive that has to be unpacked first
    |   +-- NotAFile              a pipe or a device
    |   +-- BrokenExport          XML that cannot be read
    |   +-- ForeignXml            well-formed XML that is no MediaWiki export
    +-- BadTitle                  a page title MediaWiki forbids
    +-- PageMissing               no such page
    |   +-- PageDeleted           there was one
    +-- DeletedPageMissing        no such deleted page; it may be back
    +-- TitleNotDeleted           no deleted page of such a title
    +-- PageExists                there is such a page already
    |   +-- SameTitle             it is the very page that should get this title
    +-- RevisionMissing           no such revision
    +-- RevisionDamaged           its text cannot be read back, or is not what was saved
    +-- TextWithheld              its text was hidden in the wiki it came from
    |   +-- TextPruned            its text was taken away by a prune
    +-- PruneRefused              a prune that would take what it must not, or nothing
    +-- ImageMissing              no such image
    +-- TimeTooEarly              a time before that of the newest revision
    +-- EditConflict              the page has a newer revision than the one that was edited
    +-- NothingToUndo             what a revision did cannot be taken out of the page
    +-- RollbackRefused           there are no edits of one author that could be taken back
    +-- UndoClash                 a later revision changed what is to be undone
    +-- NameMissing               no revision of a page has such a name
    +-- NameTooLong               a name of a revision beyond the limit
    +-- BadPattern                what cannot be looked for
    +-- PatternTooSlow            a pattern that takes too long
    +-- SummaryTooLong            an edit summary beyond the limit
    +-- Cancelled                 the user stopped it
    +-- EngineFailure             the engine process died, or took too long
    +-- LeftAsTyped               a text was saved without what saving should have made of it

Each class carries data, never a sentence: `recension.messages` words them, in one table. What is
not in this tree is a bug and goes to the crash report with its traceback.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path


class RecensionError(Exception):
    """A failure that the user is told about in plain words."""


class FileError(RecensionError):
    """Something about one file."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        super().__init__(str(path))


class FileMissing(FileError):
    """There is no such file."""


class FileExists(FileError):
    """There is such a file, and it must not be written over."""


class NotARevisionFile(FileError):
    """The file is not one of ours."""


class DamagedFile(FileError):
    """The file is ours and cannot be trusted as a whole."""

    def __init__(self, path: Path | str, detail: str = "") -> None:
        super().__init__(path)
        self.detail = detail  # technical, for the crash report and `verify`


class NewerFile(FileError):
    """The file was written by a later version; it can be read at most."""

    def __init__(self, path: Path | str, schema: int) -> None:
        super().__init__(path)
        self.schema = schema


class UnreadableNewerFile(FileError):
    """The file was written by a later version, which keeps things in another way."""


class ReadOnlyFile(FileError):
    """The file or its folder cannot be written."""


class NoPermission(FileError):
    """The system does not let us read or write the file."""


class NoSpace(FileError):
    """The disk that holds the file is full."""


class BusyFile(FileError):
    """Another process holds the lock of the file."""


class InterruptedFile(FileError):
    """A process died while it saved, and its journal can only be used where one may write."""


class InputOutputFailure(FileError):
    """The device failed while the file was read or written."""

    def __init__(self, path: Path | str, detail: str = "") -> None:
        super().__init__(path)
        self.detail = detail


class UnrelatedFile(FileError):
    """The file has no revision in common with the one it should be united with."""

    def __init__(self, path: Path | str, other: Path | str) -> None:
        super().__init__(path)
        self.other = Path(other)


class SameFile(UnrelatedFile):
    """The file is the very one it should be united with, under whatever name."""


class NotText(FileError):
    """The file holds bytes that are not text in the expected encoding."""

    def __init__(self, path: Path | str, offset: int, encoding: str = "UTF-8") -> None:
        super().__init__(path)
        self.offset = offset  # in bytes, from 0
        self.encoding = encoding


class UnknownKind(FileError):
    """The file is of a kind that cannot be imported."""


class PackedFile(UnknownKind):
    """An archive of a kind that is not unpacked here."""

    def __init__(self, path: Path | str, archive: str) -> None:
        super().__init__(path)
        self.archive = archive  # what such archives are called: "zip"


class NotAFile(FileError):
    """A pipe or a device stands where a file should be; reading it may never end."""


class BrokenExport(FileError):
    """An export that stops being readable somewhere."""

    def __init__(self, path: Path | str, reason: str, line: int | None = None) -> None:
        super().__init__(path)
        self.reason = reason
        self.line = line  # from 1


class ForeignXml(FileError):
    """XML that is not a MediaWiki export."""

    def __init__(self, path: Path | str, element: str) -> None:
        super().__init__(path)
        self.element = element  # the name of its outermost element


class BadTitle(RecensionError):
    """A page title that MediaWiki forbids."""

    def __init__(self, title: str, reason: str) -> None:
        self.title = title
        self.reason = reason  # a key: "empty", "too-long", "character:<", "relative", "entity", ...
        super().__init__(f"{title!r}: {reason}")


class PageMissing(RecensionError):
    """There is no page of this title."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(title)


class PageDeleted(PageMissing):
    """The page of this title was deleted; its history is there."""


class DeletedPageMissing(RecensionError):
    """There is no deleted page of this number; it may have been brought back meanwhile."""

    def __init__(self, page: int) -> None:
        self.page = page
        super().__init__(str(page))


class TitleNotDeleted(RecensionError):
    """No page of this title was deleted."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(title)


class PageExists(RecensionError):
    """There is a page of this title already."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(title)


class SameTitle(PageExists):
    """A page is to be renamed to the title that it has."""


class RevisionMissing(RecensionError):
    """There is no revision of this number."""

    def __init__(self, revision: int) -> None:
        self.revision = revision
        super().__init__(str(revision))


class RevisionDamaged(RecensionError):
    """The text of a revision cannot be read back as it was saved."""

    def __init__(self, revision: int, detail: str = "") -> None:
        self.revision = revision
        self.detail = detail
        super().__init__(f"{revision}: {detail}")


class TextWithheld(RecensionError):
    """The wiki a revision was exported from had hidden its text, so it never came here."""

    def __init__(self, revision: int) -> None:
        self.revision = revision
        super().__init__(str(revision))


class TextPruned(TextWithheld):
    """The text of a revision was taken away by a prune; what else it is, is still there."""

    def __init__(self, revision: int, time: datetime) -> None:
        self.time = time  # of the prune, UTC
        super().__init__(revision)


class PruneRefused(RecensionError):
    """A prune would take what it must not take."""

    def __init__(self, reason: str, titles: Collection[str] = ()) -> None:
        self.reason = reason  # a key: "newest" (the texts that pages have now), "nothing"
        self.titles = tuple(titles)  # of the pages it is about
        super().__init__(f"{reason}: {self.titles}")


class ImageMissing(RecensionError):
    """There is no image of this name."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class TimeTooEarly(RecensionError):
    """A revision would be older than the newest one of its page."""

    def __init__(self, title: str, time: datetime, newest: datetime) -> None:
        self.title = title
        self.time = time  # UTC
        self.newest = newest  # UTC
        super().__init__(f"{title}: {time} is before {newest}")


class EditConflict(RecensionError):
    """The page got a newer revision than the one that was edited."""

    def __init__(self, title: str, base: int | None, newest: int | None) -> None:
        self.title = title
        self.base = base
        self.newest = newest
        super().__init__(f"{title}: {base} is not {newest}")


class NothingToUndo(RecensionError):
    """What a revision did to its page cannot be taken out of it."""

    def __init__(self, revision: int, reason: str) -> None:
        self.revision = revision
        self.reason = reason  # a key: "first", "same" (it left the text alone), "undone"
        super().__init__(f"{revision}: {reason}")


class RollbackRefused(RecensionError):
    """The newest edits of a page cannot be taken back."""

    def __init__(self, title: str, reason: str, author: str) -> None:
        self.title = title
        self.reason = reason  # a key: "only-author", "other-author", "same" (as it is already)
        self.author = author  # of the newest revision
        super().__init__(f"{title}: {reason}")


class UndoClash(RecensionError):
    """Later revisions changed what a revision did, so it cannot be taken out by itself."""

    def __init__(self, revision: int) -> None:
        self.revision = revision
        super().__init__(str(revision))


class NameMissing(RecensionError):
    """No revision of a page has this name."""

    def __init__(self, title: str, name: str) -> None:
        self.title = title
        self.name = name
        super().__init__(f"{title}: {name}")


class NameTooLong(RecensionError):
    """A name for a revision that is longer than is kept."""

    def __init__(self, length: int, limit: int) -> None:
        self.length = length  # in code points
        self.limit = limit
        super().__init__(f"{length} > {limit}")


class SummaryTooLong(RecensionError):
    """An edit summary longer than MediaWiki keeps."""

    def __init__(self, length: int, limit: int) -> None:
        self.length = length  # in code points
        self.limit = limit
        super().__init__(f"{length} > {limit}")


class BadPattern(RecensionError):
    """Something that cannot be looked for."""

    def __init__(self, pattern: str, reason: str) -> None:
        self.pattern = pattern
        self.reason = reason  # in words; those of the `regex` module for a broken pattern
        super().__init__(f"{pattern!r}: {reason}")


class PatternTooSlow(RecensionError):
    """A pattern that takes too long to look for."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        super().__init__(pattern)


class Cancelled(RecensionError):
    """The user stopped what was going on; nothing of it was kept."""


class EngineFailure(RecensionError):
    """The engine process could not answer."""

    def __init__(self, reason: str) -> None:
        self.reason = reason  # a key: "crashed", "too-slow", "not-started", "failed" (a bug)
        super().__init__(reason)


class LeftAsTyped(RecensionError):
    """A text was saved, but without what saving should have made of it."""

    def __init__(self, title: str, reason: str) -> None:
        self.title = title
        self.reason = reason  # a key: those of `EngineFailure`
        super().__init__(f"{title}: {reason}")
