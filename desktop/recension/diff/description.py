"""What an author did, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from recension.diff.comparison import Comparison
from recension.diff.markup import Sections
from recension.diff.phrases import phrase_all
from recension.diff.row_changes import row_changes
from recension.diff.values import Kind
from recension.diff.word_changes import word_changes

_ONLY_SPACE = "changed only white space"


@dataclass(frozen=True, slots=True)
class Description:
    """The change sentence.

    `items` are phrases without a capital or a full stop, heaviest first ("split a paragraph of
    Background", "moved a sentence"); none when the texts are equal.
    """

    items: tuple[str, ...]

    def line(self, longest: int = 200) -> str:
        """Return the phrases as one line of at most `longest` code points, "" for none.

        Where not all find room, the line ends with how many more there are.
        """
        for count in range(len(self.items), 0, -1):
            more = len(self.items) - count
            text = "; ".join([*self.items[:count], *([_more(more)] if more else [])])
            if len(text) <= longest or count == 1:
                text = text[:1].upper() + text[1:]
                return text if len(text) <= longest else text[: longest - 1] + "…"
        return ""


def _more(count: int) -> str:
    return "1 more change" if count == 1 else f"{count} more changes"


def describe(comparison: Comparison, reverted_to: str | None = None) -> Description:
    """Describe a comparison; `reverted_to` is the date of an earlier revision of the new text."""
    if comparison.old == comparison.new:
        return Description(())
    if reverted_to is not None:
        return Description((f"reverted to the revision of {reverted_to}",))
    if not comparison.new.strip():
        return Description(("blanked the page",))
    if not comparison.old.strip():
        return Description(("created the page",))
    if not any(_says_something(comparison, index) for index in range(len(comparison.rows))):
        return Description((_ONLY_SPACE,))
    return _in_full(comparison)


def _says_something(comparison: Comparison, index: int) -> bool:
    """Whether a row changed in more than white space; where paragraphs begin counts as more."""
    row = comparison.rows[index]
    if row.kind is Kind.EQUAL:
        return False
    is_break = row.kind in {Kind.SPLIT, Kind.MERGED, Kind.MOVED}
    return is_break or comparison.old_text(index).split() != comparison.new_text(index).split()


def _in_full(comparison: Comparison) -> Description:
    sections = Sections(comparison.old_lines), Sections(comparison.new_lines)
    items = phrase_all([*row_changes(comparison, sections), *word_changes(comparison, sections)])
    return Description(items or (_ONLY_SPACE,))
