"""The images of a revision file."""

from __future__ import annotations

import io
import mimetypes
from collections.abc import Collection
from contextlib import suppress

from recension.errors import BadTitle, DamagedFile, ImageMissing
from recension.store.beside import Kind, replaced
from recension.store.database import Database, Row
from recension.store.drawings import drawing_size
from recension.store.hashing import seal, sha1, to_base36
from recension.store.naming import image_name
from recension.store.parameters import batches, marks
from recension.store.values import Image
from recension.store.wiki_names import namespaces_of

_COLUMNS = "name, mime, width, height, size, sha1"
_DRAWING = "image/svg+xml"
# What begins a file of a kind (https://mimesniff.spec.whatwg.org).
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", 0, "image/png"),
    (b"\xff\xd8\xff", 0, "image/jpeg"),
    (b"GIF8", 0, "image/gif"),
    (b"WEBP", 8, "image/webp"),
    (b"BM", 0, "image/bmp"),
    (b"II*\0", 0, "image/tiff"),
    (b"MM\0*", 0, "image/tiff"),
)


class Images:
    """Keeps images by their names ("Map.png")."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, Image]:
        """Return all images, without their bytes."""
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM image ORDER BY name")
        return {row[0]: self._image(row) for row in rows}

    def find(self, names: Collection[str]) -> dict[str, Image]:
        """Return those of the images that exist, by the names that were asked for."""
        found: dict[str, Image] = {}
        asked: dict[str, str] = {}
        for name in names:
            with suppress(BadTitle):  # no image can have such a name
                asked[name] = self._name(name)
        for part in batches(sorted(set(asked.values()))):
            rows = self._database.rows(
                f"SELECT {_COLUMNS} FROM image WHERE name IN ({marks(part)})", part
            )
            found.update((row[0], self._image(row)) for row in rows)
        return {name: found[kept] for name, kept in asked.items() if kept in found}

    def add(self, name: str, data: bytes) -> Image:
        """Keep an image in place of one of that name; see `RevisionFile.add_image`."""
        name = self._name(name)
        mime = _mime_type(name, data)
        width, height = drawing_size(data) if mime == _DRAWING else _dimensions(data)
        row = (name, mime, width, height, len(data), sha1(data))
        with self._database.transaction():
            gone = self._database.rows("SELECT seal FROM image WHERE name = ?", (name,))
            self._database.write("DELETE FROM image WHERE name = ?", (name,))
            self._database.write(
                f"INSERT INTO image ({_COLUMNS}, seal, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, image_seal(row), data),
            )
            replaced(self._database, Kind.IMAGE, gone, image_seal(row))
        return self._image(row)

    def _name(self, written: str) -> str:
        return image_name(written, namespaces_of(self._database))

    def data(self, name: str) -> bytes:
        """Return the bytes of an image; raises `ImageMissing` or `DamagedFile`."""
        row = self._database.row("SELECT data, sha1 FROM image WHERE name = ?", (self._name(name),))
        if row is None:
            raise ImageMissing(name)
        data, digest = row
        if not isinstance(data, bytes) or sha1(data) != digest:
            raise DamagedFile(self._database.path, f"image {name}")
        return data

    def _image(self, row: Row) -> Image:
        name, mime, width, height, size, digest = row
        if not isinstance(digest, bytes):
            raise DamagedFile(self._database.path, f"image {name}")
        return Image(name, mime, width, height, size, to_base36(digest))


def image_seal(row: Row) -> bytes:
    """Return the seal of an image: of its name, type, width, height, size and SHA-1."""
    *fields, digest = row
    return seal(*fields, digest.hex())


def _mime_type(name: str, data: bytes) -> str:
    for signature, offset, mime in _SIGNATURES:
        if data.startswith(signature, offset):
            return mime
    beginning = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if beginning.startswith(b"<") and b"<svg" in data[:4096].lower():
        return _DRAWING
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _dimensions(data: bytes) -> tuple[int, int]:
    import imagesize  # type: ignore[import-untyped]  # noqa: PLC0415 - brings what speaks HTTP

    try:
        width, height = imagesize.get(io.BytesIO(data))
    except Exception:  # noqa: BLE001 - it parses foreign bytes and fails in many ways
        return 0, 0
    return max(0, int(width)), max(0, int(height))
