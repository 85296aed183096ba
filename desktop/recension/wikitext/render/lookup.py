"""Asking a page source once for what a whole page refers to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from recension.wikitext.media.redirected import redirected_images
from recension.wikitext.site import Site
from recension.wikitext.values import ImageInfo, PageSource


class Lookup:
    """What is known of the pages and images that one page refers to."""

    def __init__(self, source: PageSource, site: Site) -> None:
        self._source = source
        self._site = site
        self._asked: set[str] = set()
        self._existing: set[str] = set()
        self._asked_images: set[str] = set()
        self.known_images: dict[str, ImageInfo] = {}

    def ask(self, titles: Iterable[str]) -> None:
        """Look up those of the titles that are not known yet, all at once."""
        new = set(titles) - self._asked
        if new:
            self._asked |= new
            self._existing |= self._source.existing(new)

    def existing(self, titles: AbstractSet[str]) -> AbstractSet[str]:
        """Return those of the titles that exist."""
        self.ask(titles)
        return titles & self._existing

    def exists(self, title: str) -> bool:
        """Tell whether a page exists."""
        if title not in self._asked:
            self.ask([title])
        return title in self._existing

    def images(self, names: Iterable[str]) -> Mapping[str, ImageInfo]:
        """Return what is known of those of the images that exist."""
        wanted = list(names)
        new = [name for name in wanted if name not in self._asked_images]
        if new:
            self._asked_images.update(new)
            self.known_images.update(self._source.images(new))
            missing = [name for name in new if name not in self.known_images]
            self.known_images.update(redirected_images(missing, self._source, self._site))
        known = self.known_images
        return {name: known[name] for name in wanted if name in known}
