"""Leftover lines that face each other, paired by their place."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Sequence

from recension.diff.bags import Bag, bag_of, overlap
from recension.diff.budget import Budget
from recension.diff.groups import Group, facing_spaces, pair
from recension.diff.lines import is_weak
from recension.diff.subsequence import Anchoring, common_subsequence
from recension.diff.tokens import is_word, tokenize

_MOST_LINES = 8  # leftovers in a row that may be paired by place
_SHARED = 0.2  # of the characters of the longer line
_LONGEST = 6000  # characters of both lines; longer ones are no slot of a table
_LONG = 300  # characters of both lines from which spaces, stops and commas prove nothing
_MOST_WEAK = 5000  # weak lines a side that are matched between groups
_SLOT_MARKS = ("==", "|-", "{|")  # headings, rows and tables that face each other are the same
_CELL_MARKS = ("|", "!")  # what a cell of a table or a parameter begins with
_KEY = re.compile(r"\s*[*#:;|!]*\s*\w[\w '-]{0,30}?\s*[:=](?!=)")
_IN_ORDER = Anchoring(shortest=sys.maxsize)


def pair_by_place(
    groups: Sequence[Group],
    old: Sequence[str],
    new: Sequence[str],
    area: Group,
    reserved: tuple[Collection[int], Collection[int]],
) -> list[Group]:
    """Return the groups, with leftovers between them paired where they are the same field or item.

    They must face each other in equal number; `reserved` lines have their partner elsewhere.
    """
    found: list[Group] = []
    for space in facing_spaces(groups, area):
        olds = _leftovers(old, range(space.old, space.old_stop), reserved[0])
        news = _leftovers(new, range(space.new, space.new_stop), reserved[1])
        if 0 < len(olds) == len(news) <= _MOST_LINES:
            faced = list(zip(olds, news, strict=True))
            if all(is_same_slot(old[at], new[new_at]) for at, new_at in faced):
                found += [pair(at, new_at) for at, new_at in faced]
    return sorted([*groups, *found]) if found else list(groups)


def _leftovers(lines: Sequence[str], places: range, reserved: Collection[int]) -> list[int]:
    return [at for at in places if lines[at].strip() and at not in reserved]


def is_same_slot(old: str, new: str) -> bool:
    """Whether two lines are the same parameter or mark, or share enough characters."""
    key = _KEY.match(old)
    if key and new.startswith(key[0]):
        return True
    if any(old.startswith(mark) and new.startswith(mark) for mark in _SLOT_MARKS):
        return True
    if len(old) + len(new) > _LONGEST:
        return False
    if old[:1] in _CELL_MARKS and _skeleton(old) == _skeleton(new):
        return True
    bag, new_bag = _signs(old, new), _signs(new, old)
    return overlap(bag, new_bag) >= _SHARED * max(bag.size, new_bag.size, 1)


def _skeleton(line: str) -> list[str]:
    """Return the signs of a line, without words and white space."""
    return [core for core in tokenize(line).cores if not is_word(core)]


def _signs(line: str, other: str) -> Bag:
    """Return the bag of all tokens of a line, the white space as tokens too."""
    tokens = tokenize(line)
    cores = [core for core in tokens.cores if core]
    if len(line) + len(other) > _LONG:
        return bag_of([core for core in cores if core not in ".,"])
    return bag_of(cores + [" "] * (len(line) - sum(map(len, cores))))


def match_weak_lines(
    groups: Sequence[Group],
    old: Sequence[str],
    new: Sequence[str],
    area: Group,
    budget: Budget,
) -> list[Group]:
    """Return the groups, with equal weak lines between them paired, blank with blank."""
    found: list[Group] = []
    for space in facing_spaces(groups, area):
        olds, news = old[space.old : space.old_stop], new[space.new : space.new_stop]
        if budget.is_spent or max(len(olds), len(news)) > _MOST_WEAK:
            continue
        for at, new_at, length in common_subsequence(olds, news, _IN_ORDER, budget):
            found += [
                pair(space.old + at + step, space.new + new_at + step)
                for step in range(length)
                if is_weak(olds[at + step])
            ]
    return sorted([*groups, *found]) if found else list(groups)
