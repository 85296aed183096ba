"""How the bytes of texts are packed: alone, as a delta against a neighbour, or many in one pack.

A delta is a Zstandard frame whose prefix is the neighbour: what the two have in common costs a
few bytes wherever it stands. A pack is one frame over many texts, one after the other, so that
they share all that a frame says of itself. The frames leave out the magic number and every other
part that the rows around them know already.
"""

from __future__ import annotations

from contextlib import suppress
from enum import IntEnum
from typing import assert_never

import zstandard

_LEVEL = 9  # level 3 does not find the common parts of texts of 2 MB
_SMALL_PACK_LEVEL = 19
_SMALL_PACK = 1 << 19  # bytes; more would take too long with that level
_LARGEST_WINDOW = 27  # 128 MiB; without more memory Zstandard decodes no wider one
_SMALLEST_WINDOW = 10
_PIECE = 16  # bytes that a broken pack is unpacked by
_REPEATED = 1  # the type of a block that is one byte, many times
_MAGIC = zstandard.FRAME_HEADER
LARGEST_PACK = 1 << 27  # bytes of all its texts; a pack that says more is damaged

# A delta that saves less than this part of the text is weighed against the text packed alone.
_WEIGHED = 8


class Codec(IntEnum):
    """How a text is packed; every row says it, so one file may hold several."""

    PLAIN = 0  # the bytes themselves
    FULL = 1  # Zstandard
    DELTA = 2  # Zstandard with the base as its prefix
    PACK = 3  # the first of many texts in one frame, with the base, where there is one, as prefix
    MEMBER = 4  # one of the others: its base is the text with the frame, its place in bytes there


class Undecodable(Exception):
    """What is stored is not what any codec wrote."""


def pack(data: bytes) -> tuple[Codec, bytes]:
    """Return a text packed alone."""
    packed = _compress(data, b"", _LEVEL)
    return (Codec.FULL, packed) if len(packed) < len(data) else (Codec.PLAIN, data)


def pack_delta(data: bytes, base: bytes) -> bytes:
    """Return a text packed with codec `DELTA` against another one."""
    return _compress(data, base, _LEVEL)


def pack_many(texts: bytes, base: bytes) -> bytes:
    """Return joined texts packed with codec `PACK`, against another where `base` is not empty."""
    level = _SMALL_PACK_LEVEL if len(texts) <= _SMALL_PACK else _LEVEL
    return _compress(texts, base, level, tells_size=True)


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
        case Codec.PACK:
            return _beginning(packed, base, size)
        case Codec.MEMBER:
            raise Undecodable("it stands in a pack")
        case _:
            assert_never(kind)


def unpack_many(packed: bytes, base: bytes) -> bytes:
    """Return all texts of a pack, one after the other; raises `Undecodable`."""
    try:
        said = zstandard.get_frame_parameters(packed, format=zstandard.FORMAT_ZSTD1_MAGICLESS)
    except zstandard.ZstdError as error:
        raise Undecodable(str(error)) from error
    if said.content_size > LARGEST_PACK:
        raise Undecodable(f"a pack of {said.content_size} bytes")
    return _decompress(packed, base, said.content_size)


def block_places(packed: bytes, base: bytes, place: int) -> range:
    """Return where the block of a broken pack stands that cannot be unpacked.

    Where all can be, it is the block that the texts after `place` bytes are in; all of the pack
    where its header is broken (RFC 8878, 3.1.1).
    """
    try:
        start = zstandard.frame_header_size(_MAGIC + packed) - len(_MAGIC)
        unpacking = _decompressor(base).decompressobj()
        whole = len(unpacking.decompress(packed[:start]))
        while start + 3 <= len(packed):
            header = int.from_bytes(packed[start : start + 3], "little")
            end = start + 3 + (1 if header >> 1 & 3 == _REPEATED else header >> 3)
            try:
                whole += len(unpacking.decompress(packed[start:end]))
            except zstandard.ZstdError:
                return range(start, min(end, len(packed)))
            if whole > place:
                return range(start, end)
            start = end
    except (zstandard.ZstdError, MemoryError):
        pass  # it may be anywhere
    return range(len(packed))


def unpack_beginning(packed: bytes, base: bytes) -> bytes:
    """Return the texts of a broken pack up to where it is broken; nothing proves them."""
    unpacker = _decompressor(base).decompressobj()
    found: list[bytes] = []
    with suppress(zstandard.ZstdError, MemoryError):
        pieces = (packed[start : start + _PIECE] for start in range(0, len(packed), _PIECE))
        found.extend(map(unpacker.decompress, pieces))
    return b"".join(found)


def _compress(data: bytes, prefix: bytes, level: int, *, tells_size: bool = False) -> bytes:
    parameters = zstandard.ZstdCompressionParameters.from_level(
        level,
        source_size=len(data),
        dict_size=len(prefix),
        window_log=_window(len(data) + len(prefix)),
        format=zstandard.FORMAT_ZSTD1_MAGICLESS,
        write_content_size=tells_size,
        write_checksum=0,
        write_dict_id=0,
    )
    compressor = zstandard.ZstdCompressor(
        dict_data=_as_dictionary(prefix), compression_params=parameters
    )
    return compressor.compress(data)


def _decompress(packed: bytes, prefix: bytes, size: int) -> bytes:
    try:
        # One byte more than it may be, so that a frame which says more is seen.
        data = _decompressor(prefix).decompress(packed, max_output_size=size + 1)
    except (zstandard.ZstdError, MemoryError) as error:  # a broken frame may claim any size
        raise Undecodable(str(error)) from error
    return _checked(data, size)


def _beginning(packed: bytes, prefix: bytes, size: int) -> bytes:
    """Return the first `size` bytes of a frame, without unpacking the rest."""
    try:
        data = _decompressor(prefix).stream_reader(packed).read(size)
    except (zstandard.ZstdError, MemoryError) as error:
        raise Undecodable(str(error)) from error
    return _checked(data, size)


def _checked(data: bytes, size: int) -> bytes:
    if len(data) != size:
        raise Undecodable(f"{len(data)} bytes instead of {size}")
    return data


def _decompressor(prefix: bytes) -> zstandard.ZstdDecompressor:
    return zstandard.ZstdDecompressor(
        dict_data=_as_dictionary(prefix),
        format=zstandard.FORMAT_ZSTD1_MAGICLESS,
        max_window_size=1 << _LARGEST_WINDOW,
    )


def _as_dictionary(prefix: bytes) -> zstandard.ZstdCompressionDict | None:
    if not prefix:
        return None
    return zstandard.ZstdCompressionDict(prefix, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def _window(length: int) -> int:
    return min(_LARGEST_WINDOW, max(_SMALLEST_WINDOW, length.bit_length()))
