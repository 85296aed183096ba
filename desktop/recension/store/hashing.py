"""SHA-1 as MediaWiki writes it, and the links of the chain."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SHA1_LENGTH = 31  # base-36 digits
_SHA1_BYTES = 20
_KEY_BYTES = 3  # in a file of a million texts, one look in twenty finds another of the key

NO_LINK = bytes(32)  # stands before the first link


def sha1(data: bytes | memoryview) -> bytes:
    """Return the SHA-1 of bytes: the identity of a text in MediaWiki, no safeguard."""
    return hashlib.sha1(data, usedforsecurity=False).digest()


def to_base36(digest: bytes | None) -> str:
    """Return a digest as MediaWiki exports it: 31 digits of base 36; "" for None."""
    if digest is None:
        return ""
    number = int.from_bytes(digest)
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits.rjust(_SHA1_LENGTH, "0")


def from_base36(digits: str) -> bytes | None:
    """Return the digest that `to_base36` wrote; None for what is no SHA-1 of base 36."""
    if len(digits) > _SHA1_LENGTH or not digits.isascii() or not digits.isalnum():
        return None
    number = int(digits, 36)
    return None if number >> (8 * _SHA1_BYTES) else number.to_bytes(_SHA1_BYTES)


def key_of(digest: bytes) -> int:
    """Return the beginning of a digest as the signed number that the texts are indexed by."""
    return int.from_bytes(digest[:_KEY_BYTES], signed=True)


def link_key(kind: int, title: str) -> int:
    """Return the number, of 47 bits, that links of a kind to a title are indexed by."""
    return int.from_bytes(sha1(f"{kind} {title}".encode("utf-8", "replace"))[:6]) >> 1


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a revision is: what its link in the chain is made of."""

    id: int
    kind: int
    page: int
    title: str  # of the page at that moment
    parent: int | None
    time: int  # seconds since 1970, UTC
    author: str
    user: int | None
    summary: str
    is_minor: int
    tags: str
    reverts: int | None
    hidden: int
    model: str | None
    format: str | None
    size: int
    sha1: bytes | None
    origin: bytes | None = None  # the link it got where it was saved, for one of a copy
    united: int | None = None  # the revision of another line that its text takes in
    against: int | None = None  # the revision of another line that it clashes with


def link(previous: bytes, content: Content) -> bytes:
    """Return the link of a revision: SHA-256 over the link before it and all it is.

    The fields are written as a JSON array in the order of `Content`, ASCII only, without spaces,
    the SHA-1 in hexadecimal. `origin`, in hexadecimal, `united` and `against` follow where there
    is any of them.
    """
    fields: tuple[object, ...] = (
        content.id,
        content.kind,
        content.page,
        content.title,
        content.parent,
        content.time,
        content.author,
        content.user,
        content.summary,
        content.is_minor,
        content.tags,
        content.reverts,
        content.hidden,
        content.model,
        content.format,
        content.size,
        None if content.sha1 is None else content.sha1.hex(),
    )
    if (content.origin, content.united, content.against) != (None, None, None):
        origin = None if content.origin is None else content.origin.hex()
        fields = (*fields, origin, content.united, content.against)
    written = json.dumps(fields, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(previous + written.encode("ascii")).digest()


def seal(*fields: object) -> bytes:
    """Return the SHA-256 of a row that stands outside the chain, written as in `link`."""
    written = json.dumps(fields, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).digest()
