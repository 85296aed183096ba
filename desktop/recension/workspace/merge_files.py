"""Merges that were not finished, on the disk beside the drafts: one file for each.

The first line is the SHA-256 of the rest in hexadecimal digits, the rest is JSON.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from recension.exchange.writing import replacing
from recension.store.failures import explained
from recension.store.values import Revision
from recension.workspace.places import file_key, key_of

log = logging.getLogger(__name__)

_ENDING = ".merge"


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """What was chosen at one place of a merge."""

    texts: str  # the key of the texts that meet there
    choice: str
    start: int  # of the place in the result, in code points
    stop: int
    is_seen: bool  # whether it was shown to the user
    needs_person: bool
    is_decided: bool  # whether nothing is left to do there


@dataclass(frozen=True, slots=True)
class MergeState:
    """How far a merge is."""

    texts: str  # the key of all that meets in it
    result: str  # as it stands, newline at the end included
    places: tuple[KeptPlace, ...]

    @property
    def count(self) -> int:
        """How many places need a person."""
        return sum(place.needs_person for place in self.places)

    @property
    def decided(self) -> int:
        """How many of them are decided."""
        return sum(place.needs_person and place.is_decided for place in self.places)


@dataclass(frozen=True, slots=True)
class KeptMerge:
    """A merge that was not finished."""

    file: str  # the path of the revision file
    title: str  # of the page
    subject: str  # what is merged into the page; with file and title it tells merges apart
    time: datetime  # of the last choice, UTC
    state: MergeState
    revision: Revision | None = None  # the one that is being undone


class MergeFiles:
    """The unfinished merges in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, kept: KeptMerge) -> None:
        """Keep a merge in place of what was kept of it before; it is on the disk then.

        Raises:
            NoSpace, NoPermission, ReadOnlyFile, InputOutputFailure: the one before is still there.
        """
        path = self._path(Path(kept.file), kept.title, kept.subject)
        data = msgspec.json.encode(kept)
        with explained(path):
            self._folder.mkdir(parents=True, exist_ok=True)
        with replacing(path) as stream:
            stream.write(hashlib.sha256(data).hexdigest().encode() + b"\n" + data)

    def read(self, file: Path, title: str, subject: str) -> KeptMerge | None:
        """Return what was kept of a merge, None where there is nothing that is whole."""
        return _read(self._path(file, title, subject))

    def remove(self, file: Path, title: str, subject: str) -> None:
        """Drop what was kept of a merge, if there is anything."""
        path = self._path(file, title, subject)
        with explained(path):
            path.unlink(missing_ok=True)

    def of_file(self, file: Path) -> list[KeptMerge]:
        """Return all that was kept of a file, the newest first."""
        found = (_read(path) for path in self._folder.glob(f"{file_key(file)}-*{_ENDING}"))
        return sorted((kept for kept in found if kept), key=lambda kept: kept.time, reverse=True)

    def remove_all(self, file: Path) -> None:
        """Drop all that was kept of a file."""
        for kept in self.of_file(file):
            self.remove(file, kept.title, kept.subject)

    def move(self, file: Path, target: Path) -> None:
        """Let what was kept of a file be of another."""
        for kept in self.of_file(file):
            self.write(replace(kept, file=str(target)))
            self.remove(file, kept.title, kept.subject)

    def rename(self, file: Path, title: str, new_title: str) -> None:
        """Let what was kept of a page be of another title."""
        for kept in self.of_file(file):
            if kept.title == title:
                self.write(replace(kept, title=new_title))
                self.remove(file, title, kept.subject)

    def _path(self, file: Path, title: str, subject: str) -> Path:
        return self._folder / f"{file_key(file)}-{key_of(title, subject)}{_ENDING}"


def _read(path: Path) -> KeptMerge | None:
    try:
        digest, _, data = path.read_bytes().partition(b"\n")
        if digest.decode() != hashlib.sha256(data).hexdigest():
            log.error("a kept merge is damaged: %s", path)
            return None
        return msgspec.json.decode(data, type=KeptMerge)
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        log.exception("a kept merge cannot be read: %s", path)
        return None
