"""Frames: what parameters mean inside of a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from recension.titles import Title
from recension.wikitext.preprocess import Node


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
    values: dict[str, str] = field(default_factory=dict)  # arguments expanded already

    @property
    def is_page(self) -> bool:
        """Whether it is no template."""
        return self.parent is None
