"""Placeholders: what stands in a block's HTML for something that the page decides.

They survive tidy, in text and in attributes alike, and no writer can type them (U+007F is removed
from the source).
"""

from __future__ import annotations

import re

_REFERENCE_LIST = re.compile("\x7freferences-[0-9]+\x7f")
_LINK_NUMBER = re.compile("\x7fautonumber-([0-9]+)\x7f")
_QUOTED_OR_MARK = re.compile("\"[^\"]*+\"?|'[^']*+'?|\x7fref-([0-9]+)\x7f")
_MARK = '<sup id="\x7fmark-{}\x7f" class="cite-bracket" '
_TAG = re.compile(r"<[A-Za-z][^<>\"\x7f]*+(?:\"[^\"]*+\"[^<>\"\x7f]*+)*+>")


def placeholder(kind: str, index: int) -> str:
    """Return what stands for something in the HTML of a block.

    `heading`: the unique id of the block's heading of that index; `fallback`: its second id;
    `edit`: the link to edit its section; `ref`: the mark of a reference, `label`: its text alone,
    `mark`: its id alone; `references`: a list of references; `autonumber`: the number of an
    external link.
    """
    return f"\x7f{kind}-{index}\x7f"


def as_text(text: str) -> str:
    """Return text whose placeholders stand for text, as where there can be no elements."""
    if "\x7fref" not in text:
        return text
    return without_lists(text).replace("\x7fref-", "\x7flabel-")


def without_lists(html: str) -> str:
    """Return HTML without placeholders for lists of references."""
    return _REFERENCE_LIST.sub("", html) if "\x7freferences-" in html else html


def as_attributes(text: str) -> str:
    """Return the text of a tag's attributes with references as what their marks are made of.

    Where a reference stands between attributes, the attributes of its mark become the tag's.
    """
    if "\x7fref-" not in text:
        return text
    return _QUOTED_OR_MARK.sub(
        lambda match: match[0] if match[1] is None else _MARK.format(match[1]), text
    )


def is_mark(value: str) -> bool:
    """Tell whether the value of an attribute is the id of a reference's mark."""
    return value.startswith("\x7fmark-")


def settled(html: str) -> str:
    """Return finished HTML in whose attributes placeholders stand for text."""
    if "\x7fref" not in html:
        return html
    return _TAG.sub(lambda match: as_text(match[0]), html)


def of_block(html: str, block: int) -> str:
    """Return HTML of a block as it is put into another one: its numbers stay its own."""
    if "\x7fautonumber-" not in html:
        return html
    return _LINK_NUMBER.sub(f"\x7fautonumber-{block}.\\1\x7f", html)
