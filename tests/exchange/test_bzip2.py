"""Bzip2 that is unpacked block by block is what the bz2 module makes of it, errors included."""

from __future__ import annotations

import bz2
import errno
import io
import random
import threading
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recension.exchange.bzip2_blocks import Block, blocks_of
from recension.exchange.bzip2_reader import Bzip2Reader

_NOISE = random.Random(7).randbytes(250_000)  # three blocks of the smallest kind


def _reader(data: bytes) -> Bzip2Reader:
    return Bzip2Reader(io.BytesIO(data), lambda: io.BytesIO(data))


def _never() -> io.BytesIO:
    raise AssertionError("it is not to be read in one thread")


def _reader_of_sound_data(data: bytes) -> Bzip2Reader:
    return Bzip2Reader(io.BytesIO(data), _never)


def _read(data: bytes, reader_of: Callable[[bytes], Bzip2Reader] = _reader) -> bytes:
    reader, parts = reader_of(data), list[bytes]()
    while part := reader.read(1 << 18):
        parts.append(part)
    return b"".join(parts)


@pytest.mark.parametrize("level", [1, 5, 9])
@pytest.mark.parametrize("data", [b"", b"a", b"ab" * 5000, bytes(3_000_000), _NOISE])
def test_a_stream_is_read_whole_at_every_level(data: bytes, level: int) -> None:
    assert _read(bz2.compress(data, level), _reader_of_sound_data) == data


def test_streams_one_behind_another_are_read_as_one() -> None:
    parts = [_NOISE, b"", b"short", _NOISE[:120_000], b""]
    packed = b"".join(bz2.compress(part, 1) for part in parts)
    assert _read(packed, _reader_of_sound_data) == b"".join(parts)


@settings(max_examples=30)
@given(st.lists(st.binary(max_size=300), max_size=6), st.integers(1, 9))
def test_any_streams_are_read(parts: list[bytes], level: int) -> None:
    packed = b"".join(bz2.compress(part, level) for part in [*parts, b""])
    assert _read(packed, _reader_of_sound_data) == b"".join(parts)


def test_a_stream_is_cut_into_blocks_that_stand_alone() -> None:
    blocks = [
        one for one in blocks_of(io.BytesIO(bz2.compress(_NOISE, 1))) if isinstance(one, Block)
    ]
    assert len(blocks) == 3
    assert len({block.bit for block in blocks}) > 1  # they begin at any bit
    assert b"".join(bz2.decompress(block.as_stream()) for block in blocks) == _NOISE


@pytest.mark.parametrize("garbage", [b"\0\0\0\0", b"BZh9 and more", b"BZx", b"<mediawiki>"])
def test_what_is_no_stream_behind_one_is_left_alone(garbage: bytes) -> None:
    assert _read(bz2.compress(b"words") + garbage) == b"words"


@pytest.mark.parametrize("missing", [1, 5, 12, 60_000, 200_000])
def test_a_file_that_is_cut_off_says_so_after_what_it_has(missing: int) -> None:
    reader, found = _reader(bz2.compress(_NOISE, 1)[:-missing]), list[bytes]()
    with pytest.raises(EOFError):
        found.extend(iter(lambda: reader.read(1 << 18), b""))
    assert _NOISE.startswith(b"".join(found))
    assert len(b"".join(found)) > 90_000 or missing == 200_000


@pytest.mark.parametrize("missing", [1, 4, 9, 20])
def test_a_last_stream_that_is_cut_off_is_not_passed_over(missing: int) -> None:
    last = bz2.compress(b"more")
    with pytest.raises(EOFError):
        _read(bz2.compress(b"words") + last[:-missing])
    with pytest.raises(EOFError):
        _read(bz2.compress(b"words") + last[:missing])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 8 * 20_000) | st.integers(-80, -1))
def test_no_flipped_bit_gives_other_data(place: int) -> None:
    data = _NOISE[:40_000]
    packed = bytearray(bz2.compress(data, 1))
    packed[place // 8] ^= 1 << place % 8
    try:
        found = _read(bytes(packed))
    except (OSError, EOFError):
        return
    assert found == data


@pytest.mark.parametrize("kept", [0, 4, 5000])
def test_a_magic_that_stands_in_a_block_by_chance_is_read_over(
    kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Block.as_stream
    monkeypatch.setattr(
        "recension.exchange.bzip2_blocks.Block.as_stream",
        lambda block: whole(block)[:kept] if kept else b"BZh9 no block",
    )
    assert _read(bz2.compress(_NOISE, 1)) == _NOISE


def test_a_stream_whose_end_says_another_sum_is_damaged() -> None:
    packed = bytearray(bz2.compress(b"words"))
    packed[-2] ^= 8
    with pytest.raises(OSError, match="Invalid"):
        _read(bytes(packed))


def test_what_stands_before_a_damaged_block_is_read_once() -> None:
    packed = bytearray(bz2.compress(_NOISE, 1))
    packed[-20_000] ^= 8
    reader, found = _reader(bytes(packed)), list[bytes]()
    with pytest.raises(OSError, match="Invalid"):
        found.extend(iter(lambda: reader.read(1 << 18), b""))
    assert len(b"".join(found)) > 150_000
    assert _NOISE.startswith(b"".join(found))


def test_a_disk_that_fails_is_not_asked_again() -> None:
    class _Failing(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, "as the system says it")

    with pytest.raises(OSError, match="as the system") as failed:
        Bzip2Reader(_Failing(), _never).read(1)
    assert failed.value.errno == errno.EIO


def test_bytes_without_end_that_have_no_block_are_not_kept() -> None:
    endless = io.BytesIO(bz2.compress(b"a")[:20] + bytes(20_000_000))
    with pytest.raises(OSError, match="Invalid"):
        list(blocks_of(endless))
    assert endless.tell() < 4_000_000


def test_closing_ends_the_threads() -> None:
    before = threading.active_count()
    reader = _reader(bz2.compress(_NOISE, 1) * 20)
    assert reader.read(100)
    reader.close()
    assert threading.active_count() == before
