"""What a search tells of a damaged file, whose texts it read unchecked."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from recension.errors import RevisionDamaged
from recension.search import Phrase, get_ready, search_history
from recension.store import RevisionFile
from recension.store.codec import Codec, pack_many, unpack_many

Stays = list[tuple[int, int | None]]


def _made(path: Path, texts: list[str]) -> None:
    with RevisionFile.create(path) as file, file.transaction():
        for text in texts:
            file.save("A", text)


def _change_packs(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Change the texts in the packs of a file that stand upon nothing, so that they unpack well."""
    with sqlite3.connect(path) as file:
        sql = "SELECT id, data FROM text WHERE codec = ? AND base IS NULL"
        packs = file.execute(sql, (Codec.PACK,)).fetchall()
        assert packs
        for number, data in packs:
            changed = pack_many(change(unpack_many(data, b"")), b"")
            file.execute("UPDATE text SET data = ? WHERE id = ?", (changed, number))


def _found(path: Path, words: str, cache: Path | None) -> Stays:
    with RevisionFile.open(path) as file:
        return [
            (stay.came.id, None if stay.went is None else stay.went.id)
            for page in search_history(file, Phrase(words), cache)
            for stay in page.stays
        ]


def _true(path: Path, words: str) -> Stays:
    """Return the same, from reading every text."""
    found: Stays = []
    with RevisionFile.open(path) as file:
        came: int | None = None
        for number, _ in file.links("A"):
            try:
                has = words in file.text(number)
            except RevisionDamaged:
                continue
            if has and came is None:
                came = number
            elif not has and came is not None:
                found.append((came, number))
                came = None
    return found if came is None else [*found, (came, None)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.recension"
    _made(path, [f"line {number}\na {'red' if number % 10 else 'tan'} fox" for number in range(50)])
    return path


def test_a_change_that_only_damage_made_is_not_told(path: Path, tmp_path: Path) -> None:
    _change_packs(path, lambda pack: pack.replace(b"line 25\na red", b"line 25\na RED"))
    _change_packs(path, lambda pack: pack.replace(b"line 27\na red", b"line 27\na bad"))
    true = _true(path, "red")

    assert _found(path, "bad", tmp_path / "cache") == []
    assert _found(path, "red", tmp_path / "cache") == true
    assert len(true) == 5


def test_texts_that_are_no_texts_any_more_count_as_those_before(path: Path, tmp_path: Path) -> None:
    _change_packs(path, lambda pack: pack.replace(b"line 25\na", b"line 25\n\xff"))

    for _ in range(2):
        assert _found(path, "red", tmp_path / "cache") == _true(path, "red")


def test_an_answer_that_damage_would_change_is_found_in_checked_texts_from_then_on(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _change_packs(path, lambda pack: pack.replace(b"line 27\na red", b"line 27\na bad"))
    assert _found(path, "bad", tmp_path / "cache") == []

    monkeypatch.setattr(RevisionFile, "stored_texts_of", None)
    assert _found(path, "bad", tmp_path / "cache") == []


def test_texts_are_checked_where_nobody_waits(path: Path, tmp_path: Path) -> None:
    _change_packs(path, lambda pack: pack.replace(b"line 27\na red", b"line 27\na bad"))
    with RevisionFile.open(path) as file:
        get_ready(file, tmp_path / "cache")
    (index,) = (tmp_path / "cache" / "search").iterdir()

    assert _found(path, "bad", tmp_path / "cache") == []
    with sqlite3.connect(index) as kept:
        assert kept.execute("SELECT is_proved FROM prune").fetchone() == (1,)


@pytest.mark.parametrize("seed", range(6))
def test_no_damage_makes_another_answer(tmp_path: Path, seed: int) -> None:
    noise = random.Random(seed)
    words = ["red", "tan", "fox", "owl"]
    lines = [" ".join(noise.choices(words, k=2)) for _ in range(4)]
    texts = []
    for _ in range(60):
        lines[noise.randrange(4)] = " ".join(noise.choices(words, k=2))
        texts.append("\n".join(lines))
    _made(tmp_path / "a.recension", texts)

    def spoil(pack: bytes) -> bytes:
        spoilt = bytearray(pack)
        for _ in range(noise.randint(1, 9)):
            place = noise.randrange(len(pack) - 3)
            spoilt[place : place + 3] = noise.choice([b"red", b"o\nl", b"fox"])
        return bytes(spoilt)

    _change_packs(tmp_path / "a.recension", spoil)
    for phrase in ("red", "red fox", "owl", "x", "l r"):
        true = _true(tmp_path / "a.recension", phrase)
        assert _found(tmp_path / "a.recension", phrase, tmp_path / "cache") == true
