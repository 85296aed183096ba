"""What the renderer needs to know of the world, and what it gives back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """Size and address of an image that exists."""

    width: int  # in pixels
    height: int  # in pixels
    url: str = ""  # of the original; "" lets the site make it from the name
    mime: str = ""
    name: str = (
        ""  # of the image it leads to, where its page is a redirect; such a one may be missing
    )


class PageSource(Protocol):
    """The pages and images a text may refer to. Titles are whole and normalised, with spaces."""

    def text(self, title: str) -> str | None:
        """Return the newest wikitext of a page, or None where there is none."""

    def existing(self, titles: Collection[str]) -> set[str]:
        """Return those of the titles that exist, asked once a page for all its links."""

    def images(self, names: Collection[str]) -> Mapping[str, ImageInfo]:
        """Return what is known of those of the images ("Name.png") that exist."""


@runtime_checkable
class PageList(Protocol):
    """What a page source may know besides: all the pages there are."""

    def titles(self) -> Sequence[str]:
        """Return the titles of all pages, whole and normalised, in order."""


@dataclass(frozen=True, slots=True)
class CategoryMember:
    """A page of a category."""

    title: str
    namespace: int
    sort_key: str  # what it is ordered by


@dataclass(frozen=True, slots=True)
class CategoryListing:
    """The members of a category, in their order."""

    members: Sequence[CategoryMember] = ()
    unread: int = 0  # pages that may belong to it too and were not looked at yet


@runtime_checkable
class CategoryList(Protocol):
    """What a page source may know besides: which pages belong to a category."""

    def category(self, title: str) -> CategoryListing | None:
        """Return the members of a category, given whole and normalised; None: nobody knows."""


class PageWarning(StrEnum):
    """What the writer of a page should know of it; `recension.messages` has the words."""

    TEMPLATE_LOOP = "template-loop"
    DUPLICATE_ARGUMENT = "duplicate-argument"
    # Limits, which depend on all that the page does.
    TEMPLATE_DEPTH = "template-depth"
    EXPANSION_DEPTH = "expansion-depth"
    NODE_COUNT = "node-count"
    INCLUDE_SIZE = "include-size"
    ARGUMENT_SIZE = "argument-size"
    EXPENSIVE_CALLS = "expensive-calls"


@dataclass(frozen=True, slots=True)
class Block:
    """A top-level piece of the page that can be replaced on its own."""

    html: str  # final: numbers of references and ids of headings are in it
    first_line: int  # of the source, from 0
    last_line: int  # of the source, included


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the page, for the outline and the table of contents."""

    level: int  # 1-6
    html: str
    anchor: str
    number: str  # "1.2"
    line: int | None  # of the source, from 0; None for one that a template made


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page as the preview shows it; `html` is its blocks in order."""

    title_html: str  # with DISPLAYTITLE honoured
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...] = ()
    categories: tuple[str, ...] = ()  # titles with their namespace
    sort_keys: tuple[str, ...] = ()  # of the categories, "" where the page gives none
    links: tuple[str, ...] = ()  # titles of the pages it links to or asks for
    templates: tuple[str, ...] = ()  # titles of the pages it transcludes, missing ones too
    images: tuple[str, ...] = ()
    language_links: tuple[str, ...] = ()
    indicators: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()  # of `PageWarning`

    @property
    def html(self) -> str:
        """The whole page in one piece."""
        return "".join(block.html for block in self.blocks)
