"""Frames on a byte stream: a length of 4 bytes, big-endian, and that many bytes of MessagePack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, Generic, TypeVar

import msgspec

from recension.engine.messages import Answer, Request

_LENGTH = 4
_LARGEST = 1 << 30  # bytes; a longer frame is no frame of ours

Message = TypeVar("Message")


def _plain(value: object) -> str:
    if isinstance(value, PurePath):
        return str(value)
    raise NotImplementedError(f"{type(value)} does not travel")


_encoder = msgspec.msgpack.Encoder(enc_hook=_plain)


class FrameError(ValueError):
    """Bytes that are no frame: somebody else wrote into the stream."""


def frame(message: Request | Answer) -> bytes:
    """Return the bytes that carry a message."""
    body = _encoder.encode(message)
    return len(body).to_bytes(_LENGTH, "big") + body


class Frames(Generic[Message]):
    """Cuts messages out of bytes as they arrive, in pieces of any size."""

    def __init__(self, kind: type[Message]) -> None:
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[Message]:
        """Return the messages that are complete with these bytes; raises FrameError."""
        self._buffer += data
        while (end := self._end()) is not None:
            with memoryview(self._buffer) as view:
                message = self._decode(view[_LENGTH:end])
            del self._buffer[:end]
            yield message

    def _end(self) -> int | None:
        if len(self._buffer) < _LENGTH:
            return None
        length = int.from_bytes(self._buffer[:_LENGTH], "big")
        if length > _LARGEST:
            raise FrameError(f"a frame of {length} bytes")
        end = _LENGTH + length
        return end if len(self._buffer) >= end else None

    def _decode(self, body: memoryview) -> Message:
        try:
            return self._decoder.decode(body)
        except msgspec.MsgspecError as error:
            raise FrameError(str(error)) from error
        finally:
            body.release()


def requests() -> Frames[Request]:
    """Return what reads the window's frames."""
    return Frames(Request)  # type: ignore[arg-type]  # a union is a type to msgspec


def answers() -> Frames[Answer]:
    """Return what reads the engine's frames."""
    return Frames(Answer)  # type: ignore[arg-type]  # a union is a type to msgspec


def read_pieces(stream: BinaryIO, size: int = 1 << 16) -> Iterator[bytes]:
    """Return what arrives on a raw stream, as it arrives, up to its end."""
    while piece := stream.read(size):
        yield piece
