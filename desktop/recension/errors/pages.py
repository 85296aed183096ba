"""What can go wrong with pages, their titles, and images."""

from __future__ import annotations

from recension.errors.root import RecensionError


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


class ImageMissing(RecensionError):
    """There is no image of this name."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)
