"""One open page in the engine: its text, what it is compared with, what the window shows of it."""

from __future__ import annotations

import itertools
import time

from recension.diff import Comparer, Comparison, Options
from recension.engine.messages import Edit, Heading, PreviewUpdate
from recension.engine.source import FileSource
from recension.engine.splices import BlockList
from recension.wikitext import Renderer, Site

_serials = itertools.count(1)


class OutOfStepError(Exception):
    """Edits that do not fit the text."""


class OpenedPage:
    """The newest text of a page, with the caches that make the next rendering quick."""

    def __init__(self, number: int, title: str, version: int, text: str, site: Site) -> None:
        self.number = number
        self.title = title
        self.version = version
        self.text = text
        self._renderer = Renderer(site, shows_lines=True)
        self._blocks = BlockList()
        self._serial = 0
        self._comparer = Comparer("")

    def edit(self, edits: tuple[Edit, ...], version: int, length: int) -> None:
        """Take over edits; raises OutOfStepError when they do not fit."""
        for edit in edits:
            self.text = edit.apply(self.text)
        self.version = version
        if len(self.text) != length:
            raise OutOfStepError(f"{len(self.text)} code points, not {length}")

    def set_base(self, base: str, options: Options) -> None:
        """Compare with another text from now on."""
        self._comparer = Comparer(base, options)

    def render(self, request: int, source: FileSource) -> PreviewUpdate:
        """Render the page as it is, and return what changed since the last time."""
        started = time.perf_counter()
        source.refresh()
        page = self._renderer.render(self.text, self.title, source)
        onto = self._serial
        self._serial = next(_serials)
        splices = self._blocks.update([block.html for block in page.blocks])
        return PreviewUpdate(
            request=request,
            page=self.number,
            version=self.version,
            title=self.title,
            title_html=page.title_html,
            onto=onto,
            serial=self._serial,
            splices=splices,
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

    def compare(self) -> Comparison:
        """Compare the page as it is with its base."""
        return self._comparer.compare(self.text)
