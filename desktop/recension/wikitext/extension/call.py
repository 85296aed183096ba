"""What an extension is given: the call of a parser function or of an extension tag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from recension.titles import Title
from recension.wikitext.extension.frame import Frame
from recension.wikitext.extension.pieces import Piece
from recension.wikitext.lines import Jump
from recension.wikitext.preprocess import Node, Part
from recension.wikitext.site import Site
from recension.wikitext.values import PageSource
from recension.wikitext.whitespace import trim

_MAX_LATE = 2  # tags in one another through which a template may stand in itself


class Expansion(Protocol):
    """What calls may ask of, and leave with, the expansion of the page they stand on."""

    site: Site
    title: Title  # of the page
    switches: set[str]  # behaviour of the page, such as "notoc"
    asked: dict[str, Title]  # pages of which only it matters whether they exist, by whole title
    display_title: str  # HTML of {{DISPLAYTITLE:}}, "" where there is none
    default_sort: str
    warnings: dict[str, None]
    user: str  # who saves the page, "" where it is only shown
    kept: dict[str, object]  # what extensions remember while the page is expanded, by their names

    @property
    def source(self) -> PageSource:
        """The other pages."""

    @property
    def now(self) -> datetime:
        """The time of the rendering, in UTC."""

    def expand(self, nodes: Sequence[Node], frame: Frame) -> str:
        """Expand nodes in a frame."""

    def expand_text(self, text: str, frame: Frame) -> str:
        """Expand wikitext as if it stood in a frame."""

    def expand_text_with_lines(self, text: str, frame: Frame) -> tuple[str, list[Jump]]:
        """Do the same, and tell the jumps in its lines."""

    def expand_late(self, text: str, frame: Frame) -> str:
        """Expand wikitext in the frame of a page, the same only once."""

    def strip(self, piece: Piece) -> str:
        """Keep a piece and return the marker that stands for it."""

    def piece(self, marker: str) -> Piece | None:
        """Return what a marker stands for."""

    def may_look_up(self) -> bool:
        """Count an expensive call; False when there were too many."""

    def call_tag(
        self, name: str, attributes: Mapping[str, str], content: str | None, frame: Frame
    ) -> str | None:
        """Call an extension tag as {{#tag:}} does; None where there is no such tag."""


@dataclass(frozen=True, slots=True)
class FunctionCall:
    """`{{name:first|second|...}}` with its arguments not expanded yet, but the first."""

    name: str
    first: str  # expanded and trimmed, "" for a variable
    parts: Sequence[Part]  # the arguments after the first
    frame: Frame
    expansion: Expansion
    is_variable: bool = False  # written without a colon

    @property
    def site(self) -> Site:
        """The wiki."""
        return self.expansion.site

    def __len__(self) -> int:
        """Return the number of arguments, the first included."""
        return 1 + len(self.parts)

    def text(self, index: int, default: str = "") -> str:
        """Return an argument, expanded and trimmed; `default` where it is missing."""
        if index == 0:
            return self.first
        if index > len(self.parts):
            return default
        return trim(self.expansion.expand(self.parts[index - 1].nodes, self.frame))

    def texts(self) -> list[str]:
        """Return all arguments, expanded and trimmed."""
        return [self.text(index) for index in range(len(self))]

    def expand(self, nodes: Sequence[Node]) -> str:
        """Expand nodes of the call in its frame."""
        return self.expansion.expand(nodes, self.frame)


@dataclass(frozen=True, slots=True)
class TagCall:
    """`<name attributes>content</name>` with its content as written."""

    name: str  # in lower case
    attributes: Mapping[str, str]
    content: str | None  # None for <name/>
    frame: Frame
    expansion: Expansion
    is_function: bool = False  # written as {{#tag:name|...}}; the content is expanded then
    content_line: int | None = None  # where the content begins, from the line of the tag; None
    # where the tag does not stand on the page itself

    @property
    def site(self) -> Site:
        """The wiki."""
        return self.expansion.site

    def expand(self, text: str) -> str:
        """Expand wikitext of the call in its frame."""
        return self.expansion.expand_text(text, self.frame)

    def expand_content(self) -> tuple[str, tuple[Jump, ...] | None]:
        """Return the content expanded in its frame, and the jumps in its lines if they are known.

        Lines count from that of the tag.
        """
        content = self.content or ""
        if self.content_line is None:
            return self.expand(content), None
        text, jumps = self.expansion.expand_text_with_lines(content, self.frame)
        moved = ((offset, line + self.content_line) for offset, line in jumps)
        return text, ((0, self.content_line), *moved)

    def expand_late(self, text: str) -> str:
        """Expand wikitext of the call as if it stood on the page itself.

        MediaWiki does so where the text is shown, so that a template may stand in itself by way of
        a tag, as far as it is shown.
        """
        frame = self.frame
        is_loop_allowed = frame.late < _MAX_LATE
        page = Frame(
            self.expansion.title,
            depth=frame.depth,
            open_titles=frozenset() if is_loop_allowed else frame.open_titles,
            late=frame.late + 1,
        )
        return self.expansion.expand_late(text, page)
