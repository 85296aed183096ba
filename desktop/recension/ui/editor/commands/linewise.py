"""Markup of whole lines: headings, lists, and the order of lines."""

from __future__ import annotations

import re

from recension.ui.editor.commands.passage import Passage

_MARKS = re.compile(r"[*#:;]+")


def set_heading(passage: Passage, level: int) -> Passage:
    """Make the lines headings of a level; level 0, or the level they have, makes them plain."""
    lines = [line for line in passage.text.split("\n") if line.strip()]
    if lines and all(_heading_level(line) == level for line in lines):
        level = 0
    marks = "=" * level

    def change(line: str) -> str:
        bare = _without_heading(line)
        if not bare and passage.text.strip():
            return line  # an empty line between others stays one
        return f"{marks} {bare} {marks}" if level else bare

    changed = passage.with_lines(change)
    if level and "\n" not in changed.text:
        return Passage(changed.text, level + 1, len(changed.text) - level - 1)
    return changed


def _heading_level(line: str) -> int:
    line = line.strip()
    opening = len(line) - len(line.lstrip("="))
    closing = len(line) - len(line.rstrip("="))
    return min(opening, closing, 6) if opening < len(line) else 0


def _without_heading(line: str) -> str:
    level = _heading_level(line)
    line = line.strip() if level else line.rstrip()
    return line[level : len(line) - level].strip() if level else line


def toggle_list(passage: Passage, mark: str) -> Passage:
    """Make the lines items of a list, or plain where all of them are items of such a list."""
    lines = [line for line in passage.text.split("\n") if line.strip()]
    are_items = bool(lines) and all(_marks(line).endswith(mark) for line in lines)

    def change(line: str) -> str:
        if not line.strip() and lines:
            return line
        marks = _marks(line)
        if are_items:
            return _with_marks(line, marks[:-1])
        return _with_marks(line, marks[:-1] + mark)

    return passage.with_lines(change)


def indent(passage: Passage) -> Passage:
    """Push the lines one level in: one more mark of their list, or a colon."""

    def change(line: str) -> str:
        if not line.strip() and "\n" in passage.text:
            return line
        marks = _marks(line)
        return _with_marks(line, marks + marks[-1]) if marks else ":" + line

    return passage.with_lines(change)


def unindent(passage: Passage) -> Passage:
    """Pull the lines one level out."""
    return passage.with_lines(
        lambda line: _with_marks(line, _marks(line)[:-1]) if _marks(line) else line
    )


def _marks(line: str) -> str:
    found = _MARKS.match(line)
    return found[0] if found else ""


def _with_marks(line: str, marks: str) -> str:
    rest = line[len(_marks(line)) :]
    if not marks:
        return rest.lstrip(" ")
    is_item = rest.startswith(" ") or marks.endswith(":")
    return marks + rest if is_item else f"{marks} {rest}"


def move_down(passage: Passage, count: int) -> Passage:
    """Put the first `count` lines below the one that follows them."""
    lines = passage.text.split("\n")
    moved, passed = lines[:count], lines[count]
    shift = len(passed) + 1
    text = "\n".join([passed, *moved, *lines[count + 1 :]])
    return Passage(text, passage.start + shift, passage.stop + shift)


def move_up(passage: Passage) -> Passage:
    """Put all but the first line above the first."""
    lines = passage.text.split("\n")
    shift = len(lines[0]) + 1
    text = "\n".join([*lines[1:], lines[0]])
    return Passage(text, passage.start - shift, passage.stop - shift)
