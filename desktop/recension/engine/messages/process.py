"""What the engine says of itself: that it has started, and what it could not do."""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class EngineReady(Struct, frozen=True, tag=True):
    """The process has started."""

    process: int  # its number


class ErrorValue(Struct, frozen=True, tag=True):
    """A failure as a plain value: the name of the `RecensionError` and its data."""

    name: str  # "" for a bug; its traceback is in the log
    data: dict[str, Any]


class Failed(Struct, frozen=True, tag=True):
    """This request, or one stage of it, has no answer."""

    request: int
    page: int
    stage: str  # "render", "compare", "visual", "prepare", "merge", "links", "image", "file"
    error: ErrorValue
