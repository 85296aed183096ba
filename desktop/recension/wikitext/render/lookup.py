"""Asking a page source once for what a whole page refers to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from recension.titles.namespaces import FILE
from recension.wikitext.redirect import redirect_target
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
        new = {title for title in titles if title not in self._asked}
        if new:
            self._asked |= new
            self._existing |= self._source.existing(new)

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
            self._follow([name for name in new if name not in self.known_images])
        known = self.known_images
        return {name: known[name] for name in wanted if name in known}

    def _follow(self, names: list[str]) -> None:
        """Look up the images that pages of missing images redirect to."""
        prefix = self._site.namespaces.name(FILE)
        pages = self._source.existing([f"{prefix}:{name}" for name in names]) if names else set()
        for name in names:
            text = self._source.text(f"{prefix}:{name}") if f"{prefix}:{name}" in pages else None
            target = redirect_target(text, self._site) if text else None
            if target is not None and target.namespace == FILE:
                found = self._source.images([target.text]).get(target.text, ImageInfo(0, 0))
                self.known_images[name] = replace(found, name=target.text)
