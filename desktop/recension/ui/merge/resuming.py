"""Which places of a merge are those of one that was not finished before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from recension.ui.merge.values import Choice, Place
from recension.workspace import KeptPlace, MergeState
from recension.workspace.places import key_of

_CHOICES = {choice.value for choice in Choice}


def key_of_place(place: Place) -> str:
    """Return a key of the texts that meet at a place."""
    return key_of(place.kind, place.base, place.mine, place.theirs, place.united)


def key_of_texts(places: Iterable[Place], initial_text: str) -> str:
    """Return a key of all that meets in a merge."""
    return key_of(initial_text, *map(key_of_place, places))


def kept_by_key(places: Sequence[Place], state: MergeState) -> Iterator[KeptPlace | None]:
    """Yield what was kept of each place, in their order; None where its texts are others."""
    left: dict[str, list[KeptPlace]] = defaultdict(list)
    for kept in reversed(state.places):
        if kept.choice in _CHOICES:
            left[kept.texts].append(kept)
    for place in places:
        found = left[key_of_place(place)]
        yield found.pop() if found else None
