"""The tree the preprocessor makes: flat lists of text and of what expands to something else.

A list inside of a list is a group that means nothing by itself (brackets that turned out to be
plain text); nesting it instead of copying its nodes keeps deep brackets linear.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, with the white space that disappears together with it."""

    text: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """What transclusion leaves out, such as <noinclude> and its content."""

    text: str


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension tag, its content untouched."""

    name: str  # in lower case
    written_name: str
    attributes: str  # what is written after the name
    content: str | None  # None for <tag />
    closing: str  # "</tag>", "" where there is none


@dataclass(slots=True)
class Part:
    """What stands between two pipes."""

    nodes: list[Node] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # offsets of the nodes, in code points
    equals: int | None = None  # index of the node that is the first "="
    start: int = 0  # offset behind the pipe before it

    @property
    def name(self) -> list[Node] | None:
        """The nodes before the first "=", None where there is none."""
        return None if self.equals is None else self.nodes[: self.equals]

    @property
    def value(self) -> list[Node]:
        """The nodes after the first "=", or all of them."""
        return self.nodes if self.equals is None else self.nodes[self.equals + 1 :]


@dataclass(frozen=True, slots=True)
class Template:
    """Two pairs of braces: a template, a parser function or a variable."""

    title: list[Node]
    parts: list[Part]
    at_line_start: bool


@dataclass(frozen=True, slots=True)
class Argument:
    """Three pairs of braces: a parameter and perhaps its default."""

    name: list[Node]
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class SectionStart(Ignored):
    """The place behind the equals signs that begin a heading, where sections are counted."""

    number: int  # among the headings of its text, from 1, in the order in which they end
    is_outermost: bool = False  # in no template or parameter, so that it begins a section


Node: TypeAlias = "str | Template | Argument | Extension | Comment | Ignored | list[Node]"


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole text; `starts` are offsets of the nodes in it, in code points."""

    nodes: list[Node]
    starts: list[int]
    size: int  # code points of the text
    outermost: int = 0  # how many of the first nodes are in no bracket that stayed open
    doubts: list[int] = field(default_factory=list)  # offsets of what waits for an end in vain

    @property
    def is_settled(self) -> bool:
        """Whether nothing waits for an end that does not come."""
        return self.outermost == len(self.nodes) and not self.doubts

    def end(self, index: int) -> int:
        """Return the offset at which a node ends."""
        return self.starts[index + 1] if index + 1 < len(self.starts) else self.size
