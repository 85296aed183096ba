"""One open page in the engine: its text, what it is compared with, what the window shows of it."""

from __future__ import annotations

import dataclasses
import itertools
import time
from typing import NamedTuple

from msgspec.structs import replace

from recension.diff import Comparer, Comparison, Options
from recension.engine.links import links_of, read_links
from recension.engine.merged_page import MergedPage
from recension.engine.messages import Edit, Heading, PreviewUpdate, VisualUpdate
from recension.engine.source import FileSource, SourceToKeep
from recension.engine.splices import BlockList
from recension.engine.unsaved_text import UnsavedText
from recension.store import PageLinks
from recension.store.edits import as_saved
from recension.wikitext import RenderedPage, Renderer, Site
from recension.wikitext.presave import Signer

_serials = itertools.count(1)


class OutOfStepError(Exception):
    """Edits that do not fit the text."""


class _Rendered(NamedTuple):
    """The page as it was rendered last."""

    key: tuple[int, int]  # its version, and the generation of the file
    page: RenderedPage
    text: str  # that was rendered
    frame: PreviewUpdate  # without its blocks


class OpenedPage:
    """The newest text of a page, with the caches that make the next rendering quick."""

    def __init__(self, number: int, title: str, version: int, text: str, site: Site) -> None:
        self.number = number
        self.title = title
        self.version = version
        self._renderer = Renderer(site, shows_lines=True)
        self._text = UnsavedText(text, title, self._renderer)
        self._blocks = BlockList()
        self._serial = 0
        self._comparer = Comparer("")
        self.merged = MergedPage(title, site)
        self._rendered: _Rendered | None = None

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self._text.text

    def edit(self, edits: tuple[Edit, ...], version: int, length: int) -> None:
        """Take over edits; raises OutOfStepError when they do not fit."""
        for edit in edits:
            self._text.edit(edit)
        self.version = version
        if len(self.text) != length:
            raise OutOfStepError(f"{len(self.text)} code points, not {length}")

    def set_base(self, base: str, options: Options) -> None:
        """Compare with another text from now on."""
        self._comparer = Comparer(base, options.in_wikis(self._renderer.site.namespaces))
        self.merged.set_base(base)

    def render(
        self, request: int, source: FileSource, signer: Signer | None = None
    ) -> PreviewUpdate:
        """Render the page and return what changed since the last time.

        It is shown as it is, or, with a signer, as that person would save it.
        """
        rendered = self._render(request, source, signer)
        onto = self._serial
        self._serial = next(_serials)
        splices = self._blocks.update([block.html for block in rendered.page.blocks])
        return replace(rendered.frame, onto=onto, serial=self._serial, splices=splices)

    def links_of(self, text: str, source: FileSource) -> PageLinks:
        """Return what a text refers to that is to be saved as this page: mostly the one shown."""
        source.refresh()
        rendered = self._rendered
        is_shown = rendered is not None and rendered.key[1] == source.generation
        if rendered is None or not is_shown or as_saved(rendered.text) != text:
            self._follow(source)
            return read_links(text, self.title, source, self._renderer)
        return links_of(rendered.page)

    def merge(
        self, request: int, source: FileSource, signer: Signer | None, onto: int
    ) -> VisualUpdate:
        """Return what changed in the page with the changes in it, since its blocks `onto`."""
        source.refresh()
        rendered = self._rendered
        if rendered is None or rendered.key != (self.version, source.generation):
            rendered = self._render(request, source, signer)
        frame = replace(rendered.frame, request=request)
        return self.merged.update(rendered.page, frame, source, onto)

    def _render(self, request: int, source: FileSource, signer: Signer | None) -> _Rendered:
        started = time.perf_counter()
        source.refresh()
        self._follow(source)
        shown = self._text.shown(SourceToKeep(source), signer)
        page = self._renderer.render(shown.text, self.title, source, shown.line_of)
        frame = PreviewUpdate(
            request=request,
            page=self.number,
            version=self.version,
            title=self.title,
            title_html=page.title_html,
            onto=0,
            serial=0,
            splices=(),
            lines=tuple(
                line for block in page.blocks for line in (block.first_line, block.last_line)
            ),
            headings=tuple(
                Heading(heading.level, heading.html, heading.anchor, heading.number, heading.line)
                for heading in page.headings
            ),
            categories=page.categories,
            language_links=page.language_links,
            templates=page.templates,
            indicators=dict(page.indicators),
            warnings=page.warnings,
            milliseconds=(time.perf_counter() - started) * 1000,
        )
        self._rendered = _Rendered((self.version, source.generation), page, shown.text, frame)
        return self._rendered

    def _follow(self, source: FileSource) -> None:
        if source.site.namespaces != self._renderer.site.namespaces:
            self._use(dataclasses.replace(self._renderer.site, namespaces=source.site.namespaces))

    def _use(self, site: Site) -> None:
        """Read the text anew as one of another site: an import told what namespaces are called."""
        self._renderer = Renderer(site, shows_lines=True)
        self._text = UnsavedText(self.text, self.title, self._renderer)
        comparer = self._comparer
        self._comparer = Comparer(comparer.old, comparer.options.in_wikis(site.namespaces))
        self.merged.use(site)

    def compare(self) -> Comparison:
        """Compare the page as it is with its base."""
        return self._comparer.compare(self.text)
