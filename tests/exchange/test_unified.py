"""A change as unified text."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.diff import Role, compare
from recension.exchange.change_document import Heading, Side, unified_lines

_FILES = Heading("a.wiki", Side("a.wiki"), Side("b.wiki"))
_LINES = st.lists(
    st.sampled_from(
        ["", "one two three four", "== H ==", "A paragraph that may well move about.", "-x", "|-"]
    ),
    max_size=24,
)


def _text(old: str, new: str, heading: Heading = _FILES) -> str:
    lines = unified_lines(compare(old, new), heading)
    return "".join("".join(run.text for run in line) + "\n" for line in lines)


def _applied(old: str, patch: str) -> str:
    """Return the text a unified text makes of the old one, read as the format says."""
    lines = old.split("\n")
    made: list[str] = []
    at = 0
    body = patch.partition("\n+++ ")[2].split("\n")[1:-1]
    for line in body:
        if line.startswith("@@ "):
            start, _, count = line.split()[1][1:].partition(",")
            first = int(start) - (count != "0")
            made += lines[at:first]
            at = first
        elif line.startswith(("-", " ")):
            assert lines[at] == line[1:]
            at += 1
        if line.startswith(("+", " ")):
            made.append(line[1:])
    return "\n".join(made + lines[at:])


@given(old=_LINES, new=_LINES)
@settings(max_examples=100, deadline=None)
def test_it_makes_the_new_text_of_the_old(old: list[str], new: list[str]) -> None:
    before, after = ("\n".join([*lines, "end"]) for lines in (old, new))
    if before != after:
        assert _applied(before, _text(before, after)) == after


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\nb", "a\nc"),
        ("a\nb\n", "a\nb"),
        ("a\nb", "a\nb\n"),
        ("", "a\nb\n"),
        ("a\nb\n", ""),
        ("a\n\n\n", "a\n"),
        ("a\nb\nc\nd\ne\nf\ng\nh\ni\nj", "b\nc\nd\ne\nf\ng\nh\ni\nj\na"),
    ],
)
def test_patch_applies_it(old: str, new: str, tmp_path: Path) -> None:
    file = tmp_path / "text"
    file.write_bytes(old.encode())
    done = subprocess.run(
        ["patch", "--posix", "-s", str(file)],  # noqa: S607 - wherever it is
        input=_text(old, new).encode(),
        check=False,
        capture_output=True,
    )
    assert done.returncode == 0, done.stdout
    assert (file.read_bytes() if file.exists() else b"") == new.encode()


def test_it_begins_with_what_was_done() -> None:
    revision = Side("", "04:19, 29 September 2019", "2019-09-29T04:19:00Z", "Ben", "--- x\n+++ y")
    text = _text("one two", "one three", Heading("Loch", Side("start"), revision, is_step=True))
    assert text.split("\n")[:6] == [
        "Changes: Loch",
        "2 bytes added, 04:19, 29 September 2019",
        "(--- x +++ y)",
        '"two" became "three"',
        "--- start",
        "+++ Ben (--- x +++ y)\t2019-09-29T04:19:00Z",
    ]


def test_words_are_marked() -> None:
    lines = list(unified_lines(compare("a wide old loch", "a wide new loch"), _FILES))
    marked = [run for line in lines for run in line if run.role]
    assert marked == [("old", Role.REMOVED), ("new", Role.ADDED)]


def test_equal_texts_have_none() -> None:
    assert _text("a", "a") == ""
