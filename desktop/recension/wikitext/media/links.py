"""Links straight to an image, [[Media:...]]: https://www.mediawiki.org/wiki/Help:Images."""

from __future__ import annotations

from recension.titles import Title
from recension.wikitext.context import BlockContext
from recension.wikitext.media.broken import described
from recension.wikitext.media.find import find_named
from recension.wikitext.media.urls import image_url, upload_url
from recension.wikitext.sanitizer.entities import escape


def media_link(title: Title, html: str, context: BlockContext) -> str:
    """Return the link `[[Media:Name|html]]`."""
    site = context.site
    found = find_named(title, context)
    context.output.images.setdefault(title.text)
    if found is not None:
        href, css = image_url(found.name, found.info, site), "internal"
        title = described(title, found, context)
    else:
        href, css = upload_url(title, site), "new"
    start = f'<a href="{escape(href)}" class="{css}" title="{escape(title.text)}">'
    return f"{context.strip.add_general(start)}{html}</a>"
