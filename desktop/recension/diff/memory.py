"""What comparisons with one old text share: only what an edit touched is worked out again.

Everything kept here follows from the texts that it is kept under, so that a comparison with a
memory gives the same answer as one without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from recension.diff.bags import Bags
from recension.diff.common_lines import CommonLines
from recension.diff.cutting import cut_lines
from recension.diff.edited_lines import EditedLines, size_of
from recension.diff.groups import Group
from recension.diff.known_endings import KnownCuts
from recension.diff.markup import KeptSections
from recension.diff.phrases import Change
from recension.diff.row_spans import Cuts
from recension.diff.sentence_rows import SentenceRow
from recension.diff.sentences import sentences_in
from recension.diff.table_rows import KeptTables
from recension.diff.values import RowSpans

# The old and the new places of lines that are kept for each other, counted from the start of a gap;
# None for one that is not in the gap.
Ends = frozenset[tuple[int | None, int | None]]
GapKey = tuple[tuple[str, ...], tuple[str, ...], Ends]  # the old and the new lines of a gap
SpanKey = tuple[str, str, Cuts]
_MOST = 20_000  # entries of a sort; typing leaves one a key in each
_MOST_LINES = 200_000  # of both texts, where white space is ignored


class _Plain(dict[str, str]):
    """Lines to the same with single spaces."""

    def __missing__(self, line: str) -> str:
        plain = self[line] = " ".join(line.split())
        return plain


class Memory:
    """The bags and sentences of lines, and the spans of rows, for one old text and one choice."""

    def __init__(self) -> None:
        self.bags = Bags()
        self.common_lines = CommonLines()
        self.new_lines = EditedLines()
        self.cuts = KnownCuts()
        self.old_sections = KeptSections()
        self.new_sections = KeptSections()
        self.old_tables = KeptTables()
        self.new_tables = KeptTables()
        self._text = ""
        self._lines = [""]
        self._size: int | None = None
        self._plain_lines: list[str] = []
        self._plain = _Plain()
        self._spans: dict[SpanKey, RowSpans] = {}
        self._sentences: dict[tuple[str, str], SentenceRow] = {}
        self._changes: dict[tuple[str, str, str], tuple[RowSpans, Sequence[Change]]] = {}
        self._groups: dict[GapKey, list[Group]] = {}

    def lines(self, old: str, new: str) -> tuple[list[str], list[str]]:
        """Return the lines of both texts."""
        known: dict[str, str] = {}
        return self._old_lines(old, known), self.new_lines.of(new, known)

    def _old_lines(self, text: str, known: dict[str, str]) -> list[str]:
        if text is not self._text:
            self._text, self._lines, self._plain_lines = text, cut_lines(text, known), []
            self._size = None
        return self._lines

    def old_size(self, text: str) -> int:
        """Return the size of the old text in bytes of UTF-8."""
        if text is not self._text:
            return size_of(text)
        if self._size is None:
            self._size = size_of(text)
        return self._size

    def without_spaces(self, lines: list[str]) -> list[str]:
        """Return the lines with each run of white space as one space, and none at their ends."""
        if lines is self._lines:
            if not self._plain_lines:
                self._plain_lines = [self._plain[line] for line in lines]
            return self._plain_lines
        return [self._plain[line] for line in lines]

    def sentences(self, texts: tuple[str, str]) -> SentenceRow:
        """Return the sentences of the old and the new text of a row."""
        found = self._sentences.get(texts)
        if found is None:
            old, new = texts
            found = self._sentences[texts] = SentenceRow(
                texts, sentences_in(old), sentences_in(new)
            )
        return found

    def spans(self, key: SpanKey) -> RowSpans | None:
        """Return what is highlighted in a row, if it is known."""
        return self._spans.get(key)

    def keep_spans(self, key: SpanKey, spans: RowSpans) -> None:
        """Remember what is highlighted in a row."""
        self._spans[key] = spans

    def changes_inside(
        self, texts: tuple[str, str, str], spans: RowSpans, tell: Callable[[], Iterable[Change]]
    ) -> Sequence[Change]:
        """Return what is told of the words of a row: as `tell` says, or said the last time.

        `texts` are the old and the new text and the name of the section.
        """
        known = self._changes.get(texts)
        if known is None or known[0] is not spans:
            known = self._changes[texts] = (spans, tuple(tell()))
        return known[1]

    def groups(self, key: GapKey) -> list[Group] | None:
        """Return the groups of a gap, counted from its start, if they are known."""
        return self._groups.get(key)

    def keep_groups(self, key: GapKey, groups: list[Group]) -> None:
        """Remember the groups of a gap, counted from its start."""
        self._groups[key] = groups

    def forget_surplus(self) -> None:
        """Forget what has grown too large; what is still needed is worked out again."""
        self.bags.forget_surplus(_MOST)
        for entries in (self._spans, self._sentences, self._changes, self._groups):
            if len(entries) > _MOST:
                entries.clear()
        if len(self._plain) > _MOST_LINES:
            self._plain.clear()
