"""What stands for an image that cannot be shown (Help:Images)."""

from __future__ import annotations

from recension.titles import Title
from recension.wikitext.context import BlockContext
from recension.wikitext.media.find import known_image
from recension.wikitext.media.options import ImageOptions
from recension.wikitext.media.urls import upload_url
from recension.wikitext.sanitizer.entities import escape
from recension.wikitext.site import Site
from recension.wikitext.urls import local_url


def broken_image(
    title: Title, options: ImageOptions, context: BlockContext
) -> tuple[str, str, str]:
    """Return what stands for an image that cannot be shown: HTML, its label, and HTML."""
    site = context.site
    exists = known_image(title.text, context) is not None or title.text in site.bad_images
    if exists and options.manual_thumb is not None and not _is_bad(options.manual_thumb, site):
        label = "Error creating thumbnail: "
    else:
        label = options.alt or title.full
    width = options.width or (site.thumbnail_width if options.format else 0)
    data = f' data-width="{width}"' if width else ""
    data += f' data-height="{options.height}"' if options.height else ""
    span = f'<span class="mw-file-element mw-broken-media"{data}>'
    link = _link_of_broken(title, exists=exists, context=context)
    return link + span, escape(label).replace("&#039;", "'"), "</span></a>"


def _link_of_broken(title: Title, *, exists: bool, context: BlockContext) -> str:
    site = context.site
    redirects = title.text in context.images([title.text])
    href = local_url(site, title) if exists or redirects else upload_url(title, site)
    css = "mw-redirect" if redirects and not exists else "" if exists else "new"
    css = f' class="{css}"' if css else ""
    return f'<a href="{escape(href)}"{css} title="{escape(title.full)}">'


def _is_bad(name: str, site: Site) -> bool:
    return name.strip().replace("_", " ") in site.bad_images
