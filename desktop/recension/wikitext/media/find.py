"""Which image is shown where one is named: itself, where it leads to, or its own thumbnail."""

from __future__ import annotations

from dataclasses import dataclass

from recension.errors import BadTitle
from recension.titles import Title
from recension.titles.namespaces import FILE
from recension.wikitext.context import BlockContext
from recension.wikitext.media.options import ImageOptions
from recension.wikitext.values import ImageInfo


@dataclass(frozen=True, slots=True)
class FoundImage:
    """The image that is shown: the one that was named, or the one given as its thumbnail."""

    name: str
    info: ImageInfo
    is_manual: bool = False  # given by thumb=...


def find_image(title: Title, options: ImageOptions, context: BlockContext) -> FoundImage | None:
    """Return the image to show, None where it is missing or on the list of bad ones."""
    name = title.text
    info = known_image(name, context)
    if options.manual_thumb is None or info is None:
        return FoundImage(info.name or name, info) if info else None
    try:
        thumb = context.site.parse_title(options.manual_thumb, FILE)
    except BadTitle:
        return None
    info = known_image(thumb.text, context) if thumb.namespace == FILE else None
    return FoundImage(thumb.text, info, is_manual=True) if info else None


def known_image(name: str, context: BlockContext) -> ImageInfo | None:
    """Return what is known of an image that exists and may be shown."""
    if name in context.site.bad_images:
        return None
    info = context.images([name]).get(name)
    return info if info is not None and (info.width or not info.name) else None
