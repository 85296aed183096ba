"""Whether two pieces of HTML show the same, whatever their ids, source lines and numbers are."""

from __future__ import annotations

import re
from typing import NamedTuple

from recension.visual.atoms import Notes, note_of
from recension.visual.kinds import BACKLINK, CONTENTS
from recension.visual.nodes import IDENTITY

_REFERENCE = re.compile(r'<sup id="cite_ref-[^">]*+" class="reference"[^>]*+>.*?</sup>', re.DOTALL)
_NUMBERS = re.compile(rf"{IDENTITY}|{BACKLINK}|{CONTENTS}.*?\n</div>\n", re.DOTALL)
_LINK_NUMBER = re.compile(r'(?<= class="external autonumber")([^>]*+>)\[[0-9]++\]')


class Likeness(NamedTuple):
    """What a piece of HTML shows; but the numbers of its references."""

    shown: str
    references: tuple[str, ...]  # the notes that their numbers lead to

    def resolved(self, notes: Notes) -> tuple[str, tuple[str, ...]]:
        """Return what is compared, with the names of notes in place of their numbers."""
        return self.shown, tuple([notes.get(note, note) for note in self.references])


def likeness(html: str) -> Likeness:
    """Return what a piece of HTML shows."""
    references: list[str] = []

    def keep(match: re.Match[str]) -> str:
        references.append(note_of(match[0]))
        return "\0"

    shown = _REFERENCE.sub(keep, html) if 'class="reference"' in html else html
    shown = _NUMBERS.sub("", shown)
    if "autonumber" in shown:
        shown = _LINK_NUMBER.sub(r"\1", shown)
    return Likeness(shown, tuple(references))
