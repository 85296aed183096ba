"""How the bytes of one text are packed, alone or as a delta against its neighbour.

A delta is a Zstandard frame whose prefix is the neighbour: what the two have in common costs a
few bytes wherever it stands. The frames leave out the magic number and every other part that the
row around them knows already.
"""

from __future__ import annotations

from enum import IntEnum
from typing import assert_never

import zstandard

_LEVEL = 9  # level 3 does not find the common parts of texts of 2 MB
_LARGEST_WINDOW = 27  # 128 MiB; without more memory Zstandard decodes no wider one
_SMALLEST_WINDOW = 10

# A delta that saves less than this part of the text is weighed against the text packed alone.
_WEIGHED = 8


class Codec(IntEnum):
    """How a text is packed; every row says it, so one file may hold several."""

    PLAIN = 0  # the bytes themselves
    FULL = 1  # Zstandard
    DELTA = 2  # Zstandard with the base as its prefix


class Undecodable(Exception):
    """What is stored is not what any codec wrote."""


def pack(data: bytes) -> tuple[Codec, bytes]:
    """Return a text packed alone."""
    packed = _compress(data, b"")
    return (Codec.FULL, packed) if len(packed) < len(data) else (Codec.PLAIN, data)


def pack_delta(data: bytes, base: bytes) -> bytes:
    """Return a text packed with codec `DELTA` against another one."""
    return _compress(data, base)


def pack_against(data: bytes, base: bytes) -> tuple[Codec, bytes]:
    """Return a text packed against another one, or alone where that is shorter."""
    delta = pack_delta(data, base)
    if len(delta) * _WEIGHED > len(data):
        codec, alone = pack(data)
        if len(alone) <= len(delta):
            return codec, alone
    return Codec.DELTA, delta


def unpack(codec: int, packed: bytes, base: bytes, size: int) -> bytes:
    """Return the text of `size` bytes again; raises `Undecodable`."""
    try:
        kind = Codec(codec)
    except ValueError:
        raise Undecodable(f"codec {codec}") from None
    match kind:
        case Codec.PLAIN:
            return packed
        case Codec.FULL:
            return _decompress(packed, b"", size)
        case Codec.DELTA:
            return _decompress(packed, base, size)
        case _:
            assert_never(kind)


def _compress(data: bytes, prefix: bytes) -> bytes:
    parameters = zstandard.ZstdCompressionParameters.from_level(
        _LEVEL,
        source_size=len(data),
        dict_size=len(prefix),
        window_log=_window(len(data) + len(prefix)),
        format=zstandard.FORMAT_ZSTD1_MAGICLESS,
        write_content_size=0,
        write_checksum=0,
        write_dict_id=0,
    )
    compressor = zstandard.ZstdCompressor(
        dict_data=_as_dictionary(prefix), compression_params=parameters
    )
    return compressor.compress(data)


def _decompress(packed: bytes, prefix: bytes, size: int) -> bytes:
    decompressor = zstandard.ZstdDecompressor(
        dict_data=_as_dictionary(prefix),
        format=zstandard.FORMAT_ZSTD1_MAGICLESS,
        max_window_size=1 << _LARGEST_WINDOW,
    )
    try:
        # One byte more than it may be, so that a frame which says more is seen.
        data = decompressor.decompress(packed, max_output_size=size + 1)
    except (zstandard.ZstdError, MemoryError) as error:  # a broken frame may claim any size
        raise Undecodable(str(error)) from error
    if len(data) != size:
        raise Undecodable(f"{len(data)} bytes instead of {size}")
    return data


def _as_dictionary(prefix: bytes) -> zstandard.ZstdCompressionDict | None:
    if not prefix:
        return None
    return zstandard.ZstdCompressionDict(prefix, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def _window(length: int) -> int:
    return min(_LARGEST_WINDOW, max(_SMALLEST_WINDOW, length.bit_length()))
