"""Lists of notes taken apart: they are the longest blocks of a page, and one item is typed into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_ITEM = '<li id="cite_note-'
_END = "</li>"
_LIST = '<ol class="references"'
_BEGINNING = re.compile(rf"(?:<div[^>]*+>\s*+)*+{_LIST}[^>]*+>\s*+\Z")
_FARTHEST = 1000  # characters before the first item in which its list begins
_LISTS = re.compile(r"<(?:ol|ul|table)\b")
_TAGS = re.compile(r"<(/?)(div|table|ul|ol|dl|li|dd|td|th|tr|blockquote|figure|p|span)\b")
_LEAST = 3  # items: shorter lists are compared as one block


class Piece(NamedTuple):
    """Part of the HTML of a block."""

    html: str
    is_frame: bool = False  # whether it is the beginning or the end of a list, and not an item


def pieces_of(html: str) -> list[Piece]:
    """Return the pieces of a block: of a list of notes the items and what is around them."""
    begin, end = html.find(_ITEM), html.rfind(_END) + len(_END) + 1
    if begin < 0 or html.count(_ITEM) < _LEAST or html.count(_LIST) != 1:
        return [Piece(html)]
    before = _BEGINNING.search(html, max(0, begin - _FARTHEST), begin)
    if before is None:
        return [Piece(html)]
    depth = html.count("<div", before.start(), begin)
    after = re.compile(rf"\s*+</ol>(?:\s*+</div>){{{depth}}}\s*+").match(html, end)
    if after is None or not all(map(_is_balanced, (html[: before.start()], html[after.end() :]))):
        return [Piece(html)]
    pieces = (
        Piece(html[: before.start()]),
        Piece(before[0], is_frame=True),
        *map(Piece, _items(html[begin:end])),
        Piece(after[0], is_frame=True),
        Piece(html[after.end() :]),
    )
    return [piece for piece in pieces if piece.html]


def _items(html: str) -> Iterator[str]:
    """Yield items, those together that cannot be told apart for sure."""
    begin = 0
    while begin < len(html):
        stop = html.find(f"\n{_ITEM}", begin + 1) + 1 or len(html)
        while stop < len(html) and not _is_whole(html[begin:stop]):
            stop = html.find(f"\n{_ITEM}", stop) + 1 or len(html)
        yield html[begin:stop]
        begin = stop


@lru_cache(maxsize=4000)  # of most items the same is asked at every key
def _is_whole(item: str) -> bool:
    is_ended = item.endswith(f"{_END}\n") and item.count("<li") == item.count(_END)
    return is_ended and _LISTS.search(item) is None


def _is_balanced(html: str) -> bool:
    """Whether every element that begins in a piece ends there."""
    opened: list[str] = []
    for slash, tag in _TAGS.findall(html):
        if not slash:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            return False
    return not opened
