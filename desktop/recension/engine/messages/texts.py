"""Texts on their way between the window and its engine, and edits of them."""

from __future__ import annotations

from msgspec import Struct


class Edit(Struct, frozen=True, array_like=True):
    """One change of a text: `removed` code points at `start` gave way to `inserted`."""

    start: int
    removed: int
    inserted: str

    def apply(self, text: str) -> str:
        """Return `text` after this edit."""
        return text[: self.start] + self.inserted + text[self.start + self.removed :]


class GivenText(Struct, frozen=True, tag=True):
    """A text that is sent along."""

    text: str


class StoredRevision(Struct, frozen=True, tag=True):
    """The text of a revision of the open file."""

    revision: int


TextSide = GivenText | StoredRevision


class Author(Struct, frozen=True, array_like=True):
    """Who writes, and how that person signs."""

    name: str = ""
    signature: str = ""  # in place of the name; "" for the usual links
    is_wikitext: bool = False  # the signature takes the place of the links
