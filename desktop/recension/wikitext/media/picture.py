"""The <img> of an image that is there, and the link around it (Help:Images)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from recension.titles import Title, make_title
from recension.titles.namespaces import FILE
from recension.wikitext.context import BlockContext
from recension.wikitext.links.external import image_link_attributes
from recension.wikitext.links.protocols import clean_url
from recension.wikitext.media.find import FoundImage
from recension.wikitext.media.options import ImageOptions
from recension.wikitext.media.size import Box, fit, is_vector, shown_box
from recension.wikitext.media.urls import image_url, scaled_url
from recension.wikitext.sanitizer.entities import escape
from recension.wikitext.urls import link_url, local_url


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that is there."""

    title: Title
    found: FoundImage
    options: ImageOptions
    tooltip: str
    context: BlockContext

    def html(self, box: Box | None, shrink: Fraction | None) -> str:
        """Return the picture in its link, fitted into `box` where that is given."""
        info = self.found.info
        if self.found.is_manual or (self.options.format == "frame" and box is None):
            width, height, source, more = info.width, info.height, self._original(), ""
        else:
            box = box or shown_box(self.found.name, info, self.options, self.context.site)
            width, height = fit(info, box)
            source = self._source(width)
            more = self._finer(source, box)
        if shrink:
            width, height = ceil(width / shrink), ceil(height / shrink)
        alt = f'alt="{escape(self.options.alt)}" ' if self.options.alt is not None else ""
        before, after = self._link()
        return (
            f'{before}<img {alt}{self._resource()}src="{escape(source)}" decoding="async"'
            f' width="{width}" height="{height}" class="mw-file-element"{more} />{after}'
        )

    def _original(self) -> str:
        return image_url(self.found.name, self.found.info, self.context.site)

    def _source(self, width: int) -> str:
        name, info = self.found.name, self.found.info
        if (width >= info.width and not is_vector(name)) or self._is_drawn_by_browser():
            return self._original()
        return scaled_url(name, info, self.context.site, width, self.options.language)

    def _is_drawn_by_browser(self) -> bool:
        native = self.context.site.settings.get("wgSVGNativeRendering")
        return is_vector(self.found.name) and native is True

    def _finer(self, source: str, box: Box) -> str:
        """Return the attribute with a copy of twice the resolution."""
        double, _ = fit(self.found.info, Box(box.width * 2, box.height * 2))
        finer = self._source(double)
        return f' srcset="{escape(finer)} 2x"' if finer != source else ""

    def _resource(self) -> str:
        options = self.options
        is_linked = self.found.is_manual or options.link_url or options.link_title
        if not is_linked or not options.has_visible_caption:
            return ""
        return f'resource="{escape(local_url(self.context.site, self.title))}" '

    def _link(self) -> tuple[str, str]:
        options, site = self.options, self.context.site
        hint = f' title="{escape(self.tooltip)}"' if self.tooltip else ""
        if options.link_url:
            url = clean_url(options.link_url)
            return f'<a href="{escape(url)}"{hint}{image_link_attributes(url, site)}>', "</a>"
        if options.link_title is not None:
            target = options.link_title
            if not target.interwiki:
                self.context.note_link(target)
            hint = hint or f' title="{escape(target.full)}"'
            return f'<a href="{escape(link_url(site, target))}"{hint}>', "</a>"
        if options.no_link:
            return f"<span{hint}>", "</span>"
        return self._link_to_description(hint), "</a>"

    def _link_to_description(self, hint: str) -> str:
        site, language = self.context.site, self.options.language
        if self.found.is_manual:
            href = escape(local_url(site, self.title))
            return f'<a href="{href}" title="{escape(self.title.full)}">'
        query = f"lang={language}" if language and is_vector(self.found.name) else ""
        page = make_title(FILE, self.found.name, site.namespaces)
        href = escape(local_url(site, page, query))
        return f'<a href="{href}" class="mw-file-description"{hint}>'
