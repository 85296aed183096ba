"""Finding a phrase in all pages, and when it came to them and when it went."""

from recension.search.findings import Findings
from recension.search.history import PageStays, search_history
from recension.search.newest import PagePlaces, Place, search_pages
from recension.search.patterns import UnreadablePattern, compiled
from recension.search.phrase import Phrase
from recension.search.readiness import ENOUGH, get_ready, lacking
from recension.search.snippets import Snippet
from recension.search.stays import Stay

__all__ = [
    "ENOUGH",
    "Findings",
    "PagePlaces",
    "PageStays",
    "Phrase",
    "Place",
    "Snippet",
    "Stay",
    "UnreadablePattern",
    "compiled",
    "get_ready",
    "lacking",
    "search_history",
    "search_pages",
]
