"""The revision file that the engine reads, and what is read of it."""

from __future__ import annotations

from msgspec import Struct


class OpenFile(Struct, frozen=True, tag=True):
    """Read templates, links and images from this revision file from now on."""

    path: str
    image_prefix: str = "recension:/image/"  # before the quoted name of an image, in its address


class CloseFile(Struct, frozen=True, tag=True):
    """Read from no file any more; every page is forgotten."""


class ReadImage(Struct, frozen=True, tag=True):
    """Send the bytes of an image of the file."""

    request: int
    name: str  # "Name.png"


class ImageData(Struct, frozen=True, tag=True):
    """The bytes of an image; none where there is no such image."""

    request: int
    name: str
    mime: str
    data: bytes


class ReadLinks(Struct, frozen=True, tag=True):
    """Say what a stored revision refers to, once nothing else is wanted; the newest request."""

    request: int
    title: str  # of its page
    revision: int


class FoundLinks(Struct, frozen=True, tag=True):
    """What a text refers to: whole, normalised titles."""

    request: int
    links: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    files: tuple[str, ...] = ()  # with their namespace
    categories: dict[str, str] = {}
    as_of: int = 0  # the last revision of the file before templates were read
