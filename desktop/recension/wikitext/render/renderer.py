"""The renderer: source in, blocks out, unchanged blocks for nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import chain

from recension.titles import Title
from recension.titles.namespaces import CATEGORY
from recension.wikitext.cite import (
    BlockMarks,
    GroupLabels,
    PlacedReferences,
    ReferenceMemory,
    WrittenReferences,
)
from recension.wikitext.expand import (
    ExpandedPage,
    Expander,
    PageMemory,
    TemplateTexts,
    expand_node,
    expand_page,
)
from recension.wikitext.extension import Registry
from recension.wikitext.passes.rules import places_contents
from recension.wikitext.preprocess import Preprocessor
from recension.wikitext.redirect import split_redirect
from recension.wikitext.render.assembly import PageBlock, assemble
from recension.wikitext.render.block import BlockJob, RenderedBlock
from recension.wikitext.render.block_lines import BlockLines, lines_of_blocks
from recension.wikitext.render.cache import BlockCache, is_current
from recension.wikitext.render.category import members_block
from recension.wikitext.render.cut import CutMemory, cut
from recension.wikitext.render.lookup import Lookup
from recension.wikitext.render.redirects import redirect_block
from recension.wikitext.render.standard import standard_registry
from recension.wikitext.site import Site
from recension.wikitext.values import CategoryList, CategoryListing, PageSource, RenderedPage

_MAX_MEMORIES = 4  # pages


@dataclass(slots=True)
class PageMemories:
    """How a page was expanded and cut the last time, and its references counted."""

    page: PageMemory = field(default_factory=PageMemory)
    cuts: CutMemory = field(default_factory=CutMemory)
    references: ReferenceMemory = field(default_factory=ReferenceMemory)


class Renderer:
    """Renders pages of one site and remembers their blocks from one call to the next.

    With `shows_lines` the elements of a block that begin on a line of the source say which, from
    the block's first line, in the attribute `data-mw-line`: what templates make, the line of the
    call. Notes name the mark in the text that they are written at instead (`data-mw-mark`).
    """

    def __init__(
        self,
        site: Site | None = None,
        registry: Registry | None = None,
        *,
        shows_lines: bool = False,
    ) -> None:
        self.site = site or Site.default()
        self.registry = registry or standard_registry()
        self.shows_lines = shows_lines
        self._templates = TemplateTexts(
            Preprocessor(self.registry.tags, counts_sections=self.site.section_edit_links)
        )
        self._cache = BlockCache()
        self.written_references = WrittenReferences()
        self._memories: dict[str, PageMemories] = {}

    def render(
        self,
        text: str,
        title: Title | str,
        source: PageSource,
        line_of: Callable[[int], int] | None = None,
    ) -> RenderedPage:
        """Return the page that a text makes under a title; raises BadTitle for a bad one.

        Whatever the text is, there is a page: what is wrong with it shows in it. Lines are those of
        the text, or what `line_of` makes of them where the text was itself made from another.
        """
        page = self.site.parse_title(title) if isinstance(title, str) else title
        text = text.replace("\r\n", "\n").replace("\x7f", "").replace("\0", "\ufffd")
        rendered = _Rendering(self, page, source).render(text, line_of)
        if page.namespace == CATEGORY and isinstance(source, CategoryList):
            return self._with_members(rendered, page, source.category(page.full))
        return rendered

    def _with_members(
        self, rendered: RenderedPage, page: Title, listing: CategoryListing | None
    ) -> RenderedPage:
        if listing is None:
            return rendered
        line = rendered.blocks[-1].last_line if rendered.blocks else 0
        listed = members_block(listing, page.text, self.site, line)
        return replace(rendered, blocks=(*rendered.blocks, listed))

    def memory(self, title: Title) -> PageMemories:
        """Return what is remembered of a page that was rendered not long ago."""
        memory = self._memories.pop(title.full, None) or PageMemories()
        self._memories[title.full] = memory
        while len(self._memories) > _MAX_MEMORIES:
            del self._memories[next(iter(self._memories))]
        return memory

    @property
    def templates(self) -> TemplateTexts:
        """The trees of texts seen so far."""
        return self._templates

    @property
    def cache(self) -> BlockCache:
        """The blocks rendered so far."""
        return self._cache


@dataclass(slots=True)
class _Piece:
    """A block of the page as it is being looked for or made."""

    key: tuple[object, ...]
    lines: BlockLines
    block: RenderedBlock | None
    job: BlockJob | None = None
    empty_references: frozenset[int] = frozenset()
    has_contents_before: bool = False  # the page, where this block asks for them as well


class _Rendering:
    """One call of `Renderer.render`."""

    def __init__(self, renderer: Renderer, title: Title, source: PageSource) -> None:
        self._renderer = renderer
        self._site = renderer.site
        self._title = title
        self._lookup = Lookup(source, self._site)
        self._memory = renderer.memory(title)
        self._expander = Expander(
            renderer.site, title, source, renderer.registry, renderer.templates, expand_node
        )

    def render(self, text: str, line_of: Callable[[int], int] | None) -> RenderedPage:
        redirect = split_redirect(text, self._site)
        body = redirect[1] if redirect else text
        skipped = text.count("\n", 0, len(text) - len(body))
        expanded = expand_page(self._expander, body, self._memory.page)
        if line_of:
            expanded = expanded.renumbered(lambda line: line_of(line + skipped) - skipped)
        pieces = self._find(expanded)
        self._make(pieces)
        references = self._cite(pieces, 1 if redirect else 0)
        blocks = [_page_block(piece, skipped) for piece in pieces]
        if redirect:
            blocks.insert(0, redirect_block(redirect[0], self._site, self._lookup, skipped))
        return assemble(blocks, self._expander, references)

    def _find(self, expanded: ExpandedPage) -> list[_Piece]:
        pieces = []
        cuts = cut(expanded.text, self._memory.cuts)
        shows_lines = self._renderer.shows_lines
        has_contents = False
        for (start, end), lines in zip(cuts, lines_of_blocks(expanded, cuts), strict=True):
            text = expanded.text[start:end].removesuffix("\n")
            asks_for_contents = places_contents(text)
            is_too_late = has_contents and asks_for_contents
            has_contents |= asks_for_contents
            key = (text, self._title.full, lines.jumps if shows_lines else None, is_too_late)
            pieces.append(
                _Piece(key, lines, self._renderer.cache.get(key), has_contents_before=is_too_late)
            )
        return pieces

    def _make(self, pieces: list[_Piece]) -> None:
        """Render what no cache has, or has as it was when other pages existed."""
        known = [piece.block for piece in pieces if piece.block]
        self._lookup.images(name for block in known for name in block.output.images)
        self._lookup.ask(chain.from_iterable(block.output.links for block in known))
        for piece in pieces:
            if piece.block and is_current(
                piece.block, self._lookup.existing, self._lookup.known_images
            ):
                continue
            piece.job = self._begin(piece)
        jobs = [piece.job for piece in pieces if piece.job]
        self._lookup.ask(chain.from_iterable(job.context.output.links for job in jobs))
        for piece in pieces:
            if piece.job:
                piece.block = piece.job.end(self._lookup.exists)
                size = len(str(piece.key[0])) + len(piece.block.html)
                self._renderer.cache.put(piece.key, size, piece.block)

    def _cite(self, pieces: list[_Piece], first: int) -> PlacedReferences:
        """Count the page's references; render blocks again whose lists turn out to be empty."""
        memory, settings = self._memory.references, self._site.settings
        citations = memory.citations(_marks(pieces, first), settings)
        empty: dict[int, set[int]] = {}
        for (block, index), notes in citations.lists.items():
            if not notes.notes and not notes.problems:
                empty.setdefault(block - first, set()).add(index)
        if empty:
            self._empty_lists(pieces, empty)
            citations = memory.citations(_marks(pieces, first), settings)
        labels = GroupLabels(self._expander.source)
        return memory.placed(citations, self._site, labels, self._renderer.written_references)

    def _empty_lists(self, pieces: list[_Piece], empty: dict[int, set[int]]) -> None:
        for block, indices in empty.items():
            piece = pieces[block]
            piece.key = (*piece.key, frozenset(indices))
            piece.empty_references = frozenset(indices)
            piece.block, piece.job = self._renderer.cache.get(piece.key), None
        self._make([pieces[block] for block in empty])

    def _begin(self, piece: _Piece) -> BlockJob:
        job = BlockJob(
            str(piece.key[0]),
            self._title,
            self._site,
            self._renderer.registry,
            self._expander.piece,
            self._lookup.images,
            piece.empty_references,
            piece.lines.jumps if self._renderer.shows_lines else None,
            piece.has_contents_before,
        )
        job.begin()
        return job


def _page_block(piece: _Piece, skipped: int) -> PageBlock:
    """Return a block in its place; `skipped` lines of the source come before the page's text."""
    assert piece.block is not None  # noqa: S101 - every piece was filled
    first, last = skipped + piece.lines.first, skipped + piece.lines.last
    return PageBlock(piece.block.html, piece.block.output, first, last, piece.lines.is_literal)


def _marks(pieces: list[_Piece], first: int) -> BlockMarks:
    """Return the references of blocks, of which the first has a number on the page."""
    return [
        (index, piece.block.output.references)
        for index, piece in enumerate(pieces, first)
        if piece.block and piece.block.output.references
    ]
