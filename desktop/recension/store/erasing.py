"""The only way in which a text leaves a revision file: an explicit prune of texts."""

from __future__ import annotations

from recension.store.opened import OpenedDatabase
from recension.store.progress import Progress, tell_nobody
from recension.store.prune_selection import PruneOrder
from recension.store.pruning import PrunePlan, Pruner
from recension.store.recording import Draft


class Erasing(OpenedDatabase):
    """The part of `RevisionFile` that takes texts away for good."""

    def plan_prune(self, order: PruneOrder, progress: Progress | None = None) -> PrunePlan:
        """Return what `prune` would take; nothing is changed.

        Raises:
            PageMissing, RevisionMissing: the order names what is not there.
            PruneRefused: a page would lose the text that it has now.
            RevisionDamaged: a text cannot be read, so whether it has the phrase is not known.
        """
        return self._pruner().plan(order, progress or tell_nobody)

    def prune(
        self,
        order: PruneOrder,
        *,
        reason: str = "",
        author: str = "",
        progress: Progress | None = None,
    ) -> PrunePlan:
        """Take texts out of the file for good, in one transaction, and record it in the chain.

        Who saved the revisions, when and why, their sizes, hashes and links stay. Texts that are
        kept as deltas of those that go are packed anew first. What was there is overwritten in the
        file; `compact` then gives its room back.

        Raises:
            PageMissing, RevisionMissing, RevisionDamaged: as `plan_prune`.
            PruneRefused: there is nothing to take, or a page would lose the text that it has now.
            DamagedFile: a text that stays cannot be read; verify the file first.
        """
        draft = Draft("", reason, author=author)
        return self._pruner().prune(order, draft, progress or tell_nobody)

    def compact(self) -> None:
        """Write the file anew without the room that nothing uses any more.

        It is whole at every moment; it needs as much room again while it is written.
        """
        self._database.compact()

    def _pruner(self) -> Pruner:
        return Pruner(self._database, self._texts, self._pages)
