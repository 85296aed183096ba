"""Texts that are like the one before are hashed and compared as those that are not."""

from __future__ import annotations

from hashlib import sha1

from hypothesis import given
from hypothesis import strategies as st

from recension.store import StoredText, common_ends
from recension.store.alike import AlikeHashes

_PIECES = st.sampled_from([b"a", b"b", b"c" * 300, b"d" * 17000])
_TEXTS = st.lists(st.lists(_PIECES, max_size=6).map(b"".join), min_size=2, max_size=8)


def _stored(texts: list[bytes]) -> list[StoredText]:
    pack, stored, start = b"".join(texts), list[StoredText](), 0
    for text in texts:
        stored.append(StoredText(pack, start, start + len(text)))
        start += len(text)
    return stored


@given(_TEXTS)
def test_what_texts_share_does_not_change_their_hashes(texts: list[bytes]) -> None:
    stored = _stored(texts)
    hashes = AlikeHashes(stored[0].pack)
    for text, one in zip(texts, stored, strict=True):
        assert hashes.of(one.start, one.stop) == sha1(text, usedforsecurity=False).digest()


@given(_TEXTS)
def test_ends_in_common_are_in_common_and_lie_apart(texts: list[bytes]) -> None:
    stored = _stored(texts)
    hashes = AlikeHashes(stored[0].pack)
    hashes.of(stored[0].start, stored[0].stop)
    for old, new, before, here in zip(texts, texts[1:], stored, stored[1:], strict=False):
        hashes.of(here.start, here.stop)
        head, end = common_ends(before, here, hashes.shared)
        assert old[:head] == new[:head]
        assert old[len(old) - end :] == new[len(new) - end :]
        assert head + end <= min(len(old), len(new))
        assert head >= hashes.shared


def test_a_change_in_the_middle_leaves_long_ends() -> None:
    old, new = _stored([b"a" * 50000 + b"b" + b"c" * 50000, b"a" * 50000 + b"d" + b"c" * 50000])
    assert min(common_ends(old, new)) > 49000


def test_a_text_that_reaches_beyond_its_pack_has_another_hash() -> None:
    assert AlikeHashes(b"abc").of(1, 9) == sha1(b"bc", usedforsecurity=False).digest()
