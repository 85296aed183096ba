"""Three texts to one: what two people made of the same base."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settled:
    """A stretch of the result.

    `is_by_words` marks one that both sides changed, at different words: it should be shown to the
    user for confirmation, with what it was made of.
    """

    text: str
    is_by_words: bool = False
    base: str = ""
    mine: str = ""
    theirs: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """A stretch where the two sides want different things: whole lines, newlines included."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """The result of a three-way merge, from top to bottom."""

    parts: tuple[Settled | Clash, ...]

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The stretches that only a person can settle."""
        return tuple(part for part in self.parts if isinstance(part, Clash))

    @property
    def to_confirm(self) -> tuple[Settled, ...]:
        """The stretches that were put together word by word."""
        return tuple(part for part in self.parts if isinstance(part, Settled) and part.is_by_words)

    @property
    def text(self) -> str | None:
        """The merged text, or None while there are clashes."""
        if self.clashes:
            return None
        return "".join(part.text for part in self.parts if isinstance(part, Settled))


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Unite two texts that were made from one base; exchanging the two gives the same text."""
    raise NotImplementedError
