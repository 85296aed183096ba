"""Endings of sentences that were edited, known by their last words in the middle of others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from recension.diff.candidates import MOST_CELLS
from recension.diff.sentence_rows import SHORTEST
from recension.diff.sentences import Endings, known_by

_TAIL = 20  # characters: the last words of an ending
_STOPS = frozenset(".!?…。")  # what ends with one of these is cut there anyway


class KnownTails:
    """Finds the last words of endings in sentences; what was searched the last time is not again.

    From key to key one ending and one sentence become others: the ending is searched for in all
    sentences, and the sentence for all endings.
    """

    def __init__(self) -> None:
        self._tails: frozenset[str] = frozenset()
        self._stops: dict[str, dict[str, int]] = {}  # of the tails in a sentence, by the sentence

    def cut(self, rows: Sequence[Iterable[str]], endings: Collection[str]) -> Endings:
        """Return the beginnings of sentences that hold the last words of an ending, as endings.

        Only where few sentences are without a partner: each is searched for each ending.
        """
        tails = frozenset(end[-_TAIL:] + " " for end in endings if end[-1] not in _STOPS)
        sentences = [key for keys in rows for key in keys if len(key) > SHORTEST + _TAIL]
        if len(tails) * len(sentences) > MOST_CELLS:
            return {}
        added, has_lost = tails - self._tails, not self._tails <= tails
        stops: dict[str, dict[str, int]] = {}
        for key in sentences:
            found = self._stops.get(key)
            if found is None:
                found = _stops(key, tails)
            else:
                if has_lost and found:
                    found = {tail: stop for tail, stop in found.items() if tail in tails}
                if added and (more := _stops(key, added)):
                    found = {**found, **more}
            stops[key] = found
        self._tails, self._stops = tails, stops
        return {known_by(key): key[: min(stops[key].values())] for key in sentences if stops[key]}


def _stops(key: str, tails: Iterable[str]) -> dict[str, int]:
    """Return where tails end in a sentence, but for those too near its beginning."""
    places = ((tail, key.find(tail)) for tail in tails)
    return {tail: place + _TAIL for tail, place in places if place >= SHORTEST}
