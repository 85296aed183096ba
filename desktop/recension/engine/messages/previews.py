"""Rendered pages: what to render, and what changed of the blocks since the last time."""

from __future__ import annotations

from msgspec import Struct

from recension.engine.messages.texts import TextSide


class RenderText(Struct, frozen=True, tag=True):
    """Render a text for reading; a later request of this kind replaces a waiting one."""

    request: int
    title: str
    side: TextSide


class CompareRendered(Struct, frozen=True, tag=True):
    """Show the changes between two texts in the page; a later one replaces a waiting one."""

    request: int
    title: str
    old: TextSide
    new: TextSide


class PreviewBlock(Struct, frozen=True, array_like=True):
    """A top-level piece of the rendered page; its id stays while its HTML stays."""

    id: int
    html: str


class Splice(Struct, frozen=True, array_like=True):
    """In the list of blocks, `removed` of them at `start` give way to `blocks`."""

    start: int
    removed: int
    blocks: tuple[PreviewBlock, ...]


class Heading(Struct, frozen=True, array_like=True):
    """One heading of the page, for the outline.

    It says what the renderer's `Heading` says; the window must not load the renderer to read it.
    """

    level: int  # 1-6
    html: str
    anchor: str
    number: str  # "1.2"
    line: int | None  # of the source, from 0; None for one that a template made


class PreviewUpdate(Struct, frozen=True, tag=True):
    """What changed in the rendered page since the list of blocks numbered `onto`.

    The splices are made one after the other, from the first to the last; the starts are those of
    the list as the splices before it left it. `onto` 0 is the empty list: the page begins anew.
    """

    request: int
    page: int  # the window's number of the page; 0 for a text rendered for reading
    version: int
    title: str
    title_html: str
    onto: int
    serial: int  # of the list of blocks this update makes
    splices: tuple[Splice, ...]
    lines: tuple[int, ...]  # first and last source line of every block in order, two per block
    headings: tuple[Heading, ...] = ()
    categories: tuple[str, ...] = ()
    language_links: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    indicators: dict[str, str] = {}
    warnings: tuple[str, ...] = ()
    milliseconds: float = 0.0  # that the rendering took

    @property
    def is_fresh(self) -> bool:
        """Whether the page begins anew."""
        return self.onto == 0


class VisualUpdate(Struct, frozen=True, tag=True):
    """What changed in the rendered page that shows the changes in it."""

    request: int
    page: int  # the window's number of the page; 0 for two given texts
    version: int
    rendering: (
        PreviewUpdate  # the newer page with the changes in it; lists have serials of their own
    )
    steps: tuple[int, ...]  # how many changes begin in every block, in order
    is_complete: bool  # whether the time sufficed for the words of all blocks
