"""Drafts on the disk: one file for each page of each revision file, written whole or not at all.

The first line is JSON (what the text belongs to, its length in bytes and SHA-256), the rest is the
text in UTF-8.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from datetime import datetime
from pathlib import Path

from recension.store.failures import explained
from recension.workspace.places import file_key, key_of
from recension.workspace.values import Draft

log = logging.getLogger(__name__)

_ENDING = ".draft"
_FORMAT = 1


class DraftFiles:
    """The drafts in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, file: Path, title: str) -> Path:
        """Return where the draft of a page lies, if there is one."""
        return self._folder / f"{file_key(file)}-{key_of(title)}{_ENDING}"

    def write(self, draft: Draft) -> None:
        """Keep a draft in place of the one before; it is on the disk when this returns.

        Raises:
            NoSpace, NoPermission, ReadOnlyFile, InputOutputFailure: the one before is still there.
        """
        text = draft.text.encode()
        header = {
            "format": _FORMAT,
            "file": str(draft.file),
            "title": draft.title,
            "base": draft.base,
            "time": draft.time.isoformat(),
            "delta": draft.delta,
            "caret": draft.caret,
            "bytes": len(text),
            "sha256": hashlib.sha256(text).hexdigest(),
        }
        with explained(draft.path):
            self._folder.mkdir(parents=True, exist_ok=True)
            _replace(draft.path, json.dumps(header).encode() + b"\n" + text)

    def read(self, file: Path, title: str) -> Draft | None:
        """Return the draft of a page, None where there is none that is whole."""
        return _read(self.path(file, title))

    def remove(self, file: Path, title: str) -> None:
        """Drop the draft of a page, if there is one."""
        path = self.path(file, title)
        with explained(path):
            path.unlink(missing_ok=True)

    def of_file(self, file: Path) -> list[Draft]:
        """Return the drafts of all pages of a file, by title."""
        drafts = (_read(path) for path in self._folder.glob(f"{file_key(file)}-*{_ENDING}"))
        return sorted((draft for draft in drafts if draft), key=lambda draft: draft.title)

    def remove_all(self, file: Path) -> None:
        """Drop the drafts of all pages of a file."""
        for draft in self.of_file(file):
            self.remove(file, draft.title)


def _replace(path: Path, data: bytes) -> None:
    """Write a file beside the old one, bring it to the disk, and only then give it the name."""
    fresh = path.with_suffix(".new")
    try:
        with fresh.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    if os.name == "posix":  # elsewhere a folder cannot be opened, and the name is safe anyway
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _read(path: Path) -> Draft | None:
    try:
        first, _, data = path.read_bytes().partition(b"\n")
        header = json.loads(first)
        if header["sha256"] != hashlib.sha256(data).hexdigest():
            log.error("a draft is damaged: %s", path)
            return None
        return Draft(
            path=path,
            file=Path(header["file"]),
            title=header["title"],
            text=data.decode(),
            base=header["base"],
            time=datetime.fromisoformat(header["time"]),
            delta=header["delta"],
            caret=header["caret"],
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        log.exception("a draft cannot be read: %s", path)
        return None
