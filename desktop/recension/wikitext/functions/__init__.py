"""Parser functions and variables that come with the program."""

from recension.wikitext.extension import Function, Variable
from recension.wikitext.functions import (
    addresses,
    anchoring,
    clock,
    conditions,
    dates,
    expressions,
    forms,
    languages,
    number_format,
    page_names,
    page_state,
    pages,
    revisions,
    sites,
    special_pages,
    statistics,
    strings,
    tagging,
    text,
    timing,
    title_paths,
    wiki_links,
)

FUNCTIONS: tuple[Function | Variable, ...] = (
    *page_names.ITEMS,
    *sites.ITEMS,
    *addresses.ITEMS,
    *clock.ITEMS,
    *text.ITEMS,
    *forms.ITEMS,
    *number_format.ITEMS,
    *tagging.ITEMS,
    *anchoring.ITEMS,
    *page_state.ITEMS,
    *conditions.ITEMS,
    *dates.ITEMS,
    *expressions.ITEMS,
    *languages.ITEMS,
    *pages.ITEMS,
    *revisions.ITEMS,
    *special_pages.ITEMS,
    *statistics.ITEMS,
    *strings.ITEMS,
    *title_paths.ITEMS,
    *timing.ITEMS,
    *wiki_links.ITEMS,
)

__all__ = ["FUNCTIONS"]
