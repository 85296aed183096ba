"""#time and its relatives: reading dates as people write them, and writing them by a pattern."""

from recension.wikitext.functions.timing.calls import ITEMS

__all__ = ["ITEMS"]
