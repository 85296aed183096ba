"""The two sides of a comparison on the command line: texts from files, or revisions."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from recension import messages
from recension.cli.inputs import STANDARD_INPUT, read_text, revision_of
from recension.cli.output import as_iso
from recension.errors import BadTitle, FileMissing, NameMissing, PageMissing, RevisionMissing
from recension.exchange.change_document import Heading, Side, reverted_to
from recension.store import Revision, RevisionFile
from recension.titles import ENGLISH, Namespaces


@dataclass(frozen=True, slots=True)
class Given:
    """What one argument names."""

    text: str
    name: str  # of the text file; the title of the page of a revision
    file: Path | None = None  # with the revision
    revision: Revision | None = None
    namespaces: Namespaces = ENGLISH  # of the wiki whose pages the file has

    @property
    def side(self) -> Side:
        """What the header says of it."""
        revision = self.revision
        if revision is None:
            return Side(self.name)
        time, summary = _as_read(revision.time), messages.summary_text(revision.summary)
        return Side("", time, as_iso(revision.time), revision.author, summary)


def read_given(name: str) -> Given:
    """Return what an argument names.

    It is a text file, "-" for standard input, or FILE:PAGE@REVISION, by number or name (without
    @REVISION the newest one).
    """
    path = Path(name)
    if name == STANDARD_INPUT:
        return Given(read_text(name), "standard input")
    if path.is_file():
        return Given(read_text(name), path.name)
    for place, character in enumerate(name):
        if character == ":" and Path(name[:place]).is_file():
            return _read_revision(Path(name[:place]), name[place + 1 :])
    raise FileMissing(path)


def heading_of(old: Given, new: Given) -> Heading:
    """Return the header of a comparison."""
    title = new.name if old.name == new.name else f"{old.name} \N{RIGHTWARDS ARROW} {new.name}"
    return Heading(title, old.side, new.side, _is_step(old, new), _reverted_to(old, new))


def _is_step(old: Given, new: Given) -> bool:
    if old.revision is None or new.revision is None or old.file != new.file:
        return False
    return new.revision.parent == old.revision.id


def _reverted_to(old: Given, new: Given) -> str | None:
    """Return the time of the newest revision from before the older one with the newer text."""
    if old.revision is None or new.revision is None or old.file is None or old.file != new.file:
        return None
    if old.revision.page != new.revision.page:
        return None
    with RevisionFile.open(old.file, read_only=True) as file:
        before = file.history(old.name, before=old.revision.id)
    earlier = reverted_to(new.revision.sha1, before)
    return None if earlier is None else _as_read(earlier.time)


def _read_revision(path: Path, name: str) -> Given:
    with RevisionFile.open(path, read_only=True) as file:
        title, revision = _split(file, name)
        found = revision_of(file, title, revision)
        title, place = file.page(title).title, path.resolve()
        return Given(file.text(found), title, place, file.revision(found), file.namespaces)


def _split(file: RevisionFile, name: str) -> tuple[str, str | None]:
    """Return the title and the revision that PAGE@REVISION means; both may have an "@" in them."""
    at = len(name)
    while (at := name.rfind("@", 0, at)) >= 0:
        title, revision = name[:at], name[at + 1 :]
        with suppress(RevisionMissing, NameMissing, PageMissing, BadTitle):
            revision_of(file, title, revision)
            return title, revision
    title, at_sign, revision = name.rpartition("@")
    with suppress(PageMissing, BadTitle):
        file.page(name)
        return name, None
    return (title, revision) if at_sign else (name, None)


def _as_read(time: datetime) -> str:
    return f"{time:%H:%M}, {time.day} {time:%B} {time.year} (UTC)"
