"""Texts that are read as a stream are those that are read one by one."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from recension.errors import RevisionDamaged
from recension.store import RevisionFile


@pytest.fixture
def long(path: Path) -> Path:
    """A file of two pages, with texts in packs and outside of them."""
    noise = random.Random(5)
    words = [str(number * 7919) for number in range(400)]
    with RevisionFile.create(path) as file, file.transaction():
        for number in range(150):
            words[noise.randrange(len(words))] = f"w{number} é"
            file.save("A" if number % 3 else "B", " ".join(words))
    return path


def test_a_stream_has_the_texts_in_the_order_asked_for(long: Path) -> None:
    with RevisionFile.open(long) as file:
        numbers = [*range(150, 0, -1), 7]
        read = list(file.texts_of(numbers))
        assert [number for number, _ in read] == numbers
        ready = {number: text for number, text in read if text is not None}
        assert len(ready) > 100
        assert ready == {number: file.text(number) for number in ready}


def test_a_stream_leaves_out_what_is_damaged(long: Path) -> None:
    connection = sqlite3.connect(long)
    (first,) = connection.execute("SELECT min(id) FROM text WHERE codec = 3").fetchone()
    connection.execute("UPDATE text SET data = x'00' WHERE id = ?", (first,))
    connection.commit()
    connection.close()
    with RevisionFile.open(long) as file:
        missing = [number for number, text in file.texts_of(range(1, 151)) if text is None]
        with pytest.raises(RevisionDamaged):
            _ = [file.text(number) for number in missing]


def test_a_stream_may_be_left_before_its_end(long: Path) -> None:
    with RevisionFile.open(long) as file:
        stream = file.texts_of(range(1, 151))
        assert next(stream)[0] == 1
        stream.close()
        assert file.text(150)


def test_a_stream_of_stored_texts_tells_what_they_share_with_the_one_before(long: Path) -> None:
    with RevisionFile.open(long) as file:
        numbers = [number for number, _ in file.links("A")]
        before, compared = b"", 0
        for number, stored in file.stored_texts_of(numbers):
            text = file.text(number).encode()
            if stored is not None and stored.like_before is not None:
                head, end = stored.like_before
                assert before[:head] == text[:head]
                assert before[len(before) - end :] == text[len(text) - end :]
                compared += 1
            before = text
        assert compared > 50


def test_a_stream_leaves_out_texts_that_cannot_lie_where_they_are_said_to(long: Path) -> None:
    connection = sqlite3.connect(long)
    connection.execute(
        "UPDATE text SET place = 1 << 60 WHERE id = (SELECT max(id) FROM text WHERE codec = 4)"
    )
    connection.execute(
        "UPDATE text SET place = -5 WHERE id = (SELECT min(id) FROM text WHERE codec = 4)"
    )
    connection.commit()
    connection.close()
    with RevisionFile.open(long) as file:
        read = list(file.texts_of(range(1, 151)))
        assert all(text is None or text == file.text(number) for number, text in read)
        assert sum(text is not None for _, text in read) > 90


def test_a_text_that_is_made_from_the_one_before_comes_in_the_stream(path: Path) -> None:
    with RevisionFile.create(path) as file:
        for number in range(10):  # too few for a pack
            file.save("A", "some words " * 50 + str(number))

        for proves in (True, False):
            found = dict(file.stored_texts_of(range(1, 11), proves=proves))
            told = {number: str(text) for number, text in found.items() if text is not None}
            assert told == {number: file.text(number) for number in range(1, 11)}


def test_without_proof_a_stream_has_what_is_stored(long: Path) -> None:
    with RevisionFile.open(long) as file:
        proved = [text and str(text) for _, text in file.stored_texts_of(range(1, 151))]
        bare = [text and str(text) for _, text in file.stored_texts_of(range(1, 151), proves=False)]
    assert bare == proved


def test_without_proof_a_stream_has_what_is_stored_in_place_of_a_text(long: Path) -> None:
    connection = sqlite3.connect(long)
    connection.execute(
        "UPDATE text SET place = place - 1 WHERE id = (SELECT max(id) FROM text WHERE codec = 4)"
    )
    connection.commit()
    connection.close()
    with RevisionFile.open(long) as file:
        (changed,) = [n for n in range(1, 151) if _is_missing(file, n, proves=True)]
        assert not _is_missing(file, changed, proves=False)


def _is_missing(file: RevisionFile, number: int, *, proves: bool) -> bool:
    try:
        file.text(number)
    except RevisionDamaged:
        return [*file.stored_texts_of([number], proves=proves)] == [(number, None)]
    return False
