"""Sentences that end or begin though nothing in them says so: the other side tells.

A paragraph of the other side ends with one: it may be a caption, the first line of a template, or
what leads up to a list; another sentence follows it here. One that was edited on its way is known
by its last words. Or a paragraph begins with one that has no capital, as "iPhone" has none; here
it follows another sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from recension.diff.known_tails import KnownTails
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

_SMALL_AFTER_STOP = re.compile(r"""[.!?…>}\]"'”\u2019»)][ \t\u00a0]+(?=[^\W\d_])""")


class _Told(NamedTuple):
    """What all rows tell of where sentences end and begin, for the old texts and for the new."""

    endings: tuple[Endings, Endings]
    edited: tuple[Endings, Endings]  # known by their last words
    heads: tuple[frozenset[str], frozenset[str]]


class _Cut(NamedTuple):
    """A row with its sentences cut again, or as it was."""

    row: SentenceRow
    places: tuple[Set[str], ...]  # of both texts: how all those begin where endings were looked for


class KnownCuts:
    """Cuts the sentences of rows again that go on after a known ending or before a head.

    Rows that were there the last time are looked at only where what is told of their sentences is
    not the same any more.
    """

    def __init__(self) -> None:
        self._told: _Told | None = None
        self._cuts: dict[SentenceRow, _Cut] = {}  # of the rows of the last time
        self._tails = KnownTails(), KnownTails()

    def cut(self, rows: list[SentenceRow]) -> None:
        """Put rows cut anew in place of those that go on after an ending or before a head."""
        told = self._told_by(rows)
        is_same = told == self._told
        changed = () if is_same else _changed_starts(self._told, told)
        cuts: dict[SentenceRow, _Cut] = {}
        for index, row in enumerate(rows):
            cut = self._cuts.get(row)
            if cut is None or not (is_same or _is_out_of_reach(cut, changed)):
                cut = cuts.get(row) or _cut_row(row, told)
            cuts[row] = cut
            rows[index] = cut.row
        self._told, self._cuts = told, cuts

    def _told_by(self, rows: Sequence[SentenceRow]) -> _Told:
        endings = _endings([row.old_keys for row in rows])
        new_endings = _endings([row.new_keys for row in rows])
        tails, new_tails = self._tails
        edited = tails.cut([row.loose_old_keys for row in rows], new_endings.values())
        new_edited = new_tails.cut([row.loose_new_keys for row in rows], endings.values())
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


def _is_out_of_reach(cut: _Cut, changed: Sequence[Collection[str]] | None) -> bool:
    """Whether no place of a row at which an ending was looked for begins as one of those."""
    return changed is not None and all(
        places.isdisjoint(starts) for places, starts in zip(cut.places, changed, strict=True)
    )


def _cut_row(row: SentenceRow, told: _Told) -> _Cut:
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
    places = tuple(beginnings.keys() for beginnings in row.beginnings)
    if old is row.old and new is row.new:
        return _Cut(row, places)
    sides = zip(places, row.texts, (old, new), strict=True)
    return _Cut(
        SentenceRow(row.texts, old, new),
        tuple(
            known | {known_by(text, start) for start, _stop in sentences}
            for known, text, sentences in sides
        ),
    )


def _heads(text: str, sentences: Sequence[Sentence], loose: Collection[int]) -> Iterator[str]:
    """Yield the heads of the sentences that begin lines without a capital."""
    for at in loose:
        start, stop = sentences[at]
        if text[start].islower() and stop - start >= SHORTEST and begins_line(text, start):
            yield head_of(text, start)


def _endings(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    return {known_by(keys[-1]): keys[-1] for keys in rows if keys and len(keys[-1]) >= SHORTEST}


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
