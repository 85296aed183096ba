"""The last pass: what only the whole page decides is put into its blocks.

Ids of headings and the table of contents, numbers of references and their lists. It goes over
placeholders alone, so that a key pressed in one block costs little in the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from recension.wikitext.cite import PlacedReferences
from recension.wikitext.context import TOC_PLACE, BlockOutput
from recension.wikitext.display_title import title_html
from recension.wikitext.escape import escape_value
from recension.wikitext.expand import Expander
from recension.wikitext.passes.section_links import section_link
from recension.wikitext.places import placeholder
from recension.wikitext.render.contents import contents_html, wants_contents
from recension.wikitext.render.decided import Decided
from recension.wikitext.render.link_numbers import LinkNumbers
from recension.wikitext.render.outline import Outline, OutlineEntry
from recension.wikitext.site import Site
from recension.wikitext.values import Block, Heading, RenderedPage

_HEADING_START = '<div class="mw-heading'
_CONTENTS = placeholder("contents", 0)


@dataclass(slots=True)
class PageBlock:
    """A block in its place on the page."""

    html: str  # with placeholders
    output: BlockOutput
    first_line: int  # of the source, from 0
    last_line: int
    is_literal: bool  # whether it begins in the source itself, not in a template


def assemble(
    blocks: Sequence[PageBlock], expander: Expander, references: PlacedReferences
) -> RenderedPage:
    """Return the page that blocks make."""
    site = expander.site
    switches = expander.switches.union(*(block.output.switches for block in blocks))
    htmls = [block.html for block in blocks]
    _mark_contents(htmls, blocks, site, switches)
    rest = references.place(htmls)
    if rest and blocks:
        htmls[-1] = f"{htmls[-1]}\n{rest}"
    decided = Decided(site, references, LinkNumbers())
    htmls = [decided.links.filled(index, html) for index, html in enumerate(htmls)]
    entries = Outline().entries((block.output.headings for block in blocks), decided.heading)
    has_edit_links = site.section_edit_links and "noeditsection" not in switches
    _place_anchors(htmls, entries, site if has_edit_links else None)
    _place_contents(htmls, entries, site)
    categories = {title: key for block in blocks for title, key in block.output.categories.items()}
    return RenderedPage(
        title_html=title_html(expander.title, expander.display_title),
        blocks=tuple(
            Block(html, block.first_line, block.last_line)
            for html, block in zip(htmls, blocks, strict=True)
        ),
        headings=tuple(_heading(entry, blocks[entry.block]) for entry in entries),
        categories=tuple(categories),
        sort_keys=tuple(key or expander.default_sort for key in categories.values()),
        links=tuple(_merged([*(block.output.links for block in blocks), expander.asked])),
        templates=tuple(expander.transcluded),
        images=tuple(_merged(block.output.images for block in blocks)),
        language_links=tuple(_merged(block.output.language_links for block in blocks)),
        indicators={
            name: decided.html(index, html)
            for index, block in enumerate(blocks)
            for name, html in block.output.indicators.items()
        },
        warnings=tuple(_merged([expander.warnings, *(block.output.warnings for block in blocks)])),
    )


def _merged(parts: Iterable[Iterable[str]]) -> dict[str, None]:
    return {name: None for part in parts for name in part}


def _heading(entry: OutlineEntry, block: PageBlock) -> Heading:
    line = block.first_line + entry.mark.line if block.is_literal else None
    return Heading(entry.mark.level, entry.mark.toc_html, entry.anchor, entry.number, line)


def _mark_contents(
    htmls: list[str], blocks: Sequence[PageBlock], site: Site, switches: set[str]
) -> None:
    """Put a placeholder where the table of contents will stand, if there will be one."""
    headings = [index for index, block in enumerate(blocks) for _ in block.output.headings]
    wanted = wants_contents(site, switches, len(headings))
    place = next((i for i, html in enumerate(htmls) if TOC_PLACE in html), None)
    if place is not None:
        htmls[place] = htmls[place].replace(TOC_PLACE, _CONTENTS if wanted else "", 1)
        for index in range(place, len(htmls)):
            if TOC_PLACE in htmls[index]:
                htmls[index] = htmls[index].replace(TOC_PLACE, "")
    elif wanted:
        first = headings[0]
        at = _first_heading(htmls[first])
        htmls[first] = f"{htmls[first][:at]}{_CONTENTS}\n{htmls[first][at:]}"


def _place_contents(htmls: list[str], entries: Sequence[OutlineEntry], site: Site) -> None:
    for index, html in enumerate(htmls):
        if _CONTENTS in html:
            htmls[index] = html.replace(_CONTENTS, contents_html(entries, site))
            return


def _first_heading(html: str) -> int:
    """Return where the first heading of a block's HTML begins."""
    at = html.find(f'id="{placeholder("heading", 0)}"')
    start = html.rfind("<", 0, at)
    wrapper = html.rfind(_HEADING_START, 0, start)
    if wrapper >= 0 and html.find(">", wrapper) == start - 1:
        return wrapper
    return max(start, 0)


_PLACE = re.compile("\x7f(heading|fallback|edit)-([0-9]+)\x7f")


def _place_anchors(
    htmls: list[str], entries: Sequence[OutlineEntry], edited_on: Site | None
) -> None:
    """Put ids of headings into place, and links to edit sections where a site is given."""
    by_block: dict[int, list[OutlineEntry]] = {}
    for entry in entries:
        by_block.setdefault(entry.block, []).append(entry)
    for block, own in by_block.items():
        htmls[block] = _PLACE.sub(partial(_filled, own, edited_on), htmls[block])


def _filled(own: Sequence[OutlineEntry], edited_on: Site | None, match: re.Match[str]) -> str:
    kind, entry = match[1], own[int(match[2])]
    if kind == "heading":
        return escape_value(entry.anchor)
    if kind == "fallback" and entry.fallback:
        return f'<span id="{escape_value(entry.fallback)}"></span>'
    if kind == "edit" and edited_on:
        return section_link(entry.mark, edited_on)
    return ""
