"""What stands beside the revisions of a copy: images and names of revisions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from recension.errors import DamagedFile
from recension.store.hashing import sha1
from recension.store.images import Images
from recension.store.naming import name_of_copy
from recension.store.revisions import TAKEN_AWAY
from recension.store.uniting.sides import Numbers, Side
from recension.store.uniting.values import ClashKind, CopyClash

SetName = Callable[[int, str], None]


def new_images(file: Side, copy: Side) -> list[tuple[str, bytes]]:
    """Return names and SHA-1 of the images of the copy that this file does not have."""
    here: dict[str, bytes] = dict(file.database.rows("SELECT name, sha1 FROM image"))
    return [
        (name, digest)
        for name, digest in copy.database.rows("SELECT name, sha1 FROM image ORDER BY name")
        if here.get(name) != digest and not (name in here and digest in here.values())
    ]


def bring_images(file: Side, copy: Side) -> tuple[int, list[CopyClash]]:
    """Keep the images that only the copy has; one of a name that is taken gets another name."""
    images, count = Images(file.database), 0
    clashes: list[CopyClash] = []
    here: dict[str, bytes] = dict(file.database.rows("SELECT name, sha1 FROM image"))
    for name, digest in new_images(file, copy):
        data = _image(copy, name, digest)
        kept = _free_name(name, here)
        images.add(kept, data)
        here[kept] = digest
        count += 1
        if kept != name:
            clashes.append(CopyClash(ClashKind.IMAGE, name, kept))
    return count, clashes


def bring_names(file: Side, copy: Side, numbers: Numbers, set_name: SetName) -> list[CopyClash]:
    """Give revisions the names they have in the copy, where it was not taken away here."""
    here: dict[int, str] = dict(file.database.rows("SELECT revision, name FROM revision_name"))
    clashes = []
    for number, name in copy.database.rows(
        "SELECT revision, name FROM revision_name WHERE name >= ' '"
    ):
        if not numbers.knows(number):
            continue  # of a kind that did not come
        revision = numbers[number]
        was = here.get(revision, "")
        if was == TAKEN_AWAY + name:
            continue
        if not was or was.startswith(TAKEN_AWAY):
            set_name(revision, name)
        elif was != name:
            clashes.append(CopyClash(ClashKind.NAME, was, name, theirs=revision))
    return clashes


def _image(copy: Side, name: str, digest: bytes) -> bytes:
    row = copy.database.row("SELECT data FROM image WHERE name = ?", (name,))
    if row is None or not isinstance(row[0], bytes) or sha1(row[0]) != digest:
        raise DamagedFile(copy.database.path, f"image {name}")
    return row[0]


def _free_name(name: str, taken: dict[str, bytes]) -> str:
    if name not in taken:
        return name
    path = PurePosixPath(name)
    return name_of_copy(path.stem, path.suffix, taken.__contains__)
