"""What can go wrong with revisions: reading, saving, undoing, naming and pruning them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from recension.errors.root import RecensionError


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
