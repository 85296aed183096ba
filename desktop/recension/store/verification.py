"""Checking a whole revision file: texts, chain, pages, images and the database itself."""

from __future__ import annotations

from collections.abc import Iterator

from recension.errors import Cancelled, DamagedFile
from recension.store.chain import RevisionKind
from recension.store.checks import database_problems, image_problems, name_problems, page_problems
from recension.store.database import Database
from recension.store.digests import Digests
from recension.store.hashing import NO_LINK
from recension.store.links import Linked, chain_problem, stored
from recension.store.page_links import link_problems
from recension.store.progress import IsCancelled, Progress, never, tell_nobody
from recension.store.pruned import Prunes
from recension.store.revisions import highest_revision
from recension.store.texts import Texts
from recension.store.values import Problem, Prune, Verification
from recension.store.wiki_names import setting_problems

_CACHE = 64 << 20  # bytes of texts; histories of several pages run side by side
_AT_ONCE = 100  # revisions read together


def verify(
    database: Database, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Verification:
    """Check everything; see `RevisionFile.verify`."""
    with database.reading():
        check = _Check(database, progress or tell_nobody, cancelled or never)
    return check.run()


class _Check:
    """One run over the file."""

    def __init__(self, database: Database, progress: Progress, cancelled: IsCancelled) -> None:
        self._database = database
        self._progress = progress
        self._cancelled = cancelled
        self._texts = Texts(database, _CACHE)
        self._digests = Digests(database, self._texts)
        self._problems: list[Problem] = []
        self._prunes = Prunes(database)
        self._generation = database.generation()  # that the prunes are of
        self._told: list[Prune] = []
        self._readable = 0
        self._count = 0
        self._last = NO_LINK

    def run(self) -> Verification:
        with self._digests:
            return self._run()

    def _run(self) -> Verification:
        with self._database.reading():
            last = highest_revision(self._database)
        for first in range(1, last + 1, _AT_ONCE):
            if self._cancelled():
                raise Cancelled
            with self._database.reading():
                self._check_stretch(first, min(last, first + _AT_ONCE - 1))
            self._progress(min(last, first + _AT_ONCE - 1), last)
        for problems in (
            page_problems(self._database, self._texts),
            image_problems(self._database),
            name_problems(self._database),
            link_problems(self._database),
            setting_problems(self._database),
            database_problems(self._database),
        ):
            if self._cancelled():
                raise Cancelled
            with self._database.reading():
                self._problems.extend(self._guarded(problems))
        found = tuple(self._problems)
        prunes = tuple(self._told)
        return Verification(self._count, self._readable, found, self._fingerprint(), prunes)

    def _check_stretch(self, first: int, last: int) -> None:
        self._follow_prunes()
        expected = first
        revisions = list(self._stored(first, last))
        self._digests.begin(one.text for one in revisions if one.text is not None)
        for one in revisions:
            self._report_missing(expected, one.content.id)
            expected = one.content.id + 1
            self._check(one)
        self._report_missing(expected, last + 1)

    def _follow_prunes(self) -> None:
        """Learn of a prune that was done since the check began, so as not to take it for damage."""
        generation = self._database.generation()
        if generation != self._generation:
            self._prunes, self._generation = Prunes(self._database), generation

    def _stored(self, first: int, last: int) -> Iterator[Linked]:
        try:
            yield from list(stored(self._database, first, last))
        except DamagedFile:
            for number in range(first, last + 1):
                try:
                    yield from stored(self._database, number, number)
                except DamagedFile:
                    continue  # reported as missing

    def _report_missing(self, first: int, stop: int) -> None:
        for number in range(first, stop):
            self._count += 1
            self._problems.append(Problem("metadata", None, number, "it cannot be read"))

    def _check(self, one: Linked) -> None:
        self._count += 1
        # After a broken link the next is checked against what stands there: one change, one report.
        fits = one.follows(self._last)
        if not fits:
            self._problems.append(chain_problem(one))
        self._last = one.link or NO_LINK
        trouble = self._text_trouble(one)
        if trouble:
            self._problems.append(Problem("text", one.content.title, one.content.id, trouble))
        elif fits and not self._prunes.proves(one.content.id):
            self._readable += 1
        if one.content.kind == RevisionKind.PRUNE and not trouble and fits:
            self._told.append(self._prunes.told(one.content))

    def _text_trouble(self, one: Linked) -> str:
        number = one.content.id
        if one.content.kind == RevisionKind.PRUNE:
            is_sound = self._prunes.is_sound(number)
            return "" if is_sound else "the list of what was pruned is not the one recorded"
        if one.text is None:
            is_known = one.content.hidden or self._prunes.proves(number)
            return "" if is_known else "its text is gone"
        expected = one.content.sha1, one.content.size
        found = self._digests.of(one.text)
        if found != expected:
            found = self._digests.anew(one.text)
        if isinstance(found, str):
            return found
        return "" if found == expected else "the text is not the one that was saved"

    def _guarded(self, problems: Iterator[Problem]) -> Iterator[Problem]:
        try:
            yield from problems
        except DamagedFile as error:
            yield Problem("database", None, None, error.detail)

    def _fingerprint(self) -> str:
        return self._last.hex()
