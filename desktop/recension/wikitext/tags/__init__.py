"""The extension tags that come with the program, one module each."""

from recension.wikitext.tags import nowiki, pre

TAGS = (*nowiki.ITEMS, *pre.ITEMS)

__all__ = ["TAGS"]
