"""What comparisons with one old text share: only what an edit touched is worked out again.

Everything kept here follows from the texts that it is kept under, so that a comparison with a
memory gives the same answer as one without.
"""

from __future__ import annotations

from recension.diff.bags import Bags
from recension.diff.groups import Group
from recension.diff.row_spans import Cuts
from recension.diff.sentences import Sentence, sentences_in
from recension.diff.values import RowSpans

GapKey = tuple[tuple[str, ...], tuple[str, ...]]  # the old and the new lines of a gap
SpanKey = tuple[str, str, Cuts]
_MOST = 20_000  # entries of a sort; typing leaves one a key in each


class Memory:
    """The bags and sentences of lines, and the spans of rows, for one old text and one choice."""

    def __init__(self) -> None:
        self.bags = Bags()
        self._text = ""
        self._lines = [""]
        self._spans: dict[SpanKey, RowSpans] = {}
        self._sentences: dict[str, list[Sentence]] = {}
        self._groups: dict[GapKey, list[Group]] = {}

    def old_lines(self, text: str) -> list[str]:
        """Return the lines of the old text."""
        if text is not self._text:
            self._text, self._lines = text, text.split("\n")
        return self._lines

    def sentences(self, text: str) -> list[Sentence]:
        """Return the sentences of a row's text."""
        found = self._sentences.get(text)
        if found is None:
            found = self._sentences[text] = sentences_in(text)
        return found

    def spans(self, key: SpanKey) -> RowSpans | None:
        """Return what is highlighted in a row, if it is known."""
        return self._spans.get(key)

    def keep_spans(self, key: SpanKey, spans: RowSpans) -> None:
        """Remember what is highlighted in a row."""
        self._spans[key] = spans

    def groups(self, key: GapKey) -> list[Group] | None:
        """Return the groups of a gap, counted from its start, if they are known."""
        return self._groups.get(key)

    def keep_groups(self, key: GapKey, groups: list[Group]) -> None:
        """Remember the groups of a gap, counted from its start."""
        self._groups[key] = groups

    def forget_surplus(self) -> None:
        """Forget what has grown too large; what is still needed is worked out again."""
        self.bags.forget_surplus(_MOST)
        for entries in (self._spans, self._sentences, self._groups):
            if len(entries) > _MOST:
                entries.clear()
