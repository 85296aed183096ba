"""What the revision file hands out: pages, revisions, images, and what a check of them found."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum, IntFlag, StrEnum


class Hidden(IntFlag):
    """What a wiki had withheld of a revision before it was exported, in MediaWiki's numbers."""

    NOTHING = 0
    TEXT = 1
    SUMMARY = 2
    AUTHOR = 4


class ReadOnlyReason(StrEnum):
    """Why an open file takes no new revisions."""

    ASKED = "asked"  # it was opened so
    PERMISSION = "permission"  # the file or its folder cannot be written
    DAMAGED = "damaged"  # something in it is broken: see `problems`
    NEWER = "newer"  # a later version of Recension wrote it


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the file, with what its newest revision says."""

    id: int
    title: str  # whole and normalised: "Template:Infobox mission"
    namespace: int  # MediaWiki's number: 0 article, 6 file, 10 template, 14 category, ...
    newest: int  # id of its newest revision
    size: int  # of the newest text, in UTF-8 bytes
    changed_at: datetime  # of the newest revision, UTC
    revisions: int  # how many there are
    is_redirect: bool
    redirect: str | None = None  # the title it leads to, with its fragment

    @property
    def redirect_title(self) -> str | None:
        """The title it leads to, without a place in that page."""
        return None if self.redirect is None else self.redirect.partition("#")[0]

    def gives_way_to(self, title: str) -> bool:
        """Tell whether a page may be moved over it: it never was but a redirect to that page.

        See Help:Moving a page, "Moving over a redirect".
        """
        return self.revisions == 1 and self.redirect_title == title != self.title


@dataclass(frozen=True, slots=True)
class Revision:
    """What is known of one revision, its text aside."""

    id: int
    page: int  # id of its page
    parent: int | None  # the revision it was made from; None for a first one
    time: datetime  # UTC, to the second
    author: str
    summary: str  # the edit summary, at most 500 code points; "" for none
    is_minor: bool
    tags: tuple[str, ...]  # MediaWiki's software tags, sorted
    size: int  # in UTF-8 bytes
    delta: int  # size minus the size of the parent (of nothing for a first one)
    sha1: str  # of the UTF-8 bytes, in base 36, 31 digits, as MediaWiki exports it
    name: str  # given by the user, "" for none
    hidden: Hidden = Hidden.NOTHING  # what was withheld by the wiki it came from, or pruned
    user_id: int | None = None  # the author's number in the wiki it came from
    model: str = "wikitext"  # MediaWiki's content model
    format: str = "text/x-wiki"  # MediaWiki's content format
    pruned_at: datetime | None = None  # when a prune took its text, UTC

    @property
    def is_author_hidden(self) -> bool:
        """Whether the wiki it came from withheld who made it."""
        return Hidden.AUTHOR in self.hidden


def is_same_record(one: Revision | None, other: Revision | None) -> bool:
    """Tell whether two are one revision, whatever is said of it later.

    That is its name, and that it was reverted or its text pruned.
    """
    return _recorded(one) == _recorded(other)


def _recorded(revision: Revision | None) -> Revision | None:
    if revision is None:
        return None
    return replace(revision, name="", tags=(), hidden=Hidden.NOTHING, pruned_at=None)


@dataclass(frozen=True, slots=True)
class DeletedPage:
    """A page that was deleted; its history is whole, and it can be brought back."""

    page: Page  # as it was
    deletion: Revision | None  # who deleted it, when, and why; None where that is damaged


class LinkKind(IntEnum):
    """How a page refers to another."""

    LINK = 1  # it links to it
    TRANSCLUSION = 2  # it uses it as a template
    FILE = 3  # it shows the file
    CATEGORY = 4  # it is in the category


@dataclass(frozen=True, slots=True)
class PageLinks:
    """All that a text refers to; titles are whole and normalised, of missing pages too."""

    links: Collection[str] = ()
    templates: Collection[str] = ()
    files: Collection[str] = ()  # with their namespace: "File:Map.png"
    categories: Mapping[str, str] = field(default_factory=dict)  # with their sort keys, "" for none


@dataclass(frozen=True, slots=True)
class KnownLinks:
    """What a text refers to, and when it was read."""

    links: PageLinks
    as_of: int  # the last revision of the file before its templates were read


@dataclass(frozen=True, slots=True)
class Linker:
    """A page that refers to another, and in which ways."""

    page: Page
    kinds: frozenset[LinkKind]


@dataclass(frozen=True, slots=True)
class CategoryMember:
    """A page of a category."""

    page: Page
    sort: str  # what it gives as its key there; "" for none

    @property
    def sort_key(self) -> str:
        """What the members are ordered by, as MediaWiki's uppercase collation has it.

        The key that the page gives, then its title without the namespace (Help:Categories).
        """
        title = self.page.title.partition(":")[2] if self.page.namespace else self.page.title
        return (f"{self.sort}\n{title}" if self.sort else title).upper()


@dataclass(frozen=True, slots=True)
class Image:
    """An image kept in the file, its bytes aside."""

    name: str  # as in "File:NAME", normalised
    mime: str
    width: int  # in pixels
    height: int  # in pixels
    size: int  # in bytes
    sha1: str = ""  # of its bytes, in base 36, 31 digits


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a check found wrong."""

    # A key: "text", "chain", "metadata", "page", "image", "kept", "links", "names", "database".
    what: str
    page: str | None
    revision: int | None
    detail: str


@dataclass(frozen=True, slots=True)
class Prune:
    """That texts of a page were taken away by an explicit prune, as the chain has it."""

    record: int  # number of the revision that records it; it stands in no history
    page: str  # the title then
    time: datetime  # UTC
    author: str
    reason: str
    revisions: tuple[int, ...]  # whose texts went


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the whole file found."""

    revisions: int  # how many were checked
    readable: int  # how many of them read back as they were saved, pruned texts aside
    problems: tuple[Problem, ...]
    fingerprint: str  # the newest link of the chain, in hexadecimal
    prunes: tuple[Prune, ...] = ()  # what was taken away on purpose; no problem
