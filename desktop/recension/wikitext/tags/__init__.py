"""The extension tags that come with the program, one module each."""

from recension.wikitext.cite import ITEMS as CITE
from recension.wikitext.extension import Tag
from recension.wikitext.tags import gallery, nowiki, pre

TAGS: tuple[Tag, ...] = (*CITE, *gallery.ITEMS, *nowiki.ITEMS, *pre.ITEMS)

__all__ = ["TAGS"]
