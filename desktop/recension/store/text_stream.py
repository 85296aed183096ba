"""Reading the texts of many revisions one after the other, ahead of who asks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass

from recension.errors import DamagedFile
from recension.store.codec import Codec, Undecodable, unpack_many
from recension.store.database import Database
from recension.store.hashing import sha1
from recension.store.pages import marks
from recension.store.text_rows import TextDamaged
from recension.store.texts import Texts

_AT_ONCE = 40  # revisions, about as many as a pack has of a long article

_SELECT = """
    SELECT revision.id, revision.sha1, text.id, base, place, text.size, codec
    FROM revision JOIN text ON text.id = revision.text WHERE revision.id IN
"""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A text in a pack."""

    revision: int
    sha1: bytes
    start: int  # in the pack, in bytes
    size: int


def text_stream(
    database: Database, texts: Texts, revisions: Sequence[int]
) -> Generator[tuple[int, str | None]]:
    """Yield revisions in their order, each with its text, checked against its hash.

    Texts that are not in a pack, and all that there is anything wrong with, come as None: they
    are to be read one by one. Unpacking and hashing need no lock of the interpreter, so the next
    texts are got ready in threads while the caller does something with those that came.
    """
    parts = [revisions[first : first + _AT_ONCE] for first in range(0, len(revisions), _AT_ONCE)]
    with ThreadPoolExecutor(2) as threads:
        waiting: list[tuple[Sequence[int], list[Future[dict[int, str]]]]] = []
        for part in parts:
            waiting.append((part, _begun(database, texts, threads, part)))
            if len(waiting) > 1:
                yield from _finished(*waiting.pop(0))
        for begun in waiting:
            yield from _finished(*begun)


def _begun(
    database: Database, texts: Texts, threads: ThreadPoolExecutor, revisions: Sequence[int]
) -> list[Future[dict[int, str]]]:
    packs: dict[int, list[_Wanted]] = defaultdict(list)
    futures: list[Future[dict[int, str]]] = []
    with suppress(DamagedFile, TypeError):  # the texts are read one by one
        for revision, digest, text, base, place, size, codec in database.rows(
            f"{_SELECT} ({marks(revisions)})", revisions
        ):
            if codec == Codec.PACK:
                packs[text].append(_Wanted(revision, digest, 0, size))
            elif codec == Codec.MEMBER:
                packs[base].append(_Wanted(revision, digest, place, size))
    for pack, wanted in packs.items():
        with suppress(DamagedFile, TextDamaged):
            futures.append(threads.submit(_unpacked, *texts.pack_of(pack), wanted))
    return futures


def _unpacked(packed: bytes, base: bytes, wanted: list[_Wanted]) -> dict[int, str]:
    try:
        whole = memoryview(unpack_many(packed, base))
    except Undecodable:
        return {}
    found: dict[int, str] = {}
    for one in wanted:
        part = whole[one.start : one.start + one.size]
        if sha1(part) == one.sha1:
            found[one.revision] = str(part, "utf-8")
    return found


def _finished(
    revisions: Sequence[int], futures: list[Future[dict[int, str]]]
) -> Iterator[tuple[int, str | None]]:
    found: dict[int, str] = {}
    for future in futures:
        found.update(future.result())
    for revision in revisions:
        yield revision, found.pop(revision, None)
