"""Images that stand for others: the page of a missing image may be a redirect (Help:Redirects)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from recension.titles.namespaces import FILE
from recension.wikitext.redirect import redirect_target
from recension.wikitext.site import Site
from recension.wikitext.values import ImageInfo, PageSource


def redirected_images(
    names: Collection[str], source: PageSource, site: Site
) -> dict[str, ImageInfo]:
    """Return, by the names of missing images, the images that their pages redirect to.

    One that leads to an image that is missing too has no size.
    """
    prefix = site.namespaces.name(FILE)
    pages = source.existing([f"{prefix}:{name}" for name in names]) if names else set()
    found: dict[str, ImageInfo] = {}
    for name in names:
        text = source.text(f"{prefix}:{name}") if f"{prefix}:{name}" in pages else None
        target = redirect_target(text, site) if text else None
        if target is not None and target.namespace == FILE:
            image = source.images([target.text]).get(target.text, ImageInfo(0, 0))
            found[name] = replace(image, name=target.text)
    return found
