"""Sentences that end though nothing in them says so: a paragraph of the other side ends with them.

They may be a caption, the first line of a template, or what leads up to a list; another sentence
follows them here. One that was edited on its way is known by its last words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recension.diff.candidates import MOST_CELLS
from recension.diff.sentence_rows import SHORTEST, SentenceRow
from recension.diff.sentences import Endings, Sentence, known_by, sentences_in

_TAIL = 20  # characters: the last words of an ending
_STOPS = frozenset(".!?…。")  # what ends with one of these is cut there anyway


def cut_at_known_endings(rows: list[SentenceRow]) -> None:
    """Cut the sentences of those rows again that go on after a known ending."""
    endings = _endings([row.old_keys for row in rows])
    new_endings = _endings([row.new_keys for row in rows])
    edited = _cut_at_tails([row.loose_old_keys for row in rows], new_endings)
    new_edited = _cut_at_tails([row.loose_new_keys for row in rows], endings)
    for index, row in enumerate(rows):
        old = _cut_again(row.texts[0], row.old, row.beginnings[0], new_endings, edited)
        new = _cut_again(row.texts[1], row.new, row.beginnings[1], endings, new_edited)
        if old is not row.old or new is not row.new:
            rows[index] = SentenceRow(row.texts, old, new)


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
    endings: Endings,
    edited: Endings,
) -> list[Sentence]:
    """Return the sentences of a text cut at endings, or as they are if none is in it."""
    if _any_goes_on(keys, edited):
        return sentences_in(text, {**endings, **edited})
    return sentences_in(text, endings) if _any_goes_on(keys, endings) else sentences


def _any_goes_on(sentences: Mapping[str, Sequence[str]], endings: Endings) -> bool:
    return any(
        len(key) > len(endings[start]) and key.startswith(endings[start] + " ")
        for start in sentences.keys() & endings.keys()
        for key in sentences[start]
    )
