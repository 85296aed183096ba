"""What stands for an image that cannot be shown (Help:Images)."""

from __future__ import annotations

from dataclasses import dataclass

from recension.titles import Title, make_title
from recension.titles.namespaces import FILE
from recension.wikitext.context import BlockContext
from recension.wikitext.media.find import FoundImage, leads_on
from recension.wikitext.media.options import ImageOptions
from recension.wikitext.media.size import Box, missing_width
from recension.wikitext.media.urls import upload_url
from recension.wikitext.sanitizer.entities import escape
from recension.wikitext.urls import local_url

_NO_THUMBNAIL = "Error creating thumbnail: "
_WRONG_SIZE = _NO_THUMBNAIL + "Invalid thumbnail parameters"


@dataclass(frozen=True, slots=True)
class BrokenImage:
    """An image that is missing, may not be shown, or cannot be shown as its writer wishes."""

    title: Title
    label: str
    exists: bool
    box: Box  # that it would have had; 0 where it is not known

    def html(self, context: BlockContext) -> tuple[str, str, str]:
        """Return what stands for the image: HTML, its label, and HTML."""
        data = f' data-width="{self.box.width}"' if self.box.width else ""
        data += f' data-height="{self.box.height}"' if self.box.height else ""
        span = f'<span class="mw-file-element mw-broken-media"{data}>'
        label = escape(self.label or self.title.full).replace("&#039;", "'")
        return self._link(context) + span, label, "</span></a>"

    def _link(self, context: BlockContext) -> str:
        site = context.site
        is_redirect = not self.exists and leads_on(self.title, context)
        known = self.exists or is_redirect
        href = local_url(site, self.title) if known else upload_url(self.title, site)
        css = ' class="mw-redirect"' if is_redirect else "" if known else ' class="new"'
        return f'<a href="{escape(href)}"{css} title="{escape(self.title.full)}">'


def missing_image(title: Title, options: ImageOptions) -> BrokenImage:
    """Return what stands for an image that does not exist."""
    width = options.width or (missing_width(options) if options.has_visible_caption else 0)
    return BrokenImage(title, options.alt or "", exists=False, box=Box(width, options.height))


def bad_image(title: Title, options: ImageOptions, box: Box) -> BrokenImage:
    """Return what stands for an image that exists, but may not be shown."""
    label = "" if options.has_visible_caption else options.alt or ""
    return BrokenImage(title, label, exists=True, box=box)


def without_thumbnail(title: Title, box: Box) -> BrokenImage:
    """Return what stands for an image that cannot be drawn, or whose own thumbnail is missing."""
    return BrokenImage(title, _NO_THUMBNAIL, exists=True, box=box)


def wrongly_sized(title: Title, box: Box) -> BrokenImage:
    """Return what stands for an image whose writer asks for a size that cannot be."""
    return BrokenImage(title, _WRONG_SIZE, exists=True, box=box)


def described(title: Title, found: FoundImage, context: BlockContext) -> Title:
    """Return the title of the page of an image that was found."""
    if found.name == title.text:
        return title
    return make_title(FILE, found.name, context.site.namespaces)
