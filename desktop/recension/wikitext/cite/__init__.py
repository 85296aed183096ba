"""References and their lists (Help:Cite, Extension:Cite)."""

from recension.wikitext.cite.labels import GroupLabels
from recension.wikitext.cite.numbering import Citations
from recension.wikitext.cite.place import WrittenReferences, place_references
from recension.wikitext.cite.tag import ITEMS

__all__ = ["ITEMS", "Citations", "GroupLabels", "WrittenReferences", "place_references"]
