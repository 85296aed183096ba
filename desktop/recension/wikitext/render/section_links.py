"""Links to edit single sections, beside their headings: Help:Section#Section_editing.

Only where the site wants them (`Site.section_edit_links`). Sections are counted over the
headings of the page's own text; headings that a template made have no link.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from recension.titles import Title
from recension.wikitext.escape import escape_value
from recension.wikitext.render.outline import OutlineEntry
from recension.wikitext.sanitizer.entities import decode_references
from recension.wikitext.site import Site
from recension.wikitext.urls import local_url

_PLACE = re.compile("\x7fedit-([0-9]+)\x7f")
_TAG = re.compile("<[^<>]*>")


def place_section_links(
    htmls: list[str],
    entries: Sequence[OutlineEntry],
    literal_blocks: Collection[int],
    title: Title,
    site: Site,
) -> None:
    """Put the links of a page's sections into its blocks; `literal_blocks` are its own text."""
    by_block: dict[int, dict[int, OutlineEntry]] = {}
    for entry in entries:
        by_block.setdefault(entry.block, {})[entry.index] = entry
    links = _SectionLinks(title, site)
    for block in sorted(literal_blocks):
        if "\x7fedit-" in htmls[block]:
            htmls[block] = links.fill(htmls[block], by_block.get(block, {}))


class _SectionLinks:
    """Counts the sections of a page."""

    def __init__(self, title: Title, site: Site) -> None:
        self._title = title
        self._site = site
        self._count = 0

    def fill(self, html: str, entries: Mapping[int, OutlineEntry]) -> str:
        return _PLACE.sub(lambda match: self._link(entries.get(int(match[1]))), html)

    def _link(self, entry: OutlineEntry | None) -> str:
        if entry is None:
            return ""
        self._count += 1
        href = local_url(self._site, self._title, f"action=edit&section={self._count}")
        name = decode_references(_TAG.sub("", entry.mark.toc_html))
        return (
            '<span class="mw-editsection"><span class="mw-editsection-bracket">[</span>'
            f'<a href="{escape_value(href)}" title="{escape_value(f"Edit section: {name}")}">edit'
            '</a><span class="mw-editsection-bracket">]</span></span>'
        )
