"""What the page of a redirect shows (Help:Redirects)."""

from __future__ import annotations

from recension.titles import Title
from recension.titles.namespaces import FILE
from recension.wikitext.context import BlockOutput
from recension.wikitext.links.holders import linked
from recension.wikitext.render.assembly import PageBlock
from recension.wikitext.render.lookup import Lookup
from recension.wikitext.sanitizer.entities import escape
from recension.wikitext.site import Site


def redirect_block(target: Title, site: Site, lookup: Lookup, last_line: int) -> PageBlock:
    """Return the block that leads to the target of a redirect."""
    shown = escape(target.full_with_fragment)
    exists = lookup.exists(target.full)
    if target.namespace == FILE and not exists:
        exists = bool(lookup.images([target.text]))
    html = (
        '<div class="redirectMsg"><p>Redirect to:</p>'
        f'<ul class="redirectText"><li>{linked(target, shown, site, exists=exists)}</li></ul></div>'
    )
    links = {} if target.interwiki else {target.full: target}
    return PageBlock(html, BlockOutput(links=links), 0, last_line, is_literal=True)
