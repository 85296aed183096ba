"""Wikitext to HTML, as MediaWiki shows it."""

from recension.wikitext.render import Renderer, standard_registry
from recension.wikitext.site import Interwiki, Limits, Site
from recension.wikitext.values import (
    Block,
    CategoryListing,
    CategoryMember,
    Heading,
    ImageInfo,
    PageSource,
    RenderedPage,
)

__all__ = [
    "Block",
    "CategoryListing",
    "CategoryMember",
    "Heading",
    "ImageInfo",
    "Interwiki",
    "Limits",
    "PageSource",
    "RenderedPage",
    "Renderer",
    "Site",
    "standard_registry",
]
