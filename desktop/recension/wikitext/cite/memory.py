"""The references of a page as they were the last time, for as long as they stay the same."""

from __future__ import annotations

from collections.abc import Mapping

from recension.wikitext.cite.labels import GroupLabels
from recension.wikitext.cite.numbering import Citations
from recension.wikitext.cite.place import PlacedReferences
from recension.wikitext.cite.writing import WrittenReferences
from recension.wikitext.context import ReferenceMark
from recension.wikitext.site import Site

BlockMarks = list[tuple[int, list[ReferenceMark]]]  # the marks of each block that has some
# A page is counted twice where lists turn out to be empty, and again as it was before something
# open took some of it away.
_MOST = 4


class ReferenceMemory:
    """Counts and places the references of a page only when they are others than before."""

    def __init__(self) -> None:
        self._counted: list[tuple[BlockMarks, Citations]] = []
        self._placed: tuple[Citations, GroupLabels, PlacedReferences] | None = None

    def citations(self, marks: BlockMarks, settings: Mapping[str, object]) -> Citations:
        """Return the citations that the marks of a page's blocks make."""
        for known, citations in self._counted:
            if known == marks:  # quick, as most blocks still have the very same marks
                return citations
        citations = Citations(settings)
        for block, own in marks:
            citations.add_block(block, own)
        self._counted = [*self._counted, (marks, citations)][-_MOST:]
        return citations

    def placed(
        self, citations: Citations, site: Site, labels: GroupLabels, written: WrittenReferences
    ) -> PlacedReferences:
        """Return the citations as they go into the blocks."""
        if self._placed and self._placed[0] is citations and self._placed[1].are_still(labels):
            return self._placed[2]
        placed = PlacedReferences(citations, site, labels.label, written)
        self._placed = citations, labels, placed
        return placed
