"""Jobs: long work on a file, done in a process of its own."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from msgspec import Struct

from recension.diff.options import Options
from recension.engine.messages.texts import TextSide


class ExportForm(StrEnum):
    """What an export is written as."""

    XML = "xml"  # a MediaWiki export
    FOLDER = "folder"  # a file for each page, without the past
    GIT = "git"  # a stream for git fast-import, always with the past


class ImportSources(Struct, frozen=True, tag=True):
    """A job: import exports, text files and folders into a file, made where it is not there."""

    file: str
    sources: tuple[str, ...]
    author: str = ""  # of the revisions made of text files


class ExportPages(Struct, frozen=True, tag=True):
    """A job: write an export of these pages (None: all), with or without their past."""

    file: str
    target: str
    pages: tuple[str, ...] | None = None
    current_only: bool = False
    form: ExportForm = ExportForm.XML


class VerifyFile(Struct, frozen=True, tag=True):
    """A job: check every text against its hash, the chain, the database."""

    file: str


class RecoverFile(Struct, frozen=True, tag=True):
    """A job: write all that is still in a damaged file into a new one."""

    file: str
    target: str


class WriteChange(Struct, frozen=True, tag=True):
    """A job: write a comparison of two texts as an HTML page."""

    file: str  # of stored revisions
    target: str
    old: TextSide
    new: TextSide
    plan: Any  # a Plan of `exchange.change_document`, which rendering has no need to load
    options: Options = Options()


class CopyFile(Struct, frozen=True, tag=True):
    """A job: copy a whole revision file to a place where there is none."""

    file: str
    target: str


class UniteCopy(Struct, frozen=True, tag=True):
    """A job: bring all that another copy of a file has into it."""

    file: str
    copy: str
    author: str = ""  # of the revisions that unite texts


class FindPhrase(Struct, frozen=True, tag=True):
    """A job: find the pages that have a phrase, or when it came to them and when it went."""

    file: str
    words: str
    is_case_sensitive: bool = False
    is_pattern: bool = False
    in_history: bool = False


class ReadySearch(Struct, frozen=True, tag=True):
    """A job: get the index of all revisions ready, before anybody searches them."""

    file: str
    is_urgent: bool = False  # somebody is about to search; else it gives way to all other work


class WhoWrote(Struct, frozen=True, tag=True):
    """A job: say who wrote the words of a revision, or of a text made from it."""

    file: str
    title: str
    revision: int
    text: str | None = None  # the text as it is edited; what is new in it has the origin 0


FileJob = (
    ImportSources | ExportPages | VerifyFile | RecoverFile | CopyFile | WriteChange | UniteCopy
)
Work = FileJob | FindPhrase | ReadySearch | WhoWrote


class StopJob(Struct, frozen=True, tag=True):
    """Stop the job that runs; nothing of it is kept."""


class Progress(Struct, frozen=True, tag=True):
    """How far a job is."""

    done: int  # bytes read by an import; revisions written or checked by others
    total: int
    revisions: int = 0  # that an import has brought so far


class JobDone(Struct, frozen=True, tag=True):
    """A job ended well.

    The result is that of the function that did it, as plain values: an `ImportReport`, an
    `ExportReport`, a `Verification`, a `UnitedCopy`, `Findings`, an `Attribution`, or None for a
    copy.
    """

    result: Any
