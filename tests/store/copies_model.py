"""What a copy of a revision file should say, as the tests of copies keep it beside the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from recension.errors import TextWithheld
from recension.store import RevisionFile

_LINK = re.compile(r"\[\[([^\]]+)\]\]")


@dataclass
class Side:
    """A copy, and what it should say, by what the revisions are known by in every copy."""

    path: Path
    file: RevisionFile
    texts: dict[bytes, str | None] = field(default_factory=dict)  # None once it was pruned
    parents: dict[bytes, bytes | None] = field(default_factory=dict)

    def learn(self) -> None:
        """Note what is new in a file that was read right after it was saved."""
        numbers = identities(self.file)
        for number, identity in numbers.items():
            if identity not in self.texts:
                try:
                    self.texts[identity] = self.file.text(number)
                except TextWithheld:
                    self.texts[identity] = None
                parent = self.file.revision(number).parent
                self.parents[identity] = None if parent is None else numbers[parent]


def identities(file: RevisionFile) -> dict[int, bytes]:
    """Return what revisions are known by, by their numbers."""
    return dict(
        file._database.rows(
            "SELECT id, ifnull(origin, link) FROM revision "
            "LEFT JOIN lineage ON lineage.revision = revision.id WHERE kind < 2"
        )
    )


def told(file: RevisionFile) -> set[tuple[object, ...]]:
    """Return what an export tells of the revisions of all pages."""
    return {
        (page.title, one.time, one.author, one.summary, one.is_minor, one.sha1)
        for page in file.pages()
        for one in file.history(page.title)
    }


def linked_titles(file: RevisionFile, revision: int) -> set[str]:
    """Return what a text links to, as far as these tests write links."""
    try:
        return set(_LINK.findall(file.text(revision)))
    except TextWithheld:
        return set()
