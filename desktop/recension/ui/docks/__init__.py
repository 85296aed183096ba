"""What stands beside the text: pages, history, outline, what links here, finding."""

from recension.ui.docks.history import HistoryPanel
from recension.ui.docks.history_model import HistoryEntry
from recension.ui.docks.links import LinksPanel
from recension.ui.docks.outline import OutlineEntry, OutlinePanel
from recension.ui.docks.pages import PagesPanel
from recension.ui.docks.search import SearchPanel, SearchRequest

__all__ = [
    "HistoryEntry",
    "HistoryPanel",
    "LinksPanel",
    "OutlineEntry",
    "OutlinePanel",
    "PagesPanel",
    "SearchPanel",
    "SearchRequest",
]
