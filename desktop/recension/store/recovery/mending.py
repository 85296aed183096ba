"""Putting right the data of a revision that a single flipped bit broke.

Its link of the chain proves what they were, so that can be found by trying: what one wrong bit has
made of them, or a lost row beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from recension.store.database import Database
from recension.store.hashing import Content

_BITS = 48  # of a number that are tried
_LOST = "\N{REPLACEMENT CHARACTER}"  # stands where bytes were no text


class Mending:
    """Tries what a revision may have been; gives up on a file that is broken all over."""

    def __init__(self, database: Database, attempts: int = 200) -> None:
        self._database = database
        self._attempts = attempts  # that may fail
        self._authors = database.rows("SELECT DISTINCT name, user FROM author")

    def candidates(self, content: Content) -> Iterator[Content]:
        """Yield what a revision may have been, the most likely first."""
        for title in self._titles(content.page):
            yield replace(content, title=title)
        if self._attempts <= 0:
            return
        self._attempts -= 1
        for name, user in self._authors:
            yield replace(content, author=name, user=user)
        yield from self._other_pages(content)
        for field in fields(content):
            for value in _one_bit_off(getattr(content, field.name)):
                yield replace(content, **{field.name: value})

    def _titles(self, page: int) -> Iterator[str]:
        for (title,) in self._database.rows(
            "SELECT title FROM page_title WHERE page = ? UNION SELECT title FROM page WHERE id = ?",
            (page, page),
        ):
            yield title

    def _other_pages(self, content: Content) -> Iterator[Content]:
        for page in _one_bit_off(content.page):
            for title in self._titles(page):
                yield replace(content, page=page, title=title)


def _one_bit_off(value: object) -> Iterator[Any]:
    match value:
        case int():
            yield from (value ^ 1 << bit for bit in range(_BITS))
        case bytes():
            yield from _flipped(value)
        case str():
            yield from _texts_one_bit_off(value)
        case _:
            return


def _flipped(data: bytes) -> Iterator[bytes]:
    for place, byte in enumerate(data):
        for bit in range(8):
            yield b"".join((data[:place], bytes([byte ^ 1 << bit]), data[place + 1 :]))


def _texts_one_bit_off(text: str) -> Iterator[str]:
    for place, letter in enumerate(text):
        if letter == _LOST:
            yield from (text[:place] + chr(other) + text[place + 1 :] for other in range(128))
    for data in _flipped(text.encode("utf-8", "surrogatepass")):
        try:
            yield data.decode()
        except UnicodeDecodeError:
            continue  # it was never saved so: a text is kept as UTF-8
