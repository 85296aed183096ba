"""The parts of a MediaWiki export, as they stream by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ExportedSite:
    """What an export says of the wiki it comes from."""

    name: str = ""
    namespaces: Mapping[int, str] = field(default_factory=dict)  # names by number, the last of each
    aliases: tuple[tuple[int, str], ...] = ()  # the names that stand before the last of a number
    is_case_sensitive: bool = False  # "apple" and "Apple" are two pages
    small_letters: frozenset[int] = frozenset()  # namespaces in which they are, whatever others do


@dataclass(frozen=True, slots=True)
class ExportedPage:
    """The beginning of a page; its revisions follow."""

    title: str  # as the export has it
    namespace: int | None  # None before schema 0.6
    id: int | None
    redirect: str = ""  # the title its newest revision leads to


@dataclass(frozen=True, slots=True)
class ExportedRevision:
    """A revision of the page that came last, as the export has it."""

    page: ExportedPage
    id: int | None
    timestamp: str
    author: str
    user_id: int | None
    comment: str
    is_minor: bool
    model: str
    format: str
    text: str | None  # None where it is not in the export
    size: int  # in bytes, as the export says it; 0 where it does not
    sha1: str  # in base 36, as the export says it; "" where it does not
    is_text_deleted: bool = False
    is_comment_deleted: bool = False
    is_author_deleted: bool = False


@dataclass(frozen=True, slots=True)
class ExportedOddity:
    """Something in an export that is no part of a page's history."""

    element: str  # its name, "" for words between elements
    page: str  # the title of the page it stands in, "" in none
    revision: int | None
    words: str = ""  # what is said there


Exported = ExportedSite | ExportedPage | ExportedRevision | ExportedOddity
