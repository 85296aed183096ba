"""Reading the texts of many revisions one after the other, ahead of who asks for them."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from recension.errors import DamagedFile
from recension.store.alike import AlikeHashes, StoredText, common_ends
from recension.store.codec import Codec, Undecodable, unpack_many
from recension.store.database import Database
from recension.store.parameters import marks
from recension.store.text_rows import TextDamaged
from recension.store.texts import Texts

_AT_ONCE = 400  # revisions that are looked up together: those of about ten packs of a long article
_AHEAD = 1  # packs that are got ready ahead, each in a thread; a second one saves no time
_KEPT = 30 << 20  # bytes; the C library keeps twice as much, and learns from no block above 32 MB
_SPARSE = 4  # a pack of which less than this part is wanted is not kept for it

_SELECT = """
    SELECT revision.id, revision.sha1, text.id, base, place, text.size, codec
    FROM revision JOIN text ON text.id = revision.text WHERE revision.id IN
"""


class _Place(NamedTuple):
    """Where the text of a revision lies."""

    pack: int  # its text
    sha1: bytes
    start: int  # in the pack, in bytes
    size: int


class _Wanted(NamedTuple):
    """A text in a pack."""

    place: _Place
    follows: bool  # that of the revision before is in the pack, too


_Found = deque[StoredText | None]  # in the order they are wanted in


@dataclass(slots=True)
class _Job:
    """A pack with the texts of it that some revisions near each other have."""

    pack: int
    wanted: list[_Wanted]
    is_begun: bool = False
    is_used: bool = False
    future: Future[_Found] | None = None  # None where there is no such pack, or none any more
    found: _Found | None = None  # what is left of it


_Step = tuple[int, _Job | None]  # a revision, and where its text will be


def text_stream(
    database: Database, texts: Texts, revisions: Sequence[int], *, proves: bool = True
) -> Generator[tuple[int, StoredText | None]]:
    """Yield revisions in their order, each with its text, checked against its hash.

    Texts that are not in a pack, and all that there is anything wrong with, come as None: they
    are to be read one by one. Unpacking and hashing need no lock of the interpreter, so the next
    texts are got ready in a thread while the caller does something with those that came.

    Without `proves` the hashes are left out, which take most of the time: what comes then may be
    another text than was saved, where the file is damaged.
    """
    _keep_memory()
    with ThreadPoolExecutor(_AHEAD) as threads:
        ahead = _Ahead(texts, threads, _looked_up(database, revisions), proves=proves)
        while (step := ahead.next_step()) is not None:
            revision, job = step
            yield revision, None if job is None else _text(job)


@cache
def _keep_memory() -> None:
    """Let the memory of one pack be that of a later one, instead of new memory from the system.

    The C library of Linux gives large blocks back at once, until it has seen one as large go: then
    it keeps twice as much (mallopt(3), M_MMAP_THRESHOLD). Nothing is written into this one, and
    once is enough for a process.
    """
    bytes(_KEPT)


def _looked_up(database: Database, revisions: Sequence[int]) -> Iterator[_Step]:
    """Yield the revisions in their order."""
    for first in range(0, len(revisions), _AT_ONCE):
        part = revisions[first : first + _AT_ONCE]
        jobs: dict[int, _Job] = {}
        steps: list[_Step] = []
        before: _Job | None = None
        places = _places(database, part)
        for revision in part:
            place = places.get(revision)
            if place is None:
                job = None
            else:
                job = jobs.setdefault(place.pack, _Job(place.pack, []))
                job.wanted.append(_Wanted(place, follows=job is before))
            steps.append((revision, job))
            before = job
        yield from steps


def _places(database: Database, revisions: Sequence[int]) -> dict[int, _Place]:
    """Return where the texts of revisions lie, of those that are in a pack."""
    found: dict[int, _Place] = {}
    with suppress(DamagedFile, TypeError):  # the texts are read one by one
        for revision, digest, text, base, place, size, codec in database.rows(
            f"{_SELECT} ({marks(revisions)})", revisions
        ):
            pack, start = (text, 0) if codec == Codec.PACK else (base, place)
            if codec in (Codec.PACK, Codec.MEMBER) and min(start, size) >= 0:
                found[revision] = _Place(pack, digest, start, size)
    return found


class _Ahead:
    """Begins the jobs that are next."""

    def __init__(
        self, texts: Texts, threads: ThreadPoolExecutor, steps: Iterator[_Step], *, proves: bool
    ) -> None:
        self._texts = texts
        self._proves = proves
        self._threads = threads
        self._steps = steps
        self._waiting: deque[_Step] = deque()
        self._unused = 0  # jobs that were begun ahead

    def next_step(self) -> _Step | None:
        """Return the next step, whose job is begun; None at the end."""
        while self._unused <= _AHEAD and len(self._waiting) < _AT_ONCE:
            step = next(self._steps, None)
            if step is None:
                break
            if step[1] is not None and not step[1].is_begun:
                self._begin(step[1])
            self._waiting.append(step)
        if not self._waiting:
            return None
        _, job = step = self._waiting.popleft()
        if job is not None and not job.is_used:
            job.is_used = True
            self._unused -= 1
        return step

    def _begin(self, job: _Job) -> None:
        job.is_begun = True
        self._unused += 1
        with suppress(DamagedFile, TextDamaged):
            packed, base = self._texts.pack_of(job.pack)
            work = partial(_unpacked, packed, base, job.wanted, proves=self._proves)
            job.future = self._threads.submit(work)


def _text(job: _Job) -> StoredText | None:
    """Return the next text of a job; after the last one it lets the pack go."""
    found = job.found
    if found is None:
        if job.future is None:
            return None
        found = job.found = job.future.result()
        job.future = None
    return found.popleft() if found else None


def _unpacked(packed: bytes, base: bytes, wanted: list[_Wanted], *, proves: bool) -> _Found:
    try:
        pack = unpack_many(packed, base)
    except Undecodable:
        return deque()
    hashes = AlikeHashes(pack) if proves else None
    is_sparse = sum(one.place.size for one in wanted) * _SPARSE < len(pack)
    found: _Found = deque()
    before: StoredText | None = None
    for one in wanted:
        text = _text_at(pack, one.place, hashes)
        if text is not None and before is not None and one.follows:
            shared = 0 if hashes is None else hashes.shared
            text = text._replace(like_before=common_ends(before, text, shared))
        before = text
        found.append(text.alone() if text is not None and is_sparse else text)
    return found


def _text_at(pack: bytes, place: _Place, hashes: AlikeHashes | None) -> StoredText | None:
    """Return a text of a pack; None where it is not there, or has another hash."""
    text = StoredText(pack, place.start, place.start + place.size)
    if text.stop > len(pack):
        return None
    if hashes is not None and hashes.of(text.start, text.stop) != place.sha1:
        return None
    return text
