"""Sentences that end or begin though nothing in them says so: the other side tells.

A paragraph of the other side ends with one: it may be a caption, the first line of a template, or
what leads up to a list; another sentence follows it here. One that was edited on its way is known
by its last words. Or a paragraph begins with one that has no capital, as "iPhone" has none; here
it follows another sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from recension.diff.candidates import MOST_CELLS
from recension.diff.sentence_rows import SHORTEST, SentenceRow
from recension.diff.sentences import (
    Endings,
    Known,
    Sentence,
    begins_line,
    head_of,
    known_by,
    sentences_in,
)

_TAIL = 20  # characters: the last words of an ending
_SMALL_AFTER_STOP = re.compile(r"""[.!?…>}\]"'”\u2019»)][ \t\u00a0]+(?=[^\W\d_])""")
_STOPS = frozenset(".!?…。")  # what ends with one of these is cut there anyway


class _Told(NamedTuple):
    """What all rows tell of where sentences end and begin, for the old texts and for the new."""

    endings: tuple[Endings, Endings]
    edited: tuple[Endings, Endings]  # known by their last words
    heads: tuple[frozenset[str], frozenset[str]]


class KnownCuts:
    """Cuts the sentences of rows again that go on after a known ending or before a head.

    Rows that were there the last time are looked at only where what is told of their sentences is
    not the same any more.
    """

    def __init__(self) -> None:
        self._told: _Told | None = None
        self._cut: dict[SentenceRow, SentenceRow] = {}  # the rows of the last time

    def cut(self, rows: list[SentenceRow]) -> None:
        """Put rows cut anew in place of those that go on after an ending or before a head."""
        told = _told_by(rows)
        is_same = told == self._told
        changed = () if is_same else _changed_starts(self._told, told)
        cut: dict[SentenceRow, SentenceRow] = {}
        for index, row in enumerate(rows):
            known = self._cut.get(row)
            if known is None or not (is_same or _is_out_of_reach(row, known, changed)):
                known = cut.get(row) or _cut_row(row, told)
            cut[row] = rows[index] = known
        self._told, self._cut = told, cut


def _told_by(rows: Sequence[SentenceRow]) -> _Told:
    endings = _endings([row.old_keys for row in rows])
    new_endings = _endings([row.new_keys for row in rows])
    edited = _cut_at_tails([row.loose_old_keys for row in rows], new_endings)
    new_edited = _cut_at_tails([row.loose_new_keys for row in rows], endings)
    heads = {head for row in rows for head in _heads(row.texts[0], row.old, row.old_loose)}
    new_heads = {head for row in rows for head in _heads(row.texts[1], row.new, row.new_loose)}
    return _Told(
        (new_endings, endings), (edited, new_edited), (frozenset(new_heads), frozenset(heads))
    )


def _changed_starts(before: _Told | None, told: _Told) -> tuple[set[str], set[str]] | None:
    """Return where endings begin that came or went, for both sides; None where heads did."""
    if before is None or before.heads != told.heads:
        return None
    old, new = (
        {
            start
            for known, known_now in ((before.endings, told.endings), (before.edited, told.edited))
            for start, _ending in known[side].items() ^ known_now[side].items()
        }
        for side in (0, 1)
    )
    return old, new


def _is_out_of_reach(
    row: SentenceRow, known: SentenceRow, changed: Sequence[Collection[str]] | None
) -> bool:
    """Whether a row was not cut, and no sentence of it begins as an ending that came or went."""
    return (
        known is row
        and changed is not None
        and all(
            beginnings.keys().isdisjoint(starts)
            for beginnings, starts in zip(row.beginnings, changed, strict=True)
        )
    )


def _cut_row(row: SentenceRow, told: _Told) -> SentenceRow:
    old, new = (
        _cut_again(
            row.texts[side],
            (row.old, row.new)[side],
            row.beginnings[side],
            (told.endings[side], told.edited[side]),
            told.heads[side],
        )
        for side in (0, 1)
    )
    if old is row.old and new is row.new:
        return row
    return SentenceRow(row.texts, old, new)


def _heads(text: str, sentences: Sequence[Sentence], loose: Collection[int]) -> Iterator[str]:
    """Yield the heads of the sentences that begin lines without a capital."""
    for at in loose:
        start, stop = sentences[at]
        if text[start].islower() and stop - start >= SHORTEST and begins_line(text, start):
            yield head_of(text, start)


def _endings(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    return {known_by(keys[-1]): keys[-1] for keys in rows if keys and len(keys[-1]) >= SHORTEST}


def _cut_at_tails(rows: Sequence[Sequence[str]], endings: Endings) -> dict[str, str]:
    """Return the beginnings of sentences that hold the last words of an ending, as endings.

    Only where few sentences are without a partner: each is searched for each ending.
    """
    tails = {end[-_TAIL:] + " " for end in endings.values() if end[-1] not in _STOPS}
    sentences = [key for keys in rows for key in keys if len(key) > SHORTEST + _TAIL]
    if len(tails) * len(sentences) > MOST_CELLS:
        return {}
    found: dict[str, str] = {}
    for key in sentences:
        places = [key.find(tail) for tail in tails]
        stops = [place + _TAIL for place in places if place >= SHORTEST]
        if stops:
            found[known_by(key)] = key[: min(stops)]
    return found


def _cut_again(
    text: str,
    sentences: list[Sentence],
    keys: Mapping[str, Sequence[str]],
    endings: tuple[Endings, Endings],
    heads: Collection[str],
) -> list[Sentence]:
    """Return the sentences of a text cut at endings and heads, or as they are if none is in it.

    The endings are those known as they are, and those known by their last words.
    """
    certain, edited = endings
    known = Known()
    if _any_goes_on(keys, edited):
        known = Known({**certain, **edited})
    elif _any_goes_on(keys, certain):
        known = Known(certain)
    if heads and any(head_of(text, gap.end()) in heads for gap in _SMALL_AFTER_STOP.finditer(text)):
        known = known._replace(heads=heads)
    return sentences_in(text, known) if known.endings or known.heads else sentences


def _any_goes_on(sentences: Mapping[str, Sequence[str]], endings: Endings) -> bool:
    return any(
        len(key) > len(endings[start]) and key.startswith(endings[start] + " ")
        for start in sentences.keys() & endings.keys()
        for key in sentences[start]
    )
