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
from recension.wikitext.links.special import with_own_name
from recension.wikitext.media.find import FoundImage
from recension.wikitext.media.options import ImageOptions
from recension.wikitext.media.size import Box, drawn_width, fit, is_drawn_by_browser
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

    def html(self, box: Box, shrink: Fraction | None) -> str:
        """Return the picture in its link, fitted into a box."""
        info, is_manual = self.found.info, self.found.is_manual
        is_fixed = is_manual or (self.options.format == "frame" and not self.found.is_vector)
        if is_fixed:
            box = Box(info.width)
        width, height = fit(info, box)
        source = self._source(width)
        more = "" if is_fixed else self._finer(source, box)
        if shrink:
            width, height = ceil(width / shrink), ceil(height / shrink)
        alt = f'alt="{escape(self.options.alt)}" ' if self.options.alt is not None else ""
        before, after = self._link()
        return (
            f'{before}<img {alt}{self._resource()}src="{escape(source)}" decoding="async"'
            f' width="{width}" height="{height}" class="mw-file-element"{more} />{after}'
        )

    def _source(self, width: int) -> str:
        name, info, site = self.found.name, self.found.info, self.context.site
        if self.found.is_vector and not is_drawn_by_browser(site):
            width = drawn_width(info, width)
        elif self.found.is_vector or width >= info.width:
            return image_url(name, info, site)
        return scaled_url(name, info, site, width, self._language())

    def _language(self) -> str:
        """Return the language a drawing is asked for in: the writer's or the wiki's."""
        site = self.context.site
        has_own = site.language in site.svg_languages.get(self.found.name, ())
        return self.options.language or (site.language if has_own else "")

    def _finer(self, source: str, box: Box) -> str:
        """Return the attribute with a copy of twice the resolution."""
        double, _ = fit(self.found.info, Box(box.width * 2, box.height * 2))
        finer = self._source(double)
        return f' srcset="{escape(finer)} 2x"' if finer != source else ""

    def _resource(self) -> str:
        """Return the attribute with the page of a thumbnail that leads elsewhere."""
        options = self.options
        leads_elsewhere = (
            self.found.is_manual or options.link_url or options.link_title or options.no_link
        )
        if not leads_elsewhere or options.format != "thumb":
            return ""
        address = local_url(self.context.site, self.title)
        if options.language:
            address += f"{'&' if '?' in address else '?'}lang={options.language}"
        return f'resource="{escape(address)}" '

    def _link(self) -> tuple[str, str]:
        options, site = self.options, self.context.site
        # PHP takes a tooltip of "0" for none.
        hint = f' title="{escape(self.tooltip)}"' if self.tooltip not in ("", "0") else ""
        if options.link_url:
            url = clean_url(options.link_url)
            return f'<a href="{escape(url)}"{hint}{image_link_attributes(url, site)}>', "</a>"
        if options.link_title is not None:
            target = with_own_name(options.link_title)
            if not target.interwiki:
                self.context.note_link(target)
            hint = hint or f' title="{escape(target.full)}"'
            return f'<a href="{escape(link_url(site, target))}"{hint}>', "</a>"
        if options.no_link:
            return f"<span{hint}>", "</span>"
        return self._link_to_description(hint), "</a>"

    def _link_to_description(self, hint: str) -> str:
        site, language = self.context.site, self.options.language
        query = f"lang={language}" if language else ""
        page = make_title(FILE, self.found.name, site.namespaces)
        if self.found.is_manual:
            href = escape(local_url(site, self.title, query))
            return f'<a href="{href}" title="{escape(self.title.full)}">'
        href = escape(local_url(site, page, query))
        return f'<a href="{href}" class="mw-file-description"{hint}>'
