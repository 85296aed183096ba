"""The rendered page with the changes in it, as the window follows it while one types."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass
from typing import NamedTuple

from msgspec.structs import replace

from recension.engine.messages import PreviewUpdate, VisualUpdate
from recension.engine.source import FileSource
from recension.engine.splices import BlockList
from recension.visual import PageMerger, RenderedBlock, VisualPage
from recension.wikitext import RenderedPage, Renderer, Site

_serials = itertools.count(1)
_PATIENCE = 5.0  # times as long as while one types


class Refined(NamedTuple):
    """A merging made with more time, and what can go on from it."""

    merger: PageMerger
    page: VisualPage


@dataclass(frozen=True, slots=True)
class Coarse:
    """A merging for which the time did not suffice."""

    generation: int  # of the file
    base: list[RenderedBlock]
    blocks: list[RenderedBlock]
    frame: PreviewUpdate

    def refined(self) -> Refined:
        """Merge again with more time; safe in another thread."""
        merger = PageMerger(self.base)
        return Refined(merger, merger.merge(self.blocks, _PATIENCE))


class MergedPage:
    """Shows how a base became the page, both rendered.

    The base is rendered when it is first needed, and again when the file has changed: its
    templates are those of today.

    Args:
        title: of the page.
        site: its wiki.
    """

    def __init__(self, title: str, site: Site) -> None:
        self._title = title
        self._renderer = Renderer(site, shows_lines=True)
        self._base = ""
        self._merger: tuple[int, PageMerger] | None = None  # and the file's generation
        self._base_blocks: list[RenderedBlock] = []
        self.coarse: Coarse | None = None  # where the time did not suffice the last time
        self._blocks = BlockList()
        self._serial = 0

    def use(self, site: Site) -> None:
        """Render the base as one of another site from now on."""
        self._renderer, self._merger = Renderer(site, shows_lines=True), None

    def set_base(self, base: str) -> None:
        """Compare with another text from now on."""
        self._base, self._merger, self.coarse = base, None, None

    def update(
        self, page: RenderedPage, frame: PreviewUpdate, source: FileSource, onto: int
    ) -> VisualUpdate:
        """Return what changed in the merged page since the list of blocks `onto`.

        Args:
            page: the newer page.
            frame: what its preview says of it, for what stands around the blocks.
            source: what its base may refer to.
            onto: the serial of what the window shows; the page begins anew where it is another.
        """
        started = time.perf_counter()
        blocks = _blocks(page)
        merged = self._merger_for(source).merge(blocks)
        self.coarse = None
        if not merged.is_complete:
            self.coarse = Coarse(source.generation, self._base_blocks, blocks, frame)
        return self._tell(merged, frame, onto, started)

    def take(self, coarse: Coarse, refined: Refined) -> VisualUpdate | None:
        """Return what changed by a merging with more time; None where the page went on."""
        if coarse is not self.coarse:
            return None
        self.coarse = None  # it is not tried a third time
        self._merger = coarse.generation, refined.merger
        return self._tell(refined.page, coarse.frame, self._serial, time.perf_counter())

    def _tell(
        self, merged: VisualPage, frame: PreviewUpdate, onto: int, started: float
    ) -> VisualUpdate:
        if onto != self._serial or onto == 0:
            self._blocks, onto = BlockList(), 0
        splices = self._blocks.update([block.html for block in merged.blocks])
        self._serial = next(_serials)
        rendering = replace(
            frame,
            onto=onto,
            serial=self._serial,
            splices=splices,
            lines=tuple(
                line for block in merged.blocks for line in (block.first_line, block.last_line)
            ),
            milliseconds=(time.perf_counter() - started) * 1000,
        )
        steps = tuple(block.steps for block in merged.blocks)
        return VisualUpdate(
            frame.request, frame.page, frame.version, rendering, steps, merged.is_complete
        )

    def _merger_for(self, source: FileSource) -> PageMerger:
        if self._merger is None or self._merger[0] != source.generation:
            self._base_blocks = _blocks(self._renderer.render(self._base, self._title, source))
            self._merger = source.generation, PageMerger(self._base_blocks)
        return self._merger[1]


def _blocks(page: RenderedPage) -> list[RenderedBlock]:
    return [RenderedBlock(block.html, block.first_line, block.last_line) for block in page.blocks]
