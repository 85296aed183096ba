from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from recension.diff import Kind, compare
from recension.exchange.change_document import Heading, Side, unified_lines
from recension.ui.changes.comparison import Comparison
from recension.ui.changes.lines import LinedText
from recension.ui.changes.unified import unified_text

_LINES = ["", "a b c", "{|", "The king granted the lands around the loch.", "x", "one two three"]
_TEXTS = st.lists(st.sampled_from(_LINES), max_size=14).map("\n".join)
_TITLE = re.compile(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@")


def shown(old: str, new: str) -> Comparison:
    return Comparison(LinedText(old), LinedText(new), compare(old, new).rows, {})


def unified(old: str, new: str) -> str:
    comparison = shown(old, new)
    return unified_text(comparison, 0, len(comparison.rows) - 1)


def patched(old: str, patch: str, *, is_partial: bool = False) -> str:
    """Apply a unified text as `patch` does, checking every line and number."""
    before, after = old.removesuffix("\n").split("\n") if old else [], []
    at, ends_bare = 0, not old.endswith("\n")
    lines = patch.split("\n")[:-1]
    while lines:
        title = _TITLE.fullmatch(lines.pop(0))
        assert title is not None
        start, count, new_start, new_count = map(int, title.groups())
        start -= bool(count)
        after.extend(before[at:start])
        at = start
        assert is_partial or len(after) == new_start - bool(new_count)
        ends = at + count, len(after) + new_count
        while lines and not lines[0].startswith("@@"):
            sign, text = lines[0][0], lines.pop(0)[1:]
            if sign in " -":
                assert before[at] == text
                at += 1
            if sign in " +":
                after.append(text)
                ends_bare = bool(lines) and lines[0].startswith("\\")
        assert (at, len(after)) == ends
    is_bare = ends_bare if at == len(before) else not old.endswith("\n")
    rest = [*after, *before[at:]]
    return "\n".join(rest) + ("" if is_bare or not rest else "\n")


@given(_TEXTS, _TEXTS)
def test_a_unified_text_makes_the_new_text_of_the_old(old: str, new: str) -> None:
    assert patched(old, unified(old, new)) == new


@given(_TEXTS, _TEXTS)
def test_each_change_alone_applies_to_the_old_text(old: str, new: str) -> None:
    comparison = shown(old, new)
    for index, row in enumerate(comparison.rows):
        patch = unified_text(comparison, index, index)
        assert (row.kind is Kind.EQUAL) == (patch == "") or not patch
        patched(old, patch, is_partial=True)


@given(_TEXTS, _TEXTS)
def test_it_is_what_the_document_of_the_change_says(old: str, new: str) -> None:
    heading = Heading("", Side("a"), Side("b"))
    lines = unified_lines(compare(old, new), heading, context=2)
    whole = "".join("".join(run.text for run in line) + "\n" for line in lines)
    hunks = re.search(r"^@@ ", whole, re.MULTILINE)
    assert unified(old, new) == (whole[hunks.start() :] if hunks else "")


def test_a_change_has_two_lines_around_it() -> None:
    lines = [f"line {number}" for number in range(9)]
    new = "\n".join([*lines[:4], "wholly other", *lines[5:]])
    assert unified("\n".join(lines), new) == (
        "@@ -3,5 +3,5 @@\n line 2\n line 3\n-line 4\n+wholly other\n line 5\n line 6\n"
    )


def test_a_change_beside_another_is_copied_alone() -> None:
    middle = "Between the two stands a sentence that nobody touched at all."
    old = "\n".join(["one", "first of all", middle, "second of all", "end"])
    new = "\n".join(["one", "first of them", middle, "second of them", "end"])
    comparison = shown(old, new)
    last = max(index for index, row in enumerate(comparison.rows) if row.kind is not Kind.EQUAL)
    assert unified_text(comparison, last, last) == (
        f"@@ -3,3 +3,3 @@\n {middle}\n-second of all\n+second of them\n end\n"
        "\\ No newline at end of file\n"
    )
