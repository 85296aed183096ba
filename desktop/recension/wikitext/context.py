"""What the passes share while they render one block of a page.

The order of a page's rendering:

1. `expansion.expand_page` turns the source into text with strip markers; the text is cut
   into blocks. All that a block needs is in its text and in what its markers stand for.
2. A `BlockContext` is made for every block that no cache holds, and `passes.half_parse`
   turns its text into HTML with paragraphs, link holders and nowiki markers still missing.
3. The titles that all those blocks link to are looked up at once (`BlockContext.existing`), then
   `passes.finish` completes each block, tidy included.
4. `assembly` numbers headings and references over all blocks and puts the page together.

What is numbered over the whole page stands in a block's HTML as a `places.placeholder`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from recension.titles import Title
from recension.wikitext.lines import NO_LINE, Jump, line_attribute
from recension.wikitext.sections import Section
from recension.wikitext.site import Site
from recension.wikitext.strip import StripState
from recension.wikitext.values import ImageInfo

TOC_PLACE = '<meta property="mw:PageProp/toc">'


@dataclass(slots=True)
class HeadingMark:
    """A heading of a block; its id stands as `placeholder("heading", index)` in the HTML."""

    level: int  # 1-6
    html: str  # its inner HTML
    toc_html: str  # its inner HTML for the table of contents
    anchor: str  # wished for; the page makes it unique
    fallback: str = ""  # second anchor wished for, see `anchors.fallback_anchor`
    text: str = ""  # what the anchors are made of, where the page decides a part of it
    line: int = 0  # of the source, from the block's first
    section: Section | None = None  # that it begins, where sections have links to edit them


@dataclass(slots=True)
class ReferenceMark:
    """A call of <ref>, or the place of a <references/>; see `cite`."""

    # "ref"; "list" and "references" where a <references> begins and ends; "inner" for one in it
    kind: str
    attributes: Mapping[str, str]
    html: str | None  # the note, None where the tag has no content
    index: int  # of its placeholder in the block
    inside: int | None = None  # index of the <references> it stands in
    within: int | None = None  # index of the <ref> whose text or details it stands in
    in_details: bool = False  # rather than in the text
    is_open: bool = False  # formatting of its text or details goes on after it, if not stopped
    details_html: str | None = None
    is_function: bool = False  # written as {{#tag:}}
    written: str | None = None  # its content before it was expanded
    line: int | None = None  # of the source, from the block's first; None where it is not told


@dataclass(slots=True)
class BlockOutput:
    """What a block contributes to its page besides its HTML."""

    links: dict[str, Title] = field(default_factory=dict)  # by full title, without fragment
    categories: dict[str, str] = field(default_factory=dict)  # full title -> sort key
    language_links: list[str] = field(default_factory=list)
    images: dict[str, None] = field(default_factory=dict)  # names without namespace, with spaces
    external_links: dict[str, None] = field(default_factory=dict)
    headings: list[HeadingMark] = field(default_factory=list)
    references: list[ReferenceMark] = field(default_factory=list)
    indicators: dict[str, str] = field(default_factory=dict)  # name -> HTML
    switches: set[str] = field(default_factory=set)  # "notoc", "forcetoc", "toc", ...
    warnings: list[str] = field(default_factory=list)


@dataclass(slots=True)
class BlockContext:
    """All a pass may know and change while it renders one block."""

    site: Site
    title: Title
    strip: StripState
    images: Callable[[list[str]], Mapping[str, ImageInfo]]  # those that exist, by name
    output: BlockOutput = field(default_factory=BlockOutput)
    existing: Callable[[str], bool] = bool  # whether a full title exists, from pass 3 on
    holders: list[object] = field(default_factory=list)  # link holders, the links pass's own
    unnamed_links: int = 0  # external ones, shown as a number
    inside_references: int | None = None  # index of the <references> whose content is parsed
    within_reference: tuple[int, bool] | None = None  # the same for a <ref>, and if for its details
    empty_references: frozenset[int] = frozenset()  # of those known to show nothing
    options: Mapping[str, object] = field(default_factory=dict)

    def note_link(self, title: Title) -> None:
        """Remember that the block links to a page of this wiki, to learn whether it exists."""
        self.output.links.setdefault(title.full, title)


class Parse(Protocol):
    """Turns expanded text into HTML without paragraphs, to be finished later."""

    def __call__(self, text: str, jumps: Sequence[Jump] | None = None) -> str:
        """Return the HTML; `jumps` in the lines of the text count from that of its tag."""


@dataclass(frozen=True, slots=True)
class TagContext:
    """What the tags of a block are given while the block is rendered."""

    block: BlockContext
    parse: Parse
    parse_fully: Callable[[str], str]  # the same with paragraphs and lists
    line: int | None = None  # of the source, from the block's first; None where it is not told

    @property
    def site(self) -> Site:
        """The wiki."""
        return self.block.site

    def line_attribute(self, line: int) -> str:
        """Return the attribute for a line that counts from that of the tag."""
        return NO_LINE if self.line is None else line_attribute(self.line + line)

    @property
    def output(self) -> BlockOutput:
        """What the block contributes to its page."""
        return self.block.output
