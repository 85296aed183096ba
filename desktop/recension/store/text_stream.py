"""Reading the texts of many revisions one after the other, ahead of who asks for them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from recension.errors import DamagedFile
from recension.store.alike import AlikeHashes, StoredText, common_ends
from recension.store.codec import Undecodable, unpack_many
from recension.store.database import Database
from recension.store.hashing import sha1
from recension.store.text_places import Place, text_places
from recension.store.text_rows import TextDamaged
from recension.store.texts import Texts

_AT_ONCE = 400  # revisions that are looked up together: those of about ten packs of a long article
_AHEAD = 1  # packs that are got ready ahead, each in a thread; a second one saves no time
_KEPT = 30 << 20  # bytes; the C library keeps twice as much, and learns from no block above 32 MB
_SPARSE = 4  # a pack of which less than this part is wanted is not kept for it


class _Wanted(NamedTuple):
    """A text in a pack."""

    place: Place
    follows: bool  # that of the revision before is in the pack, too


_Found = deque[StoredText | None]  # in the order they are wanted in


@dataclass(slots=True)
class _Job:
    """A pack with the texts of it that some revisions near each other have."""

    pack: int
    wanted: list[_Wanted]
    is_begun: bool = False
    is_used: bool = False
    unpack: Callable[[], _Found] | None = None  # None where there is no such pack, or none any more
    found: _Found | None = None  # what is left of it


_Numbered = tuple[int, StoredText]  # a text with its number


class _Step(NamedTuple):
    """A revision, and where its text lies."""

    revision: int
    place: Place | None
    job: _Job | None  # where it will be, if it is in a pack


def text_stream(
    database: Database, texts: Texts, revisions: Sequence[int], *, proves: bool = True
) -> Generator[tuple[int, StoredText | None]]:
    """Yield revisions in their order, each with its text, checked against its hash.

    Texts that are made from another one than the one before, and all that there is anything wrong
    with, come as None: they are to be read one by one. Hashing needs no lock of the
    interpreter, so the next texts are got ready in a thread while the caller does something with
    those that came.

    Without `proves` the hashes are left out, which take most of the time: what comes then may be
    another text than was saved, where the file is damaged.
    """
    _keep_memory()
    with ThreadPoolExecutor(_AHEAD) as threads:
        steps = _looked_up(database, revisions)
        ahead = _Ahead(texts, threads if proves else None, steps)
        last: _Numbered | None = None
        while (step := ahead.next_step()) is not None:
            revision, place, job = step
            text = None
            if job is not None:
                text = _text(job)
            elif place is not None:
                text = _single(texts, place, last, proves=proves)
            if place is not None and text is not None:
                last = place.text, text
            yield revision, text


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
        places = text_places(database, part)
        for revision in part:
            place, job = places.get(revision), None
            if place is not None and place.pack is not None:
                job = jobs.setdefault(place.pack, _Job(place.pack, []))
                job.wanted.append(_Wanted(place, follows=job is before))
            steps.append(_Step(revision, place, job))
            before = job
        yield from steps


class _Ahead:
    """Begins the jobs that are next."""

    def __init__(
        self, texts: Texts, threads: ThreadPoolExecutor | None, steps: Iterator[_Step]
    ) -> None:
        self._texts = texts
        self._threads = threads  # None: they are done when they are asked for, without proof
        self._steps = steps
        self._waiting: deque[_Step] = deque()
        self._unused = 0  # jobs that were begun ahead

    def next_step(self) -> _Step | None:
        """Return the next step, whose job is begun; None at the end."""
        while self._unused <= _AHEAD and len(self._waiting) < _AT_ONCE:
            step = next(self._steps, None)
            if step is None:
                break
            if step.job is not None and not step.job.is_begun:
                self._begin(step.job)
            self._waiting.append(step)
        if not self._waiting:
            return None
        step = self._waiting.popleft()
        job = step.job
        if job is not None and not job.is_used:
            job.is_used = True
            self._unused -= 1
        return step

    def _begin(self, job: _Job) -> None:
        job.is_begun = True
        self._unused += 1
        with suppress(DamagedFile, TextDamaged):
            packed, base = self._texts.pack_of(job.pack)
            unpack = partial(_unpacked, packed, base, job.wanted, proves=bool(self._threads))
            job.unpack = self._threads.submit(unpack).result if self._threads else unpack


def _text(job: _Job) -> StoredText | None:
    """Return the next text of a job; after the last one it lets the pack go."""
    found = job.found
    if found is None:
        if job.unpack is None:
            return None
        found = job.found = job.unpack()
        job.unpack = None
    return found.popleft() if found else None


def _single(
    texts: Texts, place: Place, last: _Numbered | None, *, proves: bool
) -> StoredText | None:
    """Return a text that is in no pack; None where it is not made from the last one."""
    base: bytes | None = None
    if place.base is not None:
        if last is None or last[0] != place.base:
            return None
        base = last[1].as_bytes()
    try:
        data = texts.single(place.text, base)
    except (DamagedFile, TextDamaged):
        return None
    if proves and sha1(data) != place.sha1:
        return None
    return StoredText(data, 0, len(data))


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


def _text_at(pack: bytes, place: Place, hashes: AlikeHashes | None) -> StoredText | None:
    """Return a text of a pack; None where it is not there, or has another hash."""
    text = StoredText(pack, place.start, place.start + place.size)
    if text.stop > len(pack):
        return None
    if hashes is not None and hashes.of(text.start, text.stop) != place.sha1:
        return None
    return text
