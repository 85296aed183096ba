"""A file that revisions were saved in, one by one, is as small as one that was imported."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recension.errors import RevisionDamaged
from recension.store import NewRevision, RevisionFile, parts, recover, tidying
from recension.store.codec import Codec

_START = datetime(2020, 2, 2, tzinfo=UTC)


def _texts(count: int) -> list[str]:
    noise = random.Random(7)
    words = [f"word{noise.randrange(900)}" for _ in range(600)]
    texts = []
    for number in range(count):
        words[noise.randrange(len(words))] = f"changed{number}"
        texts.append(" ".join(words))
    return texts


def _save_all(path: Path, texts: list[str]) -> None:
    with RevisionFile.create(path) as file:
        for number, text in enumerate(texts):
            file.save("A", text, time=_START + timedelta(number), summary="an edit")


def _read_all(path: Path) -> list[str]:
    with RevisionFile.open(path) as file:
        assert file.verify().problems == ()
        return [file.text(one.id) for one in reversed(file.history("A"))]


def _codecs(path: Path) -> list[Codec]:
    with closing(sqlite3.connect(path)) as database:
        return [Codec(codec) for (codec,) in database.execute("SELECT codec FROM text ORDER BY id")]


@pytest.mark.parametrize("count", [20, 45, 110])
def test_saves_take_no_more_room_than_an_import(tmp_path: Path, count: int) -> None:
    texts = _texts(count)
    _save_all(tmp_path / "saved.recension", texts)
    with RevisionFile.create(tmp_path / "imported.recension") as file, file.bulk() as writer:
        page = writer.page("A", 0)
        for number, text in enumerate(texts):
            writer.add(page, NewRevision(_START + timedelta(number), text, summary="an edit"))

    assert _read_all(tmp_path / "saved.recension") == texts
    sizes = [(tmp_path / f"{name}.recension").stat().st_size for name in ("saved", "imported")]
    assert sizes[0] <= 1.1 * sizes[1]


def test_a_recovered_file_is_as_small_as_its_source(tmp_path: Path) -> None:
    path, fresh = tmp_path / "book.recension", tmp_path / "fresh.recension"
    _save_all(path, _texts(60))
    recover(path, fresh)

    assert _read_all(fresh) == _read_all(path)
    assert Codec.DELTA not in _codecs(fresh)
    assert fresh.stat().st_size <= 1.1 * path.stat().st_size


def test_a_file_that_was_only_read_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "book.recension"
    _save_all(path, _texts(30))
    before = path.read_bytes(), path.stat().st_mtime_ns
    with RevisionFile.open(path) as file:
        file.history("A")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_save_that_changed_nothing_does_not_write_the_file(tmp_path: Path) -> None:
    path, texts = tmp_path / "book.recension", _texts(5)
    _save_all(path, texts)
    before = path.read_bytes(), path.stat().st_mtime_ns
    with RevisionFile.open(path) as file:
        assert file.save("A", texts[-1]) is None
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_few_deltas_are_left_as_they_are(tmp_path: Path) -> None:
    _save_all(tmp_path / "book.recension", _texts(6))
    assert _codecs(tmp_path / "book.recension") == [Codec.FULL, *[Codec.DELTA] * 5]


def test_many_deltas_become_one_pack_with_the_text_below_them(tmp_path: Path) -> None:
    _save_all(tmp_path / "book.recension", _texts(20))
    assert sorted(_codecs(tmp_path / "book.recension")) == [Codec.PACK, *[Codec.MEMBER] * 19]


def test_a_text_that_a_pack_was_made_from_stays_below_it(tmp_path: Path) -> None:
    path, texts = tmp_path / "book.recension", _texts(30)
    _save_all(path, texts[:1])
    with RevisionFile.open(path) as file:
        with file.bulk() as writer:
            page = writer.page("A", 0)
            for number, text in enumerate(texts[10:20], 1):
                writer.add(page, NewRevision(_START + timedelta(number), text))
        for text in (texts[0], *texts[20:]):
            file.save("A", text)
    assert _read_all(path) == [texts[0], *texts[10:20], texts[0], *texts[20:]]
    assert _codecs(path)[0] == Codec.FULL


def test_a_large_file_is_closed_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "_SMALL", 4096)
    _save_all(tmp_path / "book.recension", _texts(20))
    assert _codecs(tmp_path / "book.recension") == [Codec.FULL, *[Codec.DELTA] * 19]


def test_a_file_that_another_is_at_work_on_is_closed_as_it_is(path: Path) -> None:
    file = RevisionFile.create(path)
    for text in _texts(20):
        file.save("A", text)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        file.close()
    assert len(_read_all(path)) == 20


def test_a_file_whose_texts_were_packed_may_be_closed_twice(path: Path) -> None:
    file = RevisionFile.create(path)
    for text in _texts(20):
        file.save("A", text)
    file.close()
    file.close()
    assert len(_read_all(path)) == 20


def test_what_is_packed_at_the_end_is_a_base_for_what_comes(tmp_path: Path) -> None:
    path = tmp_path / "book.recension"
    texts = _texts(40)
    for start in range(0, 40, 5):
        with RevisionFile.open(path) if start else RevisionFile.create(path) as file:
            for number in range(start, start + 5):
                file.save("A", texts[number], time=_START + timedelta(number))
    assert _read_all(path) == texts


@pytest.mark.parametrize("place", [0.6, 0.9])
def test_a_broken_pack_is_left_as_it_is(path: Path, place: float) -> None:
    """Written anew it would lose what stands behind the break, and be broken for ever."""
    texts = _texts(110)
    _save_all(path, texts)
    with RevisionFile.open(path) as file:
        file.restore(1)
    broken = _break_pack(path, place)
    with RevisionFile.open(path) as file:
        before = _readable(file)
        assert 1 < len(before) < 111
        for number in range(10):
            file.save("A", f"{texts[0]} but {number}")

    with RevisionFile.open(path) as file:
        assert before.items() <= _readable(file).items()
        assert len(_readable(file)) == len(before) + 10
    with closing(sqlite3.connect(path)) as connection:
        assert (broken,) in connection.execute("SELECT data FROM text").fetchall()


def _break_pack(path: Path, place: float) -> bytes:
    """Flip a bit of the largest pack of a file, at a part of its length, and return the pack."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        number, data = connection.execute(
            "SELECT id, data FROM text ORDER BY length(data) DESC LIMIT 1"
        ).fetchone()
        broken = bytearray(data)
        broken[int(place * len(broken))] ^= 16
        parts.lift_protection(connection)
        connection.execute("UPDATE text SET data = ? WHERE id = ?", (bytes(broken), number))
        parts.protect(connection)
    return bytes(broken)


def _readable(file: RevisionFile) -> dict[int, str]:
    found = {}
    for one in (one for page in file.pages() for one in file.history_of(page)):
        with suppress(RevisionDamaged):
            found[one.id] = file.text(one.id)
    return found
