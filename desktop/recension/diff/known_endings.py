"""Sentences that end or begin though nothing in them says so: the other side tells.

A paragraph of the other side ends with one: it may be a caption, the first line of a template, or
what leads up to a list; another sentence follows it here. One that was edited on its way is known
by its last words. Or a paragraph begins with one that has no capital, as "iPhone" has none; here
it follows another sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

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


def cut_where_known(rows: list[SentenceRow]) -> None:
    """Cut the sentences of those rows again that go on after a known ending or before a head."""
    endings = _endings([row.old_keys for row in rows])
    new_endings = _endings([row.new_keys for row in rows])
    edited = _cut_at_tails([row.loose_old_keys for row in rows], new_endings)
    new_edited = _cut_at_tails([row.loose_new_keys for row in rows], endings)
    heads = {head for row in rows for head in _heads(row.texts[0], row.old, row.old_loose)}
    new_heads = {head for row in rows for head in _heads(row.texts[1], row.new, row.new_loose)}
    for index, row in enumerate(rows):
        old = _cut_again(row.texts[0], row.old, row.beginnings[0], (new_endings, edited), new_heads)
        new = _cut_again(row.texts[1], row.new, row.beginnings[1], (endings, new_edited), heads)
        if old is not row.old or new is not row.new:
            rows[index] = SentenceRow(row.texts, old, new)


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
