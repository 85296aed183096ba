"""Links straight to an image, [[Media:...]]: https://www.mediawiki.org/wiki/Help:Images."""

from __future__ import annotations

from recension.titles import Title, make_title
from recension.titles.namespaces import FILE
from recension.wikitext.context import BlockContext
from recension.wikitext.media.urls import image_url, upload_url
from recension.wikitext.sanitizer.entities import escape


def media_link(title: Title, html: str, context: BlockContext) -> str:
    """Return the link `[[Media:Name|html]]`."""
    site = context.site
    info = context.images([title.text]).get(title.text)
    context.output.images.setdefault(title.text)
    name = escape(title.text)
    if info is not None:
        href = escape(image_url(title.text, info, site))
        start = f'<a href="{href}" class="internal" title="{name}">'
    else:
        page = make_title(FILE, title.text, site.namespaces)
        href = escape(upload_url(page, site))
        start = f'<a href="{href}" class="new" title="{name}">'
    return f"{context.strip.add_general(start)}{html}</a>"
