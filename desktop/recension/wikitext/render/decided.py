"""What a page decides, filled into pieces of its blocks that are shown elsewhere too."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recension.wikitext.anchors import fallback_anchor, heading_anchor
from recension.wikitext.cite import PlacedReferences
from recension.wikitext.context import HeadingMark
from recension.wikitext.passes.headings import html_in_contents
from recension.wikitext.render.link_numbers import LinkNumbers
from recension.wikitext.sanitizer.entities import decode_references
from recension.wikitext.site import Site


@dataclass(frozen=True, slots=True)
class Decided:
    """The numbers of a page's references and links."""

    site: Site
    references: PlacedReferences
    links: LinkNumbers

    def html(self, block: int, html: str) -> str:
        """Return HTML of a block with its numbers."""
        return self.links.filled(block, self.references.filled(block, html))

    def heading(self, block: int, mark: HeadingMark) -> HeadingMark:
        """Return a heading as the table of contents shows it and links lead to it."""
        if not mark.text:
            return mark
        text = decode_references(self.html(block, mark.text))
        return replace(
            mark,
            toc_html=html_in_contents(self.html(block, mark.toc_html)),
            anchor=heading_anchor(self.site, text),
            fallback=fallback_anchor(self.site, text),
        )
