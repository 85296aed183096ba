"""What git is told of a revision: who, when, and in which words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recension.exchange.markup import timestamp
from recension.store import Event, Hidden, RevisionKind

_NOT_IN_NAMES = re.compile(r"[<>\x00-\x1f\x7f]+")
_WITHHELD = {Hidden.TEXT: "text", Hidden.SUMMARY: "summary", Hidden.AUTHOR: "author"}
_WITHOUT_SUMMARY = {
    RevisionKind.EDIT: "Edit",
    RevisionKind.RENAME: "Rename",
    RevisionKind.DELETION: "Delete",
    RevisionKind.UNDELETION: "Undelete",
}


@dataclass(frozen=True, slots=True)
class Commit:
    """The head of a commit."""

    mark: int | None
    author: str  # as git takes it, never empty
    time: int  # seconds since 1970, UTC
    message: str


def commit_of(event: Event) -> Commit:
    """Return the commit of a revision: its number is the mark, its edit summary the message.

    What git has no place for stands in trailers (git-interpret-trailers(1)).
    """
    revision = event.revision
    summary = revision.summary.replace("\0", "\ufffd").strip()
    subject = summary or f"{_WITHOUT_SUMMARY[event.kind]} {event.title}"
    trailers = "".join(f"{key}: {value}\n" for key, value in _trailers(event))
    time = max(0, int(revision.time.timestamp()))  # git knows no time before 1970
    return Commit(
        revision.id,
        _name(revision.author, is_hidden=revision.is_author_hidden),
        time,
        f"{subject}\n\n{trailers}",
    )


def image_commit(last: Event | None) -> Commit:
    """Return the commit of the images: as old as the last revision, `last`."""
    time = 0 if last is None else max(0, int(last.revision.time.timestamp()))
    return Commit(None, "Recension", time, "Add the images\n")


def _trailers(event: Event) -> list[tuple[str, str]]:
    revision = event.revision
    found = [("Page", event.title), ("Revision", str(revision.id))]
    if revision.is_minor:
        found.append(("Minor", "yes"))
    # A later revision can revert this one: its commit must stay the same all the same.
    tags = [tag for tag in revision.tags if tag != "mw-reverted"]
    if tags:
        found.append(("Tags", " ".join(tags)))
    withheld = [word for part, word in _WITHHELD.items() if revision.hidden & part]
    if withheld:
        found.append(("Withheld", " ".join(withheld)))
    if revision.model != "wikitext":
        found.append(("Model", " ".join(revision.model.split())))
    if revision.time.timestamp() < 0:
        found.append(("Time", timestamp(revision.time)))
    return found


def _name(author: str, *, is_hidden: bool) -> str:
    name = " ".join(_NOT_IN_NAMES.sub(" ", author).split())
    return name or ("Hidden author" if is_hidden else "Unknown author")
