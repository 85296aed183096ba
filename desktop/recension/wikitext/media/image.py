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
from recension.wikitext.media.broken import (
    BrokenImage,
    bad_image,
    described,
    missing_image,
    without_thumbnail,
    wrongly_sized,
)
from recension.wikitext.media.find import FoundImage, find_named, find_shown, is_bad
from recension.wikitext.media.options import ImageOptions, OptionReader
from recension.wikitext.media.picture import Picture
from recension.wikitext.media.size import Box, shown_box
from recension.wikitext.sanitizer.entities import escape

_TYPES = {"thumb": "mw:File/Thumb", "frame": "mw:File/Frame", "frameless": "mw:File/Frameless"}


def image_html(title: Title, text: str, context: BlockContext) -> str:
    """Return the HTML of `[[File:...|text]]`; caption and links in `text` are done already."""
    named = find_named(title, context)
    is_vector = named is not None and named.is_vector
    plain = partial(plain_text, context=context)
    options = OptionReader(context.site, plain, is_vector=is_vector).read(text)
    image = make_image(title, named, options, context)
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
    named: FoundImage | None,
    options: ImageOptions,
    context: BlockContext,
    box: Box | None = None,
    shrink: Fraction | None = None,
) -> ImageHtml:
    """Return the HTML of an image, `named` where it exists, fitted into `box` where that is given.

    `shrink` shows it that many times smaller than the copy that is asked for.
    """
    tooltip = "" if options.has_visible_caption else plain_text(options.caption, context)
    if not options.has_visible_caption and options.alt is None and options.caption:
        options.alt = tooltip
    context.output.images.setdefault(title.text)
    is_fitted = box is not None
    found = _found(title, named, options, context, box)
    if isinstance(found, BrokenImage):
        inner, label, after = found.html(context)
    else:
        shown, box = found
        page = described(title, named, context) if named else title
        inner = Picture(page, shown, options, tooltip, context).html(box, shrink)
        label, after = "", ""
    is_broken = isinstance(found, BrokenImage)
    return _wrapped(inner, label, after, options, is_broken=is_broken, is_fitted=is_fitted)


def _found(
    title: Title,
    named: FoundImage | None,
    options: ImageOptions,
    context: BlockContext,
    box: Box | None,
) -> BrokenImage | tuple[FoundImage, Box]:
    """Return the image to show and the box it is fitted into, or what stands for it."""
    if named is None:
        return missing_image(title, options)
    box = box or shown_box(named.name, named.info, options, context.site)
    page = described(title, named, context)
    shown = find_shown(named, options, context)
    if shown is None or not shown.info.width or not shown.info.height:
        return without_thumbnail(page, box)
    if is_bad(shown.name, context.site):
        return bad_image(page, options, box)
    if box.width <= 0 and not shown.is_manual:
        return wrongly_sized(page, box)
    return shown, box


def _wrapped(
    inner: str, label: str, after: str, options: ImageOptions, *, is_broken: bool, is_fitted: bool
) -> ImageHtml:
    is_block = options.has_visible_caption or (bool(options.align) and not is_fitted)
    classes = []
    if not (
        is_fitted
        or options.is_sized
        or options.format == "frame"
        or options.manual_thumb is not None
    ):
        classes.append("mw-default-size")
    if options.align and not is_fitted:
        classes.append(f"mw-halign-{options.align}")
    elif options.vertical and not is_block:
        classes.append(f"mw-valign-{options.vertical}")
    if options.border and not options.has_visible_caption:
        classes.append("mw-image-border")
    # Each class once, with one space between them, as MediaWiki writes lists.
    classes = list(dict.fromkeys([*classes, *options.css_class.split()]))
    css = f' class="{escape(" ".join(classes))}"' if classes else ""
    kind = ("mw:Error " if is_broken else "") + _TYPES.get(options.format, "mw:File")
    element = "figure" if is_block else "span"
    return ImageHtml(f'<{element}{css} typeof="{kind}">{inner}', label, after, is_block)
