"""What stands beside the text: pages, history, outline, what links here."""

from recension.ui.docks.history import HistoryPanel
from recension.ui.docks.history_model import HistoryEntry
from recension.ui.docks.links import LinksPanel
from recension.ui.docks.outline import OutlineEntry, OutlinePanel
from recension.ui.docks.pages import PagesPanel

__all__ = [
    "HistoryEntry",
    "HistoryPanel",
    "LinksPanel",
    "OutlineEntry",
    "OutlinePanel",
    "PagesPanel",
]
