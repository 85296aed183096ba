"""Revisions sorted by age into the tints that the text gets."""

from __future__ import annotations

from collections.abc import Sequence

from recension.authorship import UNSAVED
from recension.store.values import Revision
from recension.ui import wording

NOW = "age_now"
_THIRDS = ("age_old", "age_middle", "age_new")  # roles of the theme's colours, the oldest first


class Ages:
    """Which tint stands for which revision: thirds of those that the text is from."""

    def __init__(self, origins: Sequence[Revision]) -> None:
        self._revisions = {one.id: one for one in origins}  # oldest first
        self._roles = {
            one.id: _THIRDS[len(_THIRDS) - 1 - (len(origins) - 1 - place) * 3 // len(origins)]
            for place, one in enumerate(origins)
        }

    def role(self, origin: int) -> str:
        """Return the role of the colour behind words of an origin."""
        return NOW if origin == UNSAVED else self._roles.get(origin, _THIRDS[0])

    def revision(self, origin: int | None) -> Revision | None:
        """Return the revision of an origin; None for unsaved words."""
        return None if origin is None else self._revisions.get(origin)

    def periods(self) -> dict[str, str]:
        """Return from when to when the revisions of each tint are, in words."""
        told: dict[str, str] = {}
        for role in _THIRDS:
            times = [one.time for one in self._revisions.values() if self._roles[one.id] == role]
            if times:
                told[role] = " \N{EN DASH} ".join(map(wording.local_time, (times[0], times[-1])))
        return told
