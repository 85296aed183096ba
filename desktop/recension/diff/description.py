"""What an author did, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from recension.diff.comparison import Comparison


@dataclass(frozen=True, slots=True)
class Description:
    """The change sentence.

    `items` are phrases without a capital or a full stop, heaviest first ("split a paragraph of
    Background", "moved a sentence"); none when the texts are equal.
    """

    items: tuple[str, ...]

    def line(self, longest: int = 500) -> str:
        """Return the phrases as one line of at most `longest` code points, "" for none."""
        return ""


def describe(comparison: Comparison, reverted_to: str | None = None) -> Description:
    """Describe a comparison; `reverted_to` is the date of an earlier revision of the new text."""
    return Description(())
