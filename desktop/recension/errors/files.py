"""What can go wrong with a file."""

from __future__ import annotations

from pathlib import Path

from recension.errors.root import RecensionError


class FileError(RecensionError):
    """Something about one file."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        super().__init__(str(path))


class FileMissing(FileError):
    """There is no such file."""


class BadFileName(FileError):
    """No file can have this name: it is too long, or goes round in links."""


class FileExists(FileError):
    """There is such a file, and it must not be written over."""


class NotARevisionFile(FileError):
    """The file is not one of ours."""


class DamagedFile(FileError):
    """The file is ours and cannot be trusted as a whole."""

    def __init__(self, path: Path | str, detail: str = "") -> None:
        super().__init__(path)
        self.detail = detail  # technical, for the crash report and `verify`


class NewerFile(FileError):
    """The file was written by a later version; it can be read at most."""

    def __init__(self, path: Path | str, schema: int) -> None:
        super().__init__(path)
        self.schema = schema


class UnreadableNewerFile(FileError):
    """The file was written by a later version, which keeps things in another way."""


class ReadOnlyFile(FileError):
    """The file or its folder cannot be written."""


class NoPermission(FileError):
    """The system does not let us read or write the file."""


class NoSpace(FileError):
    """The disk that holds the file is full."""


class BusyFile(FileError):
    """Another process holds the lock of the file."""


class InterruptedFile(FileError):
    """A process died while it saved, and its journal can only be used where one may write."""


class InputOutputFailure(FileError):
    """The device failed while the file was read or written."""

    def __init__(self, path: Path | str, detail: str = "") -> None:
        super().__init__(path)
        self.detail = detail


class UnrelatedFile(FileError):
    """The file has no revision in common with the one it should be united with."""

    def __init__(self, path: Path | str, other: Path | str) -> None:
        super().__init__(path)
        self.other = Path(other)


class SameFile(UnrelatedFile):
    """The file is the very one it should be united with, under whatever name."""


class NotText(FileError):
    """The file holds bytes that are not text in the expected encoding."""

    def __init__(self, path: Path | str, offset: int, encoding: str = "UTF-8") -> None:
        super().__init__(path)
        self.offset = offset  # in bytes, from 0
        self.encoding = encoding


class UnknownKind(FileError):
    """The file is of a kind that cannot be imported."""


class PackedFile(UnknownKind):
    """An archive of a kind that is not unpacked here."""

    def __init__(self, path: Path | str, archive: str) -> None:
        super().__init__(path)
        self.archive = archive  # what such archives are called: "zip"


class NotAFile(FileError):
    """A pipe or a device stands where a file should be; reading it may never end."""


class BrokenExport(FileError):
    """An export that stops being readable somewhere."""

    def __init__(self, path: Path | str, reason: str, line: int | None = None) -> None:
        super().__init__(path)
        self.reason = reason
        self.line = line  # from 1


class ForeignXml(FileError):
    """XML that is not a MediaWiki export."""

    def __init__(self, path: Path | str, element: str) -> None:
        super().__init__(path)
        self.element = element  # the name of its outermost element
