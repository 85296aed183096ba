"""The Changes panel: two texts side by side, or one through the other."""

from recension.ui.changes.keyboard import row_keys
from recension.ui.changes.panel import ChangesPanel
from recension.ui.changes.reversal import Replacement
from recension.ui.changes.values import Base, ChangesHeader, Mode, Side, Told

__all__ = [
    "Base",
    "ChangesHeader",
    "ChangesPanel",
    "Mode",
    "Replacement",
    "Side",
    "Told",
    "row_keys",
]
