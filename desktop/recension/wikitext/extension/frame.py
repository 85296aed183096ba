"""Frames: what parameters mean inside of a template."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from recension.titles import Title
from recension.wikitext.preprocess import Node


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a template that was expanded."""

    read: dict[str, str | None]  # arguments that it asked for, in this order
    text: str
    again: Callable[[], None]  # notes what the expansion noted


@dataclass(slots=True)
class Frame:
    """The page itself (`parent` is None) or one call of a template.

    Arguments are expanded in the frame of the caller, when they are first asked for.
    """

    title: Title
    parent: Frame | None = None
    arguments: dict[str, Sequence[Node]] = field(default_factory=dict)
    numbered: frozenset[str] = frozenset()  # names of those whose spaces are kept
    depth: int = 0  # of templates in templates
    open_titles: frozenset[str] = frozenset()  # templates this one stands in, itself included
    late: int = 0  # tags whose content is expanded late that this one stands in
    values: dict[str, str | None] = field(default_factory=dict)  # arguments that were asked for
    # What it called, by the title and the depth of the expansion there.
    calls: dict[tuple[str, int], list[Call]] = field(default_factory=dict)

    @property
    def is_page(self) -> bool:
        """Whether it is no template."""
        return self.parent is None
