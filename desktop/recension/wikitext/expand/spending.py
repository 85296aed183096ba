"""What the expansion of a page uses up of its limits.

See Manual:$wgMaxPPNodeCount for the nodes, Manual:$wgMaxArticleSize for the bytes.
"""

from __future__ import annotations

from typing import NamedTuple

from recension.wikitext.site import Limits


class Cost(NamedTuple):
    """What something counted for."""

    nodes: int  # that were expanded
    included: int  # bytes that templates became
    argued: int  # bytes that parameters became


class Spending:
    """The sums of one page so far."""

    __slots__ = ("_limits", "argued", "included", "nodes")

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.nodes = 0
        self.included = 0
        self.argued = 0

    @property
    def is_full(self) -> bool:
        """Whether templates may become nothing more."""
        return self.included > self._limits.include_bytes

    @property
    def is_roomy(self) -> bool:
        """Whether what comes is far from the limits of bytes."""
        return max(self.included, self.argued) < self._limits.include_bytes // 2

    def may_include(self, text: str) -> bool:
        """Count what a template became; False, and not counted, when that is too much."""
        size = self.included + _byte_length(text)
        if size > self._limits.include_bytes:
            return False
        self.included = size
        return True

    def may_insert(self, text: str) -> bool:
        """Count what a parameter became; False, and not counted, when that is too much."""
        size = self.argued + _byte_length(text)
        if size > self._limits.include_bytes:
            return False
        self.argued = size
        return True

    def so_far(self) -> Cost:
        """Return the sums as they are now, for `since`."""
        return Cost(self.nodes, self.included, self.argued)

    def since(self, before: Cost) -> Cost:
        """Return what was counted after that."""
        nodes, included, argued = before
        return Cost(self.nodes - nodes, self.included - included, self.argued - argued)

    def repeat(self, cost: Cost) -> None:
        """Count something again that is not done again."""
        self.nodes += cost.nodes
        self.included += cost.included
        self.argued += cost.argued


def _byte_length(text: str) -> int:
    """Return the length of a text in bytes of UTF-8."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
