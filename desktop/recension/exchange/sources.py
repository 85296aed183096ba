"""Finding out what can be imported: by the names of files, and by their first bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath

from recension.errors import NotAFile, PackedFile, UnknownKind
from recension.exchange.compression import COMPRESSED
from recension.exchange.report import Note, NoteKind, Reporter
from recension.exchange.system import explained
from recension.exchange.titling import IMAGES, TEXTS, title_of_file, title_of_image
from recension.titles import Namespaces, Title

_ARCHIVES = {b"7z\xbc\xaf\x27\x1c": "7z", b"PK\x03\x04": "zip", b"Rar!\x1a\x07": "rar"}


class SourceKind(StrEnum):
    """What a file to import holds."""

    EXPORT = "export"
    TEXT = "text"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to import."""

    path: Path
    kind: SourceKind
    size: int  # in bytes
    is_named: bool  # not found in a folder: what is wrong with it is an error
    name: PurePath  # what names the page: the path from the folder on

    def title(self, namespaces: Namespaces) -> Title:
        """Return the page or image it becomes in a file with these; raises `BadTitle`."""
        if self.kind is SourceKind.IMAGE:
            return title_of_image(self.name, namespaces)
        return title_of_file(self.name, namespaces)


def find_sources(path: Path, reporter: Reporter) -> Iterator[Source]:
    """Yield a file, or those inside a folder in the order of their names.

    Raises:
        FileMissing, NoPermission, NotAFile: it cannot be looked at.
        UnknownKind, PackedFile: a file that cannot be imported.
    """
    with explained(path):
        is_folder = path.is_dir()
        size = path.stat().st_size
    if is_folder:
        yield from _inside(path, reporter)
        return
    if not path.is_file():
        raise NotAFile(path)
    kind = kind_of(path)
    if kind in (None, SourceKind.EXPORT):
        _refuse_archives(path)
    if kind is None:
        raise UnknownKind(path)
    yield Source(path, kind, size, is_named=True, name=PurePath(path.name))


def _inside(folder: Path, reporter: Reporter) -> Iterator[Source]:
    with explained(folder):
        paths = sorted(folder.rglob("*"))
    for path in paths:
        inside = path.relative_to(folder)
        if any(part.startswith(".") for part in inside.parts) or path.is_dir():
            continue
        kind = kind_of(path) if path.is_file() else None
        if kind is None:
            reporter.note(Note(NoteKind.UNKNOWN_KIND, path))
            continue
        with explained(path):
            size = path.stat().st_size
        yield Source(path, kind, size, is_named=False, name=inside)


def _refuse_archives(path: Path) -> None:
    with explained(path), path.open("rb") as file:
        beginning = file.read(8)
    for magic, name in _ARCHIVES.items():
        if beginning.startswith(magic):
            raise PackedFile(path, name)


def kind_of(path: Path) -> SourceKind | None:
    """Return what a file holds, None for what cannot be imported."""
    suffix = path.suffix.lower()
    if suffix == ".xml" or (suffix in COMPRESSED and path.stem.lower().endswith(".xml")):
        return SourceKind.EXPORT
    if suffix in TEXTS:
        return SourceKind.TEXT
    if suffix in IMAGES:
        return SourceKind.IMAGE
    # An export may have any name: its compression, or its first bytes, tell.
    return SourceKind.EXPORT if suffix in COMPRESSED or _begins_as_xml(path) else None


def _begins_as_xml(path: Path) -> bool:
    with explained(path), path.open("rb") as file:
        beginning = file.read(64)
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        beginning = beginning.removeprefix(mark)
    return beginning.replace(b"\0", b"").lstrip().startswith((b"<?xml", b"<mediawiki"))
