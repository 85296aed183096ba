"""What a page refers to, as the renderer finds it."""

from __future__ import annotations

from recension.engine.messages import FoundLinks
from recension.errors import TextWithheld
from recension.store import Page, PageLinks, RevisionFile
from recension.wikitext import PageSource, RenderedPage, Renderer

_FILE = "File:"


def links_of(page: RenderedPage) -> PageLinks:
    """Return what a rendered page refers to."""
    return PageLinks(
        page.links,
        page.templates,
        [_FILE + name for name in page.images],
        dict(zip(page.categories, page.sort_keys, strict=True)),
    )


def message_of(request: int, links: PageLinks, as_of: int) -> FoundLinks:
    """Return the answer that tells what a text refers to; see `RevisionFile.record_links`."""
    return FoundLinks(
        request,
        tuple(links.links),
        tuple(links.templates),
        tuple(links.files),
        dict(links.categories),
        as_of,
    )


def read_links(text: str, title: str, source: PageSource, renderer: Renderer) -> PageLinks:
    """Return what a text refers to as that of a page; nothing changes in the file."""
    return links_of(renderer.render(text, title, source))


def newest_links(file: RevisionFile, page: Page, source: PageSource, rend: Renderer) -> PageLinks:
    """Return what the newest revision of a page refers to; nothing where its text is withheld."""
    try:
        text = file.text(page.newest)
    except TextWithheld:
        return PageLinks()
    return read_links(text, page.title, source, rend)
