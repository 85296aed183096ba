"""A comparison of two texts: the rows at once, the words of a row when it is looked at."""

from __future__ import annotations

from recension.diff.options import Options
from recension.diff.values import Row, RowSpans


class Comparison:
    """Two texts side by side.

    `rows` cover every line of both texts, in order, each line in one row (a moved row stands at
    both its places). The words of a row are compared when `spans` is first asked for it.
    """

    rows: tuple[Row, ...]
    old: str
    new: str
    options: Options

    @property
    def is_complete(self) -> bool:
        """Whether the time sufficed so far; if not, `again` may find finer rows and words."""
        raise NotImplementedError

    @property
    def old_bytes(self) -> int:
        """The size of the old text in bytes of UTF-8."""
        raise NotImplementedError

    @property
    def new_bytes(self) -> int:
        """The size of the new text in bytes of UTF-8."""
        raise NotImplementedError

    def old_text(self, index: int) -> str:
        """Return the old text of a row, its lines joined with newlines; "" if it has none."""
        raise NotImplementedError

    def new_text(self, index: int) -> str:
        """Return the new text of a row, its lines joined with newlines; "" if it has none."""
        raise NotImplementedError

    def spans(self, index: int) -> RowSpans:
        """Return what is highlighted in one row; kept, so asking again costs nothing."""
        raise NotImplementedError

    def all_spans(self) -> tuple[RowSpans, ...]:
        """Return what is highlighted in every row, within one budget for all of them."""
        raise NotImplementedError

    def again(self, seconds: float = 3.0) -> Comparison:
        """Compare the same texts with more time for rows and for words."""
        raise NotImplementedError


class Comparer:
    """Compares one old text with a new one again and again, as while typing.

    What was worked out about the old text and about rows that did not change is kept, so that
    only the rows around an edit cost time. The answer is the one `compare` would give.
    """

    def __init__(self, old: str, options: Options = Options()) -> None:
        raise NotImplementedError

    def compare(self, new: str) -> Comparison:
        """Compare with a new text."""
        raise NotImplementedError


def compare(old: str, new: str, options: Options = Options()) -> Comparison:
    """Compare two texts."""
    raise NotImplementedError
