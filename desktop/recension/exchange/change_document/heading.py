"""What stands over a change: the page, and what its two sides are."""

from __future__ import annotations

from dataclasses import dataclass

from recension.exchange.change_document.words import ENGLISH, Words


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts: a revision, or a text by its name."""

    name: str = ""  # of a text that is no revision: "draft.wiki"; "" for a revision
    time: str = ""  # of a revision, as it is read: "04:19, 29 September 2019"
    utc: str = ""  # the same for programs: "2019-09-29T04:19:00Z"
    author: str = ""
    summary: str = ""  # as it is read, "no edit summary" and all


@dataclass(frozen=True, slots=True)
class Heading:
    """The header of a change."""

    title: str  # of the page, or what the two texts are called together
    old: Side
    new: Side
    is_step: bool = False  # whether the newer side is the revision right after the older
    reverted_to: str | None = None  # the time, as it is read, of an older one with the newer text


@dataclass(frozen=True, slots=True)
class Shape:
    """How a change is laid out."""

    is_inline: bool = False  # one column, what was removed struck in its place
    context: int | None = 2  # unchanged lines around a change; None for all
    has_hidden_lines: bool = True  # whether the others are there, folded away
    language: str = ""  # of the texts, a code such as "de"; "" where it is not known


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be decided about a change document before the texts are there."""

    heading: Heading
    shape: Shape = Shape()
    words: Words = ENGLISH
