"""References and their lists (Help:Cite, Extension:Cite)."""

from recension.wikitext.cite.labels import GroupLabels
from recension.wikitext.cite.memory import BlockMarks, ReferenceMemory
from recension.wikitext.cite.place import PlacedReferences
from recension.wikitext.cite.tag import ITEMS
from recension.wikitext.cite.writing import WrittenReferences

__all__ = [
    "ITEMS",
    "BlockMarks",
    "GroupLabels",
    "PlacedReferences",
    "ReferenceMemory",
    "WrittenReferences",
]
