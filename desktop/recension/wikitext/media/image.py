"""An image in the text: https://www.mediawiki.org/wiki/Help:Images.

The HTML is MediaWiki's: a <figure> for images that stand for themselves, a <span> for those in
a line, with the kind of the image as `typeof`. Opening and closing parts are strip markers, so
that the passes to come see the caption alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from recension.titles import Title
from recension.wikitext.context import BlockContext
from recension.wikitext.links.plain import plain_text
from recension.wikitext.media.broken import broken_image
from recension.wikitext.media.find import find_image
from recension.wikitext.media.options import ImageOptions, parse_options
from recension.wikitext.media.picture import Picture
from recension.wikitext.media.size import Box
from recension.wikitext.sanitizer.entities import escape

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
    found = find_image(title, options, context)
    if found is None:
        inner, label, after = broken_image(title, options, context)
    else:
        picture = Picture(title, found, options, tooltip, context)
        inner, label, after = picture.html(box, shrink), "", ""
    return _wrapped(
        inner, label, after, options, is_broken=found is None, is_fitted=box is not None
    )


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
