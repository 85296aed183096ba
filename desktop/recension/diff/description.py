"""What an author did, in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recension.diff.budget import Budget, TimeUp, while_time
from recension.diff.comparison import Comparison
from recension.diff.general_changes import general_changes
from recension.diff.moved_things import moves_told
from recension.diff.page_changes import change_of_page, most_of_page
from recension.diff.phrases import Change, Phrase, phrase_all
from recension.diff.row_changes import row_changes
from recension.diff.table_changes import table_changes
from recension.diff.table_pairs import TablePairs
from recension.diff.values import Kind
from recension.diff.word_changes import word_changes

_ONLY_SPACE = "changed only white space"


@dataclass(frozen=True, slots=True)
class Description:
    """The change sentence.

    `items` are phrases without a capital or a full stop, heaviest first ("split a paragraph of
    Background", "moved a sentence"); none when the texts are equal. `rows` has the rows of the
    comparison that each of them speaks of.
    """

    items: tuple[str, ...]
    rows: tuple[tuple[int, ...], ...] = ()

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases with the places where they can be seen."""
        rows = self.rows or ((),) * len(self.items)
        return tuple(Phrase(*each) for each in zip(self.items, rows, strict=True))

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
    """Describe a comparison; `reverted_to` is the date of an earlier revision of the new text.

    Where `Options.sentence_seconds` do not suffice to look into each row, the words are general.
    """
    if comparison.old == comparison.new:
        return Description(())
    if reverted_to is not None:
        return describe_revert(reverted_to)
    whole = change_of_page(comparison)
    if whole:
        return Description((whole,))
    budget = Budget(comparison.options.sentence_seconds, comparison.clock)
    try:
        return _in_full(comparison, budget)
    except TimeUp:
        return _of(general_changes(comparison))


def describe_revert(date: str) -> Description:
    """Describe that a text is again what it was in the revision of a date."""
    return Description((f"reverted to the revision of {date}",))


def _says_something(comparison: Comparison, index: int) -> bool:
    """Whether a row changed in more than white space; where paragraphs begin counts as more."""
    row = comparison.rows[index]
    if row.kind is Kind.EQUAL:
        return False
    is_break = row.kind in {Kind.SPLIT, Kind.MERGED, Kind.MOVED}
    return is_break or comparison.old_text(index).split() != comparison.new_text(index).split()


def _in_full(comparison: Comparison, budget: Budget) -> Description:
    rows = while_time(range(len(comparison.rows)), budget)
    if not any(_says_something(comparison, index) for index in rows):
        return Description((_ONLY_SPACE,))
    sections = (
        comparison.memory.old_sections.of(comparison.old_lines),
        comparison.memory.new_sections.of(comparison.new_lines),
    )
    spans = comparison.all_spans()
    tables = TablePairs(comparison, budget)
    changes = [
        *most_of_page(comparison),
        *table_changes(comparison, tables, sections, spans, budget),
        *row_changes(comparison, sections, tables.told, budget),
        *word_changes(comparison, sections, spans, tables.told, budget),
    ]
    return _of(moves_told(changes, comparison))


def _of(changes: Iterable[Change]) -> Description:
    phrases = phrase_all(changes) or (Phrase(_ONLY_SPACE),)
    return Description(
        tuple(phrase.text for phrase in phrases), tuple(phrase.rows for phrase in phrases)
    )
