"""Which image is shown where one is named: itself, where it leads to, or its own thumbnail."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recension.errors import BadTitle
from recension.titles import Title
from recension.titles.namespaces import FILE, MEDIA
from recension.wikitext.context import BlockContext
from recension.wikitext.media.options import ImageOptions
from recension.wikitext.media.size import is_vector
from recension.wikitext.site import Site
from recension.wikitext.values import ImageInfo

_DRAWING = (512, 512)  # pixels, of a drawing that does not say how large it is


@dataclass(frozen=True, slots=True)
class FoundImage:
    """An image that exists, under the name that its page has."""

    name: str
    info: ImageInfo
    is_manual: bool = False  # given by thumb=...

    @property
    def is_vector(self) -> bool:
        """Whether it is a drawing, sharp at any size."""
        return is_vector(self.name, self.info)


def find_named(title: Title, context: BlockContext) -> FoundImage | None:
    """Return the image of a title, redirects followed; None where there is none."""
    info = _known(title, context)
    if info is None:
        return None
    if info.name:  # its page is a redirect
        return FoundImage(info.name, info) if info.width else None
    name = title.text
    if not (info.width and info.height) and is_vector(name, info):
        info = replace(info, width=_DRAWING[0], height=_DRAWING[1])
    return FoundImage(name, info)


def find_shown(
    named: FoundImage, options: ImageOptions, context: BlockContext
) -> FoundImage | None:
    """Return the image that is shown for one that exists; None where its own thumbnail does not."""
    if options.manual_thumb is None:
        return named
    try:
        title = context.site.parse_title(options.manual_thumb, FILE)
    except BadTitle:
        return None
    found = find_named(title, context) if title.namespace == FILE else None
    return replace(found, is_manual=True) if found else None


def leads_on(title: Title, context: BlockContext) -> bool:
    """Tell whether the page of an image is a redirect."""
    info = _known(title, context)
    return info is not None and bool(info.name)


def _known(title: Title, context: BlockContext) -> ImageInfo | None:
    if title.namespace not in (FILE, MEDIA) or title.interwiki:
        return None
    return context.images([title.text]).get(title.text)


def is_bad(name: str, site: Site) -> bool:
    """Tell whether an image may not be shown in pages (MediaWiki:Bad image list)."""
    return name in site.bad_images
