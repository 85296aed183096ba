"""What tests of the renderer share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

import pytest

from recension.wikitext import RenderedPage, Renderer
from recension.wikitext.context import BlockContext
from recension.wikitext.expand.room import make_room
from recension.wikitext.passes import finish, half_parse
from recension.wikitext.site import Interwiki, Site
from recension.wikitext.strip import StripState
from recension.wikitext.values import ImageInfo

make_room()  # now, for hypothesis wants the limit to stay as it is while a test runs

IMAGES = {"Lake.jpg": ImageInfo(800, 600), "Flag.svg": ImageInfo(300, 200)}
PAGES = frozenset({"Moscow", "Bullitt Mission", "Help:Contents"})
SITE = Site(
    server="https://wiki.example",
    interwikis={
        "w": Interwiki("https://en.wikipedia.org/wiki/$1"),
        "de": Interwiki("https://de.wiki.example/$1", is_language=True),
    },
)


def make_context(site: Site = SITE, title: str = "Test page") -> BlockContext:
    """Return the context of a block of a small wiki."""
    context = BlockContext(
        site,
        site.parse_title(title),
        StripState(),
        lambda names: {name: IMAGES[name] for name in names if name in IMAGES},
    )
    context.existing = PAGES.__contains__
    return context


def render_block(text: str, site: Site = SITE) -> str:
    """Return the HTML of expanded wikitext as one block of a page."""
    context = make_context(site)
    return finish(half_parse(text, context), context)


@pytest.fixture
def render() -> Callable[[str], str]:
    """Turn expanded wikitext into the HTML of a block."""
    return render_block


@pytest.fixture
def context() -> BlockContext:
    """The context of a block of a small wiki."""
    return make_context()


class Pages:
    """A page source over a dictionary of texts and one of images."""

    def __init__(
        self,
        texts: Mapping[str, str] | None = None,
        images: Mapping[str, ImageInfo] | None = None,
    ) -> None:
        self.texts = dict(texts or {})
        self.known_images = dict(images or {})
        self.asked: list[frozenset[str]] = []  # what `existing` was asked for, call by call

    def text(self, title: str) -> str | None:
        return self.texts.get(title)

    def existing(self, titles: Collection[str]) -> set[str]:
        self.asked.append(frozenset(titles))
        return set(titles) & set(self.texts)

    def images(self, names: Collection[str]) -> Mapping[str, ImageInfo]:
        return {name: self.known_images[name] for name in names if name in self.known_images}

    def titles(self) -> Sequence[str]:
        return sorted(self.texts)


@pytest.fixture
def make_pages() -> Callable[..., Pages]:
    """Make a page source from texts by title and images by name."""
    return Pages


@pytest.fixture
def page() -> Callable[..., RenderedPage]:
    """Render a whole page: text, texts of other pages, title, site, images."""

    def render_page(
        text: str,
        texts: Mapping[str, str] | None = None,
        title: str = "Test page",
        site: Site = SITE,
        images: Mapping[str, ImageInfo] | None = None,
    ) -> RenderedPage:
        return Renderer(site).render(text, title, Pages(texts, images))

    return render_page
