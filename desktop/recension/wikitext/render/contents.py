"""The table of contents (Help:Table of contents)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from recension.wikitext.anchors import linked_anchor
from recension.wikitext.escape import escape_value
from recension.wikitext.render.outline import OutlineEntry
from recension.wikitext.site import Site

_OPENING = (
    '<div id="toc" class="toc" role="navigation" aria-labelledby="mw-toc-heading">'
    '<input type="checkbox" role="button" id="toctogglecheckbox" class="toctogglecheckbox" '
    'style="display:none" /><div class="toctitle" lang="en" dir="ltr">'
    '<h2 id="mw-toc-heading">Contents</h2><span class="toctogglespan">'
    '<label class="toctogglelabel" for="toctogglecheckbox"></label></span></div>\n'
)


def wants_contents(site: Site, switches: Collection[str], headings: int) -> bool:
    """Tell whether a page with so many headings shows its table of contents."""
    if not headings:
        return False
    if "forcetoc" in switches or "toc" in switches:
        return True
    return headings >= site.toc_limit and "notoc" not in switches


def contents_html(entries: Sequence[OutlineEntry], site: Site) -> str:
    """Return the table of contents of a page's headings."""
    shown = [
        (number, entry)
        for number, entry in enumerate(entries, 1)
        if entry.depth < site.max_toc_level
    ]
    if not shown:
        return ""
    out = [_OPENING, "<ul>\n"]
    depth = 1
    for place, (number, entry) in enumerate(shown):
        while depth < entry.depth:
            out.append("\n<ul>\n")
            depth += 1
        out.append(_line(number, entry))
        following = shown[place + 1][1].depth if place + 1 < len(shown) else 1
        if following <= entry.depth:
            out.append("</li>\n" + "</ul>\n</li>\n" * (depth - following))
            depth = following
    out.append("</ul>\n</div>\n")
    return "".join(out)


def _line(number: int, entry: OutlineEntry) -> str:
    return (
        f'<li class="toclevel-{entry.depth} tocsection-{number}">'
        f'<a href="#{escape_value(linked_anchor(entry.anchor))}">'
        f'<span class="tocnumber">{entry.number}</span> '
        f'<span class="toctext">{entry.mark.toc_html}</span></a>'
    )
