"""Whether an answer is true that was found in texts which nobody checked.

To check every text against its hash takes longer than to read it, so a search that somebody waits
for reads them unchecked, and then checks the texts on both sides of every change it would tell of.
That is enough: a text that is not what was saved counts as the one before it, so it makes
another answer only where the phrase seems to come or go with it or behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recension.errors import RevisionDamaged, TextWithheld
from recension.search.index import LineStay
from recension.search.stays import united
from recension.store import Page, RevisionFile


def is_true(file: RevisionFile, page: Page, stays: Iterable[LineStay]) -> bool:
    """Return whether the texts with which some lines came to a page and went are those saved."""
    ends = {at for _, *both in united(stays) for at in both if at is not None}
    if not ends:
        return True
    numbers = [number for number, _ in file.links_of(page)]
    wanted = sorted({place for at in ends for place in (at - 1, at) if 0 <= place < len(numbers)})
    places = dict(zip((numbers[place] for place in wanted), wanted, strict=True))
    return all(
        text is not None or _is_readable(file, numbers, places[revision])
        for revision, text in file.stored_texts_of(list(places))
    )


def _is_readable(file: RevisionFile, numbers: Sequence[int], place: int) -> bool:
    """Return whether a text is as saved; where it is withheld, whether the one before is."""
    for number in reversed(numbers[: place + 1]):
        try:
            file.text(number)
        except TextWithheld:
            continue
        except RevisionDamaged:
            return False
        return True
    return True
