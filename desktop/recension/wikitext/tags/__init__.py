"""The extension tags that come with the program, one module each."""

from recension.wikitext.cite import ITEMS as CITE
from recension.wikitext.extension import Tag
from recension.wikitext.tags import (
    code,
    gallery,
    indicator,
    math,
    nowiki,
    poem,
    pre,
    templatestyles,
)

TAGS: tuple[Tag, ...] = (
    *CITE,
    *code.ITEMS,
    *gallery.ITEMS,
    *indicator.ITEMS,
    *math.ITEMS,
    *nowiki.ITEMS,
    *poem.ITEMS,
    *pre.ITEMS,
    *templatestyles.ITEMS,
)

__all__ = ["TAGS"]
