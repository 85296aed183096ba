"""Merges that were not finished, kept while they are decided and found again afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from recension.store.values import Revision
from recension.workspace.drafts import Drafts
from recension.workspace.merge_files import KeptMerge, MergeState
from recension.workspace.replies import Reply


@dataclass(frozen=True, slots=True)
class MergeName:
    """Which merge it is, also after the program was started anew."""

    file: Path
    title: str
    subject: str
    revision: Revision | None = field(default=None, compare=False)


class KeptMerges(QObject):
    """What was chosen in merges of the open file.

    Args:
        drafts: whose thread writes them, in the order in which drafts are written.
        file: tells the path of the open file.
        parent: the owner.

    Signals:
        failed(RecensionError): what was chosen cannot be kept.
    """

    failed = Signal(object)

    def __init__(
        self, drafts: Drafts, file: Callable[[], Path | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._file = file
        # What the thread has still to write, or (None) to remove; what it cannot write stays here.
        self._newest: dict[MergeName, KeptMerge | None] = {}

    def name(self, title: str, subject: str, revision: Revision | None = None) -> MergeName | None:
        """Return the name of a merge of the open file; None where there is none.

        Args:
            title: of the page.
            subject: what is merged into it; the same where the same comes up again.
            revision: the one that is undone by it.
        """
        file = self._file()
        return None if file is None else MergeName(file, title, subject, revision)

    def keep(self, name: MergeName, state: MergeState) -> None:
        """Keep how far a merge is, in place of what was kept of it before.

        The text that is merged is on the disk before.
        """
        self._drafts.keep_now()
        kept = KeptMerge(
            str(name.file), name.title, name.subject, datetime.now(UTC), state, name.revision
        )
        self._follow(name, kept, self._drafts.keep_merge(kept))

    def drop(self, name: MergeName) -> None:
        """Let a merge go that was finished, or is wanted no more.

        What became of it in the text of its page is on the disk before.
        """
        self._drafts.keep_now()
        self._follow(name, None, self._drafts.drop_merge(name.file, name.title, name.subject))

    def find(self, name: MergeName) -> KeptMerge | None:
        """Return what was kept of a merge."""
        if name in self._newest:
            return self._newest[name]
        return self._drafts.merges.read(name.file, name.title, name.subject)

    def of_page(self, title: str) -> list[KeptMerge]:
        """Return the merges of a page of the open file that were not finished, the newest first."""
        file = self._file()
        if file is None:
            return []
        on_disk = {_name_of(file, kept): kept for kept in self._drafts.merges.of_file(file)}
        newest = {name: kept for name, kept in self._newest.items() if name.file == file}
        found = [kept for kept in {**on_disk, **newest}.values() if kept and kept.title == title]
        return sorted(found, key=lambda kept: kept.time, reverse=True)

    def _follow(self, name: MergeName, newest: KeptMerge | None, reply: Reply) -> None:
        """Know better than the disk until the thread has caught up."""
        self._newest[name] = newest
        reply.done.connect(lambda _: self._forget(name, newest))
        reply.failed.connect(self.failed)

    def _forget(self, name: MergeName, written: KeptMerge | None) -> None:
        if name in self._newest and self._newest[name] is written:
            del self._newest[name]


def _name_of(file: Path, kept: KeptMerge) -> MergeName:
    return MergeName(file, kept.title, kept.subject, kept.revision)
