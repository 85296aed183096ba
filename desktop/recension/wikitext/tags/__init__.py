"""The extension tags that come with the program, one module each."""

from recension.wikitext.tags import gallery, nowiki, pre

TAGS = (*gallery.ITEMS, *nowiki.ITEMS, *pre.ITEMS)

__all__ = ["TAGS"]
