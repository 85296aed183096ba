"""What copies of the open file brought that clashes, and a person is to unite."""

from __future__ import annotations

from dataclasses import dataclass

from recension.errors import TextWithheld
from recension.store import UNITED_SUMMARY, UNITED_TAG, OpenLine, RevisionFile
from recension.workspace.file_answers import SaveOutcome
from recension.workspace.opened_file import OpenedFile


@dataclass(frozen=True, slots=True)
class OpenClash:
    """A page with two lines of history that clash, and the texts to unite."""

    line: OpenLine
    base: str  # the last text of both; "" where they began apart
    mine: str
    theirs: str


def open_clashes(file: RevisionFile) -> list[OpenClash]:
    """Return the clashes that wait for a person, as far as their texts can be read."""
    found = []
    for line in file.open_lines():
        try:
            base = "" if line.base is None else file.text(line.base)
            found.append(OpenClash(line, base, file.text(line.mine), file.text(line.theirs)))
        except TextWithheld:
            continue  # hidden by a wiki, or pruned: there is nothing to show side by side
    return found


def settle_clash(opened: OpenedFile, clash: OpenClash, text: str, author: str) -> SaveOutcome:
    """Record the text that a person made of both lines.

    Raises `EditConflict` where the page has a newer revision by now; the clash stays open.
    """
    line = clash.line
    with opened.changing() as file:
        file.save(
            line.page,
            text,
            summary=UNITED_SUMMARY.format(theirs=line.theirs),
            author=author,
            base=line.mine,
            tags=(UNITED_TAG,),
            united=line.theirs,
        )
    return SaveOutcome(opened.read_page(line.page), is_new=True)
