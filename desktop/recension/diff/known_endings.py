"""Sentences that end though nothing in them says so: a paragraph of the other side ends with them.

They may be a caption, or the first line of a template; another sentence follows them here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recension.diff.sentence_rows import SHORTEST, SentenceRow
from recension.diff.sentences import known_by, sentences_in


def cut_at_known_endings(rows: list[SentenceRow]) -> None:
    """Cut the sentences of those rows again that go on after a known ending."""
    endings = _endings([row.old_keys for row in rows])
    new_endings = _endings([row.new_keys for row in rows])
    for index, row in enumerate(rows):
        old, new = row.old, row.new
        if _any_goes_on(row.beginnings[0], new_endings):
            old = sentences_in(row.texts[0], new_endings)
        if _any_goes_on(row.beginnings[1], endings):
            new = sentences_in(row.texts[1], endings)
        if old is not row.old or new is not row.new:
            rows[index] = SentenceRow(row.texts, old, new)


def _endings(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    return {known_by(keys[-1]): keys[-1] for keys in rows if keys and len(keys[-1]) >= SHORTEST}


def _any_goes_on(sentences: Mapping[str, Sequence[str]], endings: Mapping[str, str]) -> bool:
    return any(
        len(key) > len(endings[start]) and key.startswith(endings[start] + " ")
        for start in sentences.keys() & endings.keys()
        for key in sentences[start]
    )
