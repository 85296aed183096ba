"""What strip markers of expanded text stand for.

A marker is made from what it stands for, so equal text has equal markers wherever it stands:
that is what lets a block be cached by its text alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeAlias

from recension.wikitext.lines import Jump
from recension.wikitext.sanitizer.entities import decode_references
from recension.wikitext.strip import MARKER_END, MARKER_OR_STRAY, MARKER_START

_TAG = re.compile(r"<[^<>]*>")
_LONGEST = 100_000  # code points put back into a text that is shown without its tags


@dataclass(frozen=True, slots=True)
class Html:
    """Finished HTML; `is_nowiki` keeps it out of the block pass too."""

    html: str
    is_nowiki: bool = False


@dataclass(frozen=True, slots=True)
class Deferred:
    """An extension tag that is rendered together with its block."""

    tag: str  # its name in the registry
    attributes: tuple[tuple[str, str], ...]
    content: str | None  # expanded or raw, as the tag wants it; None for <tag />
    is_function: bool = False  # written as {{#tag:}}
    # In the lines of the content, which count from that of the tag; None where they are not known.
    jumps: tuple[Jump, ...] | None = None
    problem: str = ""  # HTML that is shown where it cannot be what it is
    written: str | None = None  # the content before it was expanded, where the tag wants it


Piece: TypeAlias = Html | Deferred


def marker_for(piece: Piece) -> str:
    """Return the marker of a piece."""
    if isinstance(piece, Html):
        name, key = ("nowiki" if piece.is_nowiki else "html"), piece.html
    else:
        # The problem follows from the other parts.
        parts = (piece.attributes, piece.content, piece.is_function, piece.jumps, piece.written)
        name, key = piece.tag, repr(parts)
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    return f"{MARKER_START}{name}-{digest}{MARKER_END}"


def without_markers(text: str, piece_of: Callable[[str], Piece | None]) -> str:
    """Return the text alone: of <nowiki> remains what it holds, of other tags nothing.

    Tags in tags can double what they hold again and again: from some length on nothing is added.
    """
    room = _LONGEST

    def shown(match: re.Match[str]) -> str:
        nonlocal room
        piece = piece_of(match[0])
        if not isinstance(piece, Html) or not piece.is_nowiki:
            return ""
        held = decode_references(_TAG.sub("", piece.html))
        room -= len(held)
        return held if room >= 0 else ""

    while "\x7f" in text:
        text = MARKER_OR_STRAY.sub(shown, text)
    return text
