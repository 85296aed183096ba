"""What a three-way merge says: the stretches of the result, settled or clashing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Spans = tuple[tuple[int, int], ...]  # start and stop of words, in code points


@dataclass(frozen=True, slots=True)
class Marks:
    """Which words of the three texts of a stretch differ, for showing them side by side."""

    base: Spans = ()  # that one side, or both, took away or replaced
    mine: Spans = ()
    theirs: Spans = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """A stretch of the result: whole lines, newlines included.

    `is_by_words` marks one that both sides changed, at different words: it should be shown to the
    user for confirmation, with what it was made of. One that nobody changed has no sides.
    """

    text: str
    is_by_words: bool = False
    base: str = ""
    mine: str = ""
    theirs: str = ""
    marks: Marks = Marks()

    @property
    def is_changed(self) -> bool:
        """Whether one side, or both, made it other than the base."""
        return bool(self.base or self.mine or self.theirs)


@dataclass(frozen=True, slots=True)
class Clash:
    """A stretch where the two sides want different things: whole lines, newlines included."""

    base: str
    mine: str
    theirs: str
    marks: Marks = Marks()


Part = Settled | Clash


@dataclass(frozen=True, slots=True)
class Merge:
    """The result of a three-way merge, from top to bottom.

    Every line of a part ends with a newline, the last of all too, so that parts can be put
    together; `text` and `resolved` take that last one off.
    """

    parts: tuple[Part, ...]
    sentence: str = ""  # what theirs did to the base, in words, where somebody asked for it

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
        return None if self.clashes else self.resolved(())

    def resolved(self, answers: Sequence[str]) -> str:
        """Return the text with an answer, of whole lines, in the place of every clash.

        Raises ValueError when the answers are not as many as the clashes.
        """
        if len(answers) != len(self.clashes):
            raise ValueError(f"{len(answers)} answers to {len(self.clashes)} clashes")
        remaining = iter(answers)
        texts = [part.text if isinstance(part, Settled) else next(remaining) for part in self.parts]
        return "".join(texts)[:-1]
