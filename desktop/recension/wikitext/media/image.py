"""An image in the text: https://www.mediawiki.org/wiki/Help:Images.

The HTML is MediaWiki's: a <figure> for images that stand for themselves, a <span> for those in
a line, with the kind of the image as `typeof`. Opening and closing parts are strip markers, so
that the passes to come see the caption alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import ceil

from recension.errors import BadTitle
from recension.titles import Title, make_title
from recension.titles.namespaces import FILE
from recension.wikitext.context import BlockContext
from recension.wikitext.links.external import image_link_attributes
from recension.wikitext.links.plain import plain_text
from recension.wikitext.links.protocols import clean_url
from recension.wikitext.media.options import ImageOptions, parse_options
from recension.wikitext.media.size import Box, fit, is_vector, shown_box
from recension.wikitext.media.urls import image_url, scaled_url, upload_url
from recension.wikitext.sanitizer.entities import escape
from recension.wikitext.site import Site
from recension.wikitext.urls import link_url, local_url
from recension.wikitext.values import ImageInfo

_TYPES = {"thumb": "mw:File/Thumb", "frame": "mw:File/Frame", "frameless": "mw:File/Frameless"}


def image_html(title: Title, text: str, context: BlockContext) -> str:
    """Return the HTML of `[[File:...|text]]`; caption and links in `text` are done already."""
    options = parse_options(text, context.site, partial(plain_text, context=context))
    image = make_image(title, options, context)
    if not image.is_block:
        return context.strip.add_general(image.before) + image.label + image.after_marker(context)
    caption = options.caption.replace("\n", " ")
    before = context.strip.add_general(image.before)
    between = context.strip.add_general(f"{image.after}<figcaption>")
    return f"{before}{image.label}{between}{caption}</figcaption></figure>"


@dataclass(frozen=True, slots=True)
class ImageHtml:
    """The HTML of an image around what later passes may see."""

    before: str
    label: str  # shown in place of an image that is missing, else ""
    after: str
    is_block: bool

    def after_marker(self, context: BlockContext) -> str:
        """Return the marker of what comes after the label."""
        return context.strip.add_general(self.after + "</span>")


def make_image(
    title: Title,
    options: ImageOptions,
    context: BlockContext,
    box: Box | None = None,
    shrink: Fraction | None = None,
) -> ImageHtml:
    """Return the HTML of an image, fitted into `box` where that is given.

    `shrink` shows it that many times smaller than the copy that is asked for.
    """
    tooltip = "" if options.has_visible_caption else plain_text(options.caption, context)
    if not options.has_visible_caption and options.alt is None and tooltip:
        options.alt = tooltip
    context.output.images.setdefault(title.text)
    found = _find(title, options, context)
    if found is None:
        inner, label, after = _broken(title, options, context)
    else:
        picture = _Picture(title, found, options, tooltip, context)
        inner, label, after = picture.html(box, shrink), "", ""
    return _wrapped(
        inner, label, after, options, is_broken=found is None, is_fitted=box is not None
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """The image that is shown: the one that was named, or the one given as its thumbnail."""

    name: str
    info: ImageInfo
    is_manual: bool = False


def _find(title: Title, options: ImageOptions, context: BlockContext) -> _Found | None:
    name = title.text
    info = _known(name, context)
    if options.manual_thumb is None or info is None:
        return _Found(info.name or name, info) if info else None
    try:
        thumb = context.site.parse_title(options.manual_thumb, FILE)
    except BadTitle:
        return None
    info = _known(thumb.text, context) if thumb.namespace == FILE else None
    return _Found(thumb.text, info, is_manual=True) if info else None


def _known(name: str, context: BlockContext) -> ImageInfo | None:
    if name in context.site.bad_images:
        return None
    info = context.images([name]).get(name)
    return info if info is not None and (info.width or not info.name) else None


def _wrapped(
    inner: str, label: str, after: str, options: ImageOptions, *, is_broken: bool, is_fitted: bool
) -> ImageHtml:
    is_block = options.has_visible_caption or (bool(options.align) and not is_fitted)
    classes = []
    if not options.is_sized and options.format != "frame" and options.manual_thumb is None:
        classes.append("" if is_fitted else "mw-default-size")
    if options.align and not is_fitted:
        classes.append(f"mw-halign-{options.align}")
    elif options.vertical and not is_block:
        classes.append(f"mw-valign-{options.vertical}")
    if options.border and not options.has_visible_caption:
        classes.append("mw-image-border")
    classes.append(options.css_class)
    css = escape(" ".join(filter(None, classes)))
    kind = ("mw:Error " if is_broken else "") + _TYPES.get(options.format, "mw:File")
    css = f' class="{css}"' if css else ""
    element = "figure" if is_block else "span"
    return ImageHtml(f'<{element}{css} typeof="{kind}">{inner}', label, after, is_block)


@dataclass(frozen=True, slots=True)
class _Picture:
    """An image that is there."""

    title: Title
    found: _Found
    options: ImageOptions
    tooltip: str
    context: BlockContext

    def html(self, box: Box | None, shrink: Fraction | None) -> str:
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


def _broken(title: Title, options: ImageOptions, context: BlockContext) -> tuple[str, str, str]:
    """Return what stands for an image that cannot be shown: HTML, its label, and HTML."""
    site = context.site
    exists = _known(title.text, context) is not None or title.text in site.bad_images
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
