from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from recension.diff import compare
from recension.ui.changes.comparison import Comparison
from recension.ui.changes.lines import LinedText
from recension.ui.changes.unified import unified_text

_LINES = ["", "a b c", "{|", "The king granted the lands around the loch.", "x", "one two three"]
_TEXTS = st.lists(st.sampled_from(_LINES), max_size=14).map("\n".join)
_TITLE = re.compile(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@")


def unified(old: str, new: str) -> str:
    rows = compare(old, new).rows
    comparison = Comparison(LinedText(old), LinedText(new), rows, {})
    return unified_text(comparison, 0, len(rows) - 1)


def patched(old: str, patch: str) -> str:
    """Apply a unified text as `patch` does, checking every line and number."""
    before, after = old.split("\n"), []
    at = 0
    lines = patch.split("\n")[:-1]
    while lines:
        title = _TITLE.fullmatch(lines.pop(0))
        assert title is not None
        start, count, new_start, new_count = map(int, title.groups())
        start -= bool(count)
        after.extend(before[at:start])
        at = start
        assert len(after) == new_start - bool(new_count)
        ends = at + count, len(after) + new_count
        while lines and not lines[0].startswith("@@"):
            sign, text = lines[0][0], lines.pop(0)[1:]
            if sign in " -":
                assert before[at] == text
                at += 1
            if sign in " +":
                after.append(text)
        assert (at, len(after)) == ends
    return "\n".join([*after, *before[at:]])


@given(_TEXTS, _TEXTS)
def test_a_unified_text_makes_the_new_text_of_the_old(old: str, new: str) -> None:
    assert patched(old, unified(old, new)) == new


def test_a_change_has_two_lines_around_it() -> None:
    lines = [f"line {number}" for number in range(9)]
    new = "\n".join([*lines[:4], "wholly other", *lines[5:]])
    assert unified("\n".join(lines), new) == (
        "@@ -3,5 +3,5 @@\n line 2\n line 3\n-line 4\n+wholly other\n line 5\n line 6\n"
    )
