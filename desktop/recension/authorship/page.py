"""The authorship of a revision of a page in a revision file."""

from __future__ import annotations

from dataclasses import dataclass

from recension.authorship.memory import Memory, keys_of
from recension.authorship.runs import Runs
from recension.authorship.walk import Walk
from recension.errors import Cancelled, RevisionDamaged, RevisionMissing, TextWithheld
from recension.store import IsCancelled, Progress, RevisionFile


@dataclass(frozen=True, slots=True)
class Authorship:
    """Where the words of a text are from."""

    revision: int  # whose text it is
    text: str
    lines: tuple[Runs, ...]  # of every line, split at "\n" alone, the runs
    unread: int  # revisions whose texts are withheld or damaged: their words count for the next

    @property
    def revisions(self) -> set[int]:
        """The revisions that something is from."""
        return {origin for line in self.lines for _, origin in line}


def authorship_of(
    file: RevisionFile,
    title: str,
    revision: int | None = None,
    *,
    memory: Memory | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Authorship:
    """Return where the words of a revision of a page are from; of the newest one for None.

    Raises:
        PageMissing, RevisionMissing: there is no such page, or no such revision of it.
        RevisionDamaged, TextWithheld: its text cannot be read.
        Cancelled: `cancelled` said so; what was done so far is kept in `memory`.
    """
    links = file.links(title)
    wanted = links[-1][0] if revision is None else revision
    numbers = [number for number, _ in links]
    if wanted not in numbers:
        raise RevisionMissing(wanted)
    text = file.text(wanted)
    links = links[: numbers.index(wanted) + 1]
    keys = keys_of(links, file.newest_prune())
    begun, known = memory.newest(keys) if memory else (0, None)
    walk = Walk(known)
    done = begun
    try:
        for number, ready in file.texts_of([number for number, _ in links[begun:]]):
            if cancelled is not None and cancelled():
                raise Cancelled
            _take(walk, file, number, ready)
            done += 1
            if progress is not None:
                progress(done, len(links))
    finally:
        # An older revision is seldom asked for twice, the newest again and again.
        if memory and done > begun and (revision is None or wanted == numbers[-1]):
            memory.keep(keys[done - 1], walk.progressed, keys[begun - 1] if begun else None)
    return Authorship(wanted, text, tuple(walk.runs), walk.unread)


def _take(walk: Walk, file: RevisionFile, number: int, ready: str | None) -> None:
    try:
        text = file.text(number) if ready is None else ready
    except (RevisionDamaged, TextWithheld):
        walk.pass_over()
    else:
        walk.take(text, number)
