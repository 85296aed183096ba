"""Texts are kept once, as deltas, and never far from a full one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.store.codec import Undecodable, pack, pack_delta, unpack
from recension.store.database import Database
from recension.store.opening import create
from recension.store.packs import PACKS
from recension.store.parts import lift_protection
from recension.store.text_rows import TextDamaged
from recension.store.texts import LOOSE, Texts


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    made, _ = create(path)
    yield made
    made.close()


def _edited(text: bytes, number: int) -> bytes:
    place = random.Random(number).randrange(len(text))
    return text[:place] + b"edit %d " % number + text[place + 3 :]


def _add_chain(database: Database, text: bytes, count: int) -> dict[int, bytes]:
    """Store a text and edits of it, each made from the one before."""
    texts = Texts(database)
    stored: dict[int, bytes] = {}
    base: int | None = None
    with database.transaction():
        for number in range(count):
            text = _edited(text, number)
            base = texts.add(text, base)
            stored[base] = text
    return stored


def test_a_long_chain_reads_back_by_few_steps(database: Database) -> None:
    stored = _add_chain(database, random.Random(0).randbytes(3000).hex().encode(), 2500)

    bases: dict[int, int | None] = dict(database.rows("SELECT id, base FROM text"))
    for number in (1, 15, 16, 17, 33, 1056, 1057, 1089, 2495, 2496, 2497, 2500):
        assert Texts(database).read(number) == stored[number]
    for base in bases.values():
        steps = 0
        while base is not None:
            base, steps = bases[base], steps + 1  # noqa: PLW2901 - walks to the full text
        assert steps <= LOOSE + PACKS + 1


def test_texts_of_a_run_become_one_pack(database: Database) -> None:
    texts = Texts(database)
    text, base, stored = b"A line of the article.\n" * 40, None, {}
    with database.transaction():
        for number in range(60):
            text = _edited(text, number)
            base = texts.add_to_run(text, base)
            stored[base] = text
            assert texts.read(base) == text
        assert texts.add_to_run(stored[7], base) == 7  # it waits, and is not kept twice
        texts.settle()

    assert database.row("SELECT count(*) FROM text WHERE codec <> 4") == (1,)
    again = Texts(database)
    assert {number: again.read(number) for number in stored} == stored


def test_texts_before_a_broken_place_of_a_pack_can_be_read(database: Database) -> None:
    texts = Texts(database)
    base, stored = None, {}
    with database.transaction():
        for number in range(40):
            text = random.Random(number).randbytes(10_000).hex().encode()
            base = texts.add_to_run(text, base)
            stored[base] = text
        texts.settle()
        ((first, pack),) = database.rows("SELECT id, data FROM text WHERE codec = 3")
        broken = pack[: len(pack) // 2]
        database.write("UPDATE text SET data = ? WHERE id = ?", (broken, first))

    again = Texts(database)
    assert again.read(first) == stored[first]
    assert {number: again.read(number) for number in range(1, 15)} == {
        number: stored[number] for number in range(1, 15)
    }
    with pytest.raises(TextDamaged):
        again.read(39)


def test_deltas_with_a_damaged_one_among_them_are_not_packed(database: Database) -> None:
    """A pack would make what is damaged in one of them, and can be mended, that of all."""
    stored = _add_chain(database, b"A line of the article.\n" * 40, 12)
    wrong = pack_delta(stored[6][::-1], stored[5])  # it can be unpacked
    with database.transaction():
        database.write("UPDATE text SET data = ? WHERE id = 6", (wrong,))
    texts = Texts(database)
    with database.transaction():
        texts.gather_loose(4)

    assert database.row("SELECT count(*) FROM text WHERE codec = 2") == (11,)
    assert database.row("SELECT data FROM text WHERE id = 6") == (wrong,)


def test_a_run_goes_on_where_another_ended(database: Database) -> None:
    stored: dict[int, bytes] = {}
    text, base = b"A line of the article.\n" * 40, None
    for _ in range(3):  # as three imports do
        texts = Texts(database)
        with database.transaction():
            for _ in range(5):
                text = _edited(text, len(stored))
                base = texts.add_to_run(text, base)
                stored[base] = text
            texts.settle()

    assert database.row("SELECT count(*) FROM text WHERE codec <> 4") == (1,)
    assert {number: Texts(database).read(number) for number in stored} == stored


def test_a_pack_is_seen_that_another_connection_made_longer(database: Database) -> None:
    _add_chain(database, b"A line of the article.\n" * 40, 17)
    reader = Texts(database)
    reader.read(3)
    stored = _add_chain(database, b"Another line of it.\n" * 40, 1)
    writer, base = Texts(database), 17
    with database.transaction():
        for number in range(40):
            text = _edited(b"A line of the article.\n" * 40, 100 + number)
            base = writer.add(text, base)
            stored[base] = text

    assert {number: reader.read(number) for number in stored} == stored


_Step = tuple[int, bool, bytes]  # which text it is made from, whether in a run, what is put in


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 60), st.booleans(), st.binary(max_size=30)), max_size=80),
    st.integers(100, 3000),
)
def test_texts_read_back_however_they_came(steps: list[_Step], size: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        for module in ("packs", "texts"):
            patched.setattr(f"recension.store.{module}.PACK_SIZE", size)
        database, _ = create(Path(folder) / "book.recension")
        texts, stored = Texts(database), {0: b"the text that all are made from " * 4}
        with database.transaction():
            for back, in_a_run, words in steps:
                base = sorted(stored)[-1 - back % len(stored)]
                text = stored[base][: -back or None] + words
                add = texts.add_to_run if in_a_run else texts.add
                stored[add(text, base or None)] = text
            texts.settle()
        del stored[0]
        assert {number: Texts(database).read(number) for number in stored} == stored
        database.close()


def test_small_edits_cost_little(database: Database, article: str) -> None:
    _add_chain(database, article.encode(), 100)

    (size,) = database.rows("SELECT sum(length(data)) FROM text WHERE base IS NOT NULL")[0]
    assert size < 99 * 150


def test_an_equal_text_is_stored_once(database: Database) -> None:
    texts = Texts(database)
    with database.transaction():
        first = texts.add(b"one", None)
        other = texts.add(b"two", first)
        assert texts.add(b"one", other) == first
    assert database.row("SELECT count(*) FROM text") == (2,)


def test_texts_with_the_same_key_are_told_apart(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recension.store.texts.key_of", lambda _: 7)
    texts = Texts(database)
    with database.transaction():
        one, two = texts.add(b"one", None), texts.add(b"two", None)
        assert texts.add(b"two", None) == two
    assert (Texts(database).read(one), Texts(database).read(two)) == (b"one", b"two")


def test_a_text_that_has_nothing_of_its_base_begins_anew(database: Database) -> None:
    texts = Texts(database)
    noise = random.Random(1)
    with database.transaction():
        base = texts.add(noise.randbytes(5000), None)
        texts.add(noise.randbytes(5000), base)
    assert database.rows("SELECT base FROM text") == [(None,), (None,)]


def test_a_large_text_with_a_move_stays_small() -> None:
    noise = random.Random(2)
    words = [noise.randbytes(4).hex() for _ in range(1000)]
    lines = [" ".join(noise.choices(words, k=20)) for _ in range(12_000)]
    before = "\n".join(lines).encode()
    after = "\n".join(lines[6000:] + lines[:6000]).encode()
    assert len(before) > 2_000_000

    delta = pack_delta(after, before)

    assert len(delta) < 2000
    assert unpack(2, delta, before, len(after)) == after


@given(st.binary(max_size=2000), st.binary(max_size=2000))
def test_a_delta_gives_back_the_text(text: bytes, base: bytes) -> None:
    assert unpack(2, pack_delta(text, base), base, len(text)) == text
    codec, packed = pack(text)
    assert unpack(codec, packed, b"", len(text)) == text


@settings(max_examples=200)
@given(st.binary(max_size=200), st.integers(0, 5), st.integers(0, 4000))
def test_bytes_that_no_codec_wrote_are_refused(packed: bytes, codec: int, size: int) -> None:
    try:
        data = unpack(codec, packed, b"some base that is there", size)
    except Undecodable:
        return
    assert len(data) == size or codec == 0


def test_what_was_rolled_back_is_forgotten(database: Database) -> None:
    texts = Texts(database)
    with pytest.raises(TextDamaged), database.transaction():  # noqa: PT012 - the last line raises
        number = texts.add(b"never kept", None)
        texts.read(99)
    with database.transaction():
        assert texts.add(b"kept", None) == number
    assert texts.read(number) == b"kept"


def test_a_text_in_a_circle_is_damage(database: Database) -> None:
    texts = Texts(database)
    with database.transaction():
        base = texts.add(b"one and some more", None)
        texts.add(b"one and some more of it", base)
        lift_protection(database.connection)
        database.write("UPDATE text SET base = 2, codec = 2 WHERE id = 1")
    with pytest.raises(TextDamaged):
        Texts(database).read(2)
