"""One character for each thing, so that words and things can be compared as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from recension.visual.kinds import Atom
from recension.visual.nodes import Element, without_identity

_FIRST = 0xF0000  # of the planes that Unicode leaves to private use
_MOST = 0x1FFFD
_PRIVATE = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + _MOST)}]")
_SCALED = re.compile(r"^(?:lang[^-]*-)?[0-9]+px-")
_NAMED_NOTE = re.compile(r"cite_note-.*\D.*-[0-9]+")
_LONGEST_LABEL = 24  # characters with the brackets, which are written as entities
_ITEM = re.compile(r'<li id="(cite_note-[^"]*)"')
_NOTE_TEXT = '<span class="reference-text"'
_TAG = re.compile(r"<[^>]*+>")

Notes = Mapping[str, str]  # what the notes of a page say, by their ids


class Atoms:
    """The characters that stand for things: the same for the same thing, as long as this lives."""

    def __init__(self) -> None:
        self._characters: dict[tuple[Atom | None, str], str] = {}

    def character(self, atom: Atom, element: Element, notes: Notes) -> str:
        """Return the character that stands for an element."""
        return self._character(atom, identity(atom, element, notes))

    def in_words(self, words: str) -> str:
        """Return words with others in place of the characters that could stand for things."""
        if words.isascii():
            return words
        return _PRIVATE.sub(lambda match: self._character(None, match[0]), words)

    def _character(self, atom: Atom | None, name: str) -> str:
        found = self._characters.get((atom, name))
        if found is None:
            found = chr(_FIRST + len(self._characters) % _MOST)
            self._characters[atom, name] = found
        return found


def identity(atom: Atom, element: Element, notes: Notes) -> str:
    """Return what makes an element the same thing on another page."""
    match atom:
        case Atom.IMAGE:
            return image_name(element)
        case Atom.REFERENCE:
            return note_name(note_of(element.raw), notes)
        case Atom.NUMBER:
            return element.get("href")
        case Atom.FURNITURE:
            return element.get("class")
        case _:
            return without_identity(element.raw)


def image_name(element: Element) -> str:
    """Return the name of the file that an element shows, or would show."""
    if element.tag != "img":
        return "".join(_TAG.sub("", element.raw).split()) or element.raw
    return unescape(_SCALED.sub("", element.get("src").rpartition("/")[2]))


def note_of(html: str) -> str:
    """Return what the number of a reference leads to: the id of a note, or its name if it has one.

    A name is an id without its number: that shifts with every note that is put before.
    """
    href = html.partition('href="#')[2].partition('"')[0]
    label = _TAG.sub("", html)
    if len(label) > _LONGEST_LABEL:  # a writer's words, and no number
        return f"{href} {label}"
    return href.rpartition("-")[0] if _NAMED_NOTE.fullmatch(href) else href


def note_name(note: str, notes: Notes) -> str:
    """Return what tells a note apart on any page: its name, or else what it says."""
    return notes.get(note, note)


def notes_in(html: str) -> dict[str, str]:
    """Return what the notes of a list say, by their ids."""
    if 'id="cite_note-' not in html:
        return {}
    starts = [*_ITEM.finditer(html)]
    stops = [*(match.start() for match in starts[1:]), len(html)]
    found = {}
    for match, stop in zip(starts, stops, strict=True):
        item = html[match.end() : stop].partition("</ol>")[0]
        words = _TAG.sub("", item.partition(_NOTE_TEXT)[2].partition(">")[2])
        found[match[1]] = " ".join(words.split())
    return found
