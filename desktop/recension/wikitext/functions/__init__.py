"""Parser functions and variables that come with the program."""

from recension.wikitext.extension import Function, Variable
from recension.wikitext.functions import (
    anchoring,
    clock,
    conditions,
    dates,
    expressions,
    languages,
    page_names,
    page_state,
    pages,
    sites,
    strings,
    tagging,
    text,
    timing,
    wiki_links,
)

FUNCTIONS: tuple[Function | Variable, ...] = (
    *page_names.ITEMS,
    *sites.ITEMS,
    *clock.ITEMS,
    *text.ITEMS,
    *tagging.ITEMS,
    *anchoring.ITEMS,
    *page_state.ITEMS,
    *conditions.ITEMS,
    *dates.ITEMS,
    *expressions.ITEMS,
    *languages.ITEMS,
    *pages.ITEMS,
    *strings.ITEMS,
    *timing.ITEMS,
    *wiki_links.ITEMS,
)

__all__ = ["FUNCTIONS"]
