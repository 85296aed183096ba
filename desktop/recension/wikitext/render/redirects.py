"""What the page of a redirect shows (Help:Redirects)."""

from __future__ import annotations

from recension.titles import Title
from recension.wikitext.context import BlockOutput
from recension.wikitext.escape import escape_value
from recension.wikitext.render.assembly import PageBlock
from recension.wikitext.render.lookup import Lookup
from recension.wikitext.site import Site
from recension.wikitext.urls import link_url, red_link_url


def redirect_block(target: Title, site: Site, lookup: Lookup, last_line: int) -> PageBlock:
    """Return the block that leads to the target of a redirect."""
    shown = escape_value(target.full_with_fragment)
    name = escape_value(target.full)
    exists = target.interwiki or target.namespace < 0 or lookup.exists(target.full)
    if exists:
        link = f'<a href="{escape_value(link_url(site, target))}" title="{name}">{shown}</a>'
    else:
        href = escape_value(red_link_url(site, target))
        words = f"{name} (page does not exist)"
        link = f'<a href="{href}" class="new" title="{words}">{shown}</a>'
    html = (
        '<div class="redirectMsg"><p>Redirect to:</p>'
        f'<ul class="redirectText"><li>{link}</li></ul></div>'
    )
    output = BlockOutput(links={target.full: target})
    return PageBlock(html, output, 0, last_line, is_literal=True)
