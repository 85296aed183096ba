"""One block of expanded text into HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from recension.titles import Title
from recension.wikitext.context import BlockContext, BlockOutput, ReferenceMark, TagContext
from recension.wikitext.extension import Deferred, Html, Piece, Registry
from recension.wikitext.lines import Jump, LineCursor, SourceLines
from recension.wikitext.passes import build_inline, finish, half_parse
from recension.wikitext.places import settled
from recension.wikitext.render.note import finished_note
from recension.wikitext.site import Site
from recension.wikitext.strip import MARKER_OR_STRAY, StripState
from recension.wikitext.values import ImageInfo

_MAX_NESTING = 8  # some tags show their content in two places, which would multiply
_PARAGRAPH = re.compile(r"<p>((?:[^<]|<(?!/p>))*+)\n?</p>\n?")


@dataclass(slots=True)
class RenderedBlock:
    """A block's HTML with placeholders for what its page decides, and what it was made from."""

    html: str
    output: BlockOutput
    existing: frozenset[str]  # those of its links that existed
    images: Mapping[str, ImageInfo]  # those of its images that existed


@dataclass(slots=True)
class BlockJob:
    """A block on its way, between the passes before and after links are looked up."""

    text: str
    title: Title
    site: Site
    registry: Registry
    piece: Callable[[str], Piece | None]
    images: Callable[[list[str]], Mapping[str, ImageInfo]]
    empty_references: frozenset[int] = frozenset()
    jumps: tuple[Jump, ...] | None = None  # in its source lines; None: the HTML has no lines
    has_contents_before: bool = False  # the page has its table of contents further up
    context: BlockContext = field(init=False)
    _html: str = field(init=False, default="")
    _nesting: int = field(init=False, default=0)  # of tags in the contents of tags
    _line: int | None = field(init=False, default=None)  # of the tag at hand
    _seen_images: dict[str, ImageInfo] = field(init=False, default_factory=dict)
    _marks: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.context = BlockContext(self.site, self.title, StripState(), self._look_up_images)
        self.context.empty_references = self.empty_references
        if self.has_contents_before:
            self.context.output.switches.add("toc")

    def begin(self) -> None:
        """Do everything that needs no knowledge of other pages."""
        lines = None
        if self.jumps is not None:
            lines = SourceLines(self.text, self.jumps)
            self._line = 0
        self._html = half_parse(self._with_pieces(self.text, self.jumps), self.context, lines=lines)

    def end(self, existing: Callable[[str], bool]) -> RenderedBlock:
        """Finish the block, knowing which pages exist."""
        self.context.existing = existing
        html = settled(finish(self._html, self.context))
        output = self.context.output
        for mark in output.references:
            mark.html = self._note(mark.html, mark)
            mark.details_html = self._note(mark.details_html, mark)
        for name, indicator in output.indicators.items():
            output.indicators[name] = _in_line(settled(finish(indicator, self.context)))
        known = frozenset(title for title in output.links if existing(title))
        return RenderedBlock(html, output, known, self._seen_images)

    def _note(self, html: str | None, mark: ReferenceMark) -> str | None:
        """Finish the text of a reference, which will stand in a list of the page."""
        if html is None:
            return None
        html, is_open = finished_note(html, self.context)
        mark.is_open |= is_open
        return settled(html)

    def _parse(self, text: str, jumps: Sequence[Jump] | None = None) -> str:
        return build_inline(self._with_pieces(text, jumps), self.context)

    def _parse_fully(self, text: str) -> str:
        return half_parse(self._with_pieces(text), self.context, is_main=False)

    def _with_pieces(self, text: str, jumps: Sequence[Jump] | None = None) -> str:
        """Give the markers of expansion their meaning in this block.

        What is no marker of this page was forged, or cut out of one: it is left out. Jumps in the
        lines of the text let its tags know where they stand.
        """
        if "\x7f" not in text:
            return text
        base = self._line
        if base is None or jumps is None:
            return MARKER_OR_STRAY.sub(lambda match: self._marker(match[0]), text)
        cursor = LineCursor(text, jumps)

        def located(match: re.Match[str]) -> str:
            self._line = base + cursor.line_at(match.start())
            return self._marker(match[0])

        text = MARKER_OR_STRAY.sub(located, text)
        self._line = base
        return text

    def _marker(self, marker: str) -> str:
        piece = self.piece(marker)
        strip = self.context.strip
        if isinstance(piece, Html):
            kept = strip.nowiki if piece.is_nowiki else strip.general
            if marker not in kept:
                kept[marker] = self._with_pieces(piece.html)
            return marker
        if isinstance(piece, Deferred):
            return self._deferred(piece)
        return ""

    def _deferred(self, piece: Deferred) -> str:
        tag = self.registry.tags[piece.tag]
        if tag.render is None or self._nesting >= _MAX_NESTING:
            return ""
        self._nesting += 1
        context = TagContext(self.context, self._parse, self._parse_fully, self._line)
        html = tag.render(piece, context)
        self._nesting -= 1
        strip = self.context.strip
        return strip.add_nowiki(html) if tag.is_nowiki else strip.add_general(html, piece.tag)

    def _look_up_images(self, names: list[str]) -> Mapping[str, ImageInfo]:
        found = self.images(names)
        self._seen_images.update(found)
        for name in names:
            self.context.output.images.setdefault(name)
        return found


def _in_line(html: str) -> str:
    """Return what stands in a paragraph where that is all, to be put into a line."""
    paragraph = _PARAGRAPH.fullmatch(html)
    return paragraph[1].rstrip("\n") if paragraph else html
