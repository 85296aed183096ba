"""A page cut into what is compared with each other: paragraphs, items, tables, rows, cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import NamedTuple

from recension.visual.atoms import Atoms, Notes
from recension.visual.kinds import CELLS, Atom, atom_of, is_block
from recension.visual.nodes import Element, Node, Text, parse

_SPACE = re.compile(r"\s")
_BETWEEN_CELLS = " | "
REFERENCE = 'class="reference"'  # in HTML with the numbers of notes in it


class Piece(NamedTuple):
    """Part of a line of words: characters of one look, or one thing."""

    start: int
    stop: int
    context: tuple[Element, ...]  # the elements around it, inside of the unit's own
    element: Element | None = None  # the thing
    atom: Atom | None = None  # what the thing is


@dataclass(eq=False, slots=True)
class Unit:
    """What is compared as a whole, and then inside.

    A unit of words has pieces; any other has units of its own. A run of blocks is cut when its
    units are first asked for.
    """

    element: Element | None  # around it; None for words that stand alone, or a run of blocks
    raw: str  # its HTML
    line: str = ""  # its words in one line
    text: str = ""  # of a unit of words: the same with its newlines
    pieces: tuple[Piece, ...] = ()
    lead: str = ""  # white space before the first of its units
    tail: str = ""  # white space after it
    cut: Callable[[], list[Unit]] | None = None  # makes its units; None for a unit of words
    is_frame: bool = False  # whether it is the beginning or the end of a list that was taken apart

    @property
    def tag(self) -> str:
        """The name of its element."""
        return self.element.tag if self.element else ""

    @property
    def has_words(self) -> bool:
        """Whether it is a unit of words."""
        return self.cut is None

    @property
    def is_run(self) -> bool:
        """Whether it is a run of blocks without an element around them."""
        return self.element is None and self.cut is not None

    @property
    def units(self) -> list[Unit]:
        """The units in it."""
        return self.cut() if self.cut else []


class Cutter:
    """Cuts the HTML of one page into units.

    Args:
        atoms: characters for things.
        notes: what the notes of the page say.
        is_old: whether it is the older page.
        items: the notes that were cut before: a list of notes is long, and one of them is edited.
    """

    def __init__(
        self, atoms: Atoms, notes: Notes, *, is_old: bool, items: Mapping[str, Unit] | None = None
    ) -> None:
        self._atoms = atoms
        self.items: dict[str, Unit] = {}  # the notes of lists that were cut
        self._known_items = items or {}
        self._notes = notes
        self._is_old = is_old

    def cut(self, html: str) -> list[Unit]:
        """Return the units of a piece of HTML; white space before the first is dropped."""
        return self._units(parse(html, is_old=self._is_old))[1]

    def _units(self, nodes: Sequence[Node]) -> tuple[str, list[Unit]]:
        """Return the white space before the first unit, and the units."""
        lead, units = "", list[Unit]()
        run: list[Node] = []
        for node in nodes:
            if not is_block(node):
                run.append(node)
                continue
            lead = self._end_run(run, units, lead)
            run = []
            units.append(self._block(node))
        return self._end_run(run, units, lead), units

    def _end_run(self, run: list[Node], units: list[Unit], lead: str) -> str:
        """Add a run of words as a unit, or as white space to what is before it."""
        if not run:
            return lead
        if any(isinstance(node, Element) or node.content.strip() for node in run):
            units.append(self._words(None, run))
        elif units:
            units[-1].tail += _source(run)
        else:
            lead += _source(run)
        return lead

    def _block(self, node: Node) -> Unit:
        assert isinstance(node, Element)  # noqa: S101 - words are no block
        if node.is_note:
            return self._note(node)
        return self._new_block(node)

    def _note(self, node: Element) -> Unit:
        raw = node.raw
        unit = self.items.get(raw) or self._known_items.get(raw)
        if unit is None or REFERENCE in raw:
            unit = self._new_block(node)
        self.items[raw] = unit
        return replace(unit)  # what is white space behind it is its own

    def _new_block(self, node: Element) -> Unit:
        if atom_of(node) is not None:
            return self._words(None, [node])
        if not any(map(is_block, node.children)):
            return self._words(node, node.children)
        lead, units = self._units(node.children)
        between = _BETWEEN_CELLS if any(unit.tag in CELLS for unit in units) else " "
        line = _as_source(node, between.join(unit.line for unit in units))
        return Unit(node, node.raw, line, lead=lead, cut=lambda: units)

    def _words(self, element: Element | None, nodes: Sequence[Node]) -> Unit:
        pieces: list[Piece] = []
        text: list[str] = []
        line: list[str] = []
        at = 0
        waiting: list[tuple[Node, tuple[Element, ...]]] = [(node, ()) for node in reversed(nodes)]
        while waiting:
            node, context = waiting.pop()
            if isinstance(node, Text):
                text.append(node.content)
                line.append(self._atoms.in_words(node.content))
                pieces.append(Piece(at, at + len(node.content), context))
                at += len(node.content)
            elif (atom := atom_of(node)) is not None:
                character = self._atoms.character(atom, node, self._notes)
                text.append(character)
                line.append(character)
                pieces.append(Piece(at, at + 1, context, node, atom))
                at += 1
            else:
                waiting += [(child, (*context, node)) for child in reversed(node.children)]
        whole = "".join(text)
        raw = element.raw if element else _source(nodes)
        compared = _SPACE.sub(" ", "".join(line))
        return Unit(element, raw, compared, whole, tuple(pieces))


def _source(nodes: Sequence[Node]) -> str:
    return "".join(
        node.raw if isinstance(node, Element) else escape(node.content, quote=False)
        for node in nodes
    )


def _as_source(element: Element, line: str) -> str:
    """Return the words of a block with the marks that tell their comparison what they are."""
    if element.tag == "table":
        return "{| " + line
    if element.has_class("mw-heading"):
        return f"== {line} =="
    return line
