"""What a line of wikitext is, and what a place in it is inside of, as far as a summary needs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from recension.diff.kept import Kept
from recension.diff.names import Names, patterns_of

_HEADING = re.compile(r"(={1,6})\s*(\S.*?)\s*\1\s*\Z")
_LANGUAGE = re.compile(r"\[\[\s*([a-z]{2,3}(?:-[a-z]+)?)\s*:[^\[\]|]+\]\]\Z")
_SWITCH = re.compile(r"(__[A-Z]+__)\Z")
_COMMENT = re.compile(r"<!--.*-->\Z")
_TAG = re.compile(r"</?[a-z][a-z0-9]*[\s/][^<>]*\Z", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{\{\s*([^{}|#<>\[\]\n]+)")
_PARAMETER = re.compile(r"\|\s*([^=|{}\[\]<>\"]{1,60}?)\s*=(?!=)")
_MARKUP = re.compile(r"'{2,}|\[\[(?:[^\]|]*\|)?|\]\]|<[^<>]*>|\{\{[^{}]*\}\}")
_ADDRESS = re.compile(r"https?://[^\s\]|<>{}\"]*\Z")
_FARTHEST_BACK = 4000  # code points to look back for what encloses a place
_FARTHEST = 400  # lines to look back for the beginning of a table or a template


class LineKind(Enum):
    """What a line of wikitext is."""

    BLANK = auto()
    HEADING = auto()
    CATEGORY = auto()
    FILE = auto()
    REDIRECT = auto()
    TABLE = auto()  # its first line
    TABLE_ROW = auto()  # the line that begins it
    CELL = auto()  # a line of cells
    TEMPLATE = auto()  # its first line
    PARAMETER = auto()
    CLOSING = auto()  # the last line of a table or a template
    LIST_ITEM = auto()
    LANGUAGE = auto()  # a link to the page in another language
    SWITCH = auto()  # such as __NOTOC__
    COMMENT = auto()
    PARAGRAPH = auto()


class Line(NamedTuple):
    """What a line is, and the name of what it is, if it has one."""

    kind: LineKind
    name: str = ""


def read_line(lines: Sequence[str], at: int, names: Names) -> Line:
    """Tell what a line of a text is, in a wiki that has these names."""
    text = lines[at].strip()
    for pattern, kind in _named(names):
        match = pattern.match(text)
        if match and (kind not in _PAIRS or _is_whole(text, *_PAIRS[kind])):
            return Line(kind, plain(match[match.lastindex or 0]))
    for start, kind in _STARTS:
        if text.startswith(start):
            return Line(kind)
    if text.startswith(("|", "!")):
        return _read_cell(lines, at, text)
    return Line(LineKind.PARAGRAPH if text else LineKind.BLANK)


_PAIRS = {LineKind.FILE: ("[[", "]]"), LineKind.TEMPLATE: ("{{", "}}")}
_STARTS: tuple[tuple[str | tuple[str, ...], LineKind], ...] = (
    (("|}", "}}"), LineKind.CLOSING),
    ("{|", LineKind.TABLE),
    ("|-", LineKind.TABLE_ROW),
    (("*", "#", ":", ";"), LineKind.LIST_ITEM),
)


@lru_cache(maxsize=16)
def _named(names: Names) -> Sequence[tuple[re.Pattern[str], LineKind]]:
    patterns = patterns_of(names)
    return (
        (_HEADING, LineKind.HEADING),
        (patterns.category, LineKind.CATEGORY),
        (patterns.file, LineKind.FILE),
        (patterns.redirect, LineKind.REDIRECT),
        (_TEMPLATE, LineKind.TEMPLATE),
        (_LANGUAGE, LineKind.LANGUAGE),
        (_SWITCH, LineKind.SWITCH),
        (_COMMENT, LineKind.COMMENT),
    )


def _is_whole(text: str, opener: str, closer: str) -> bool:
    """Whether what begins a line also ends it, or goes on behind it."""
    depth = 0
    for match in re.finditer(f"{re.escape(opener)}|{re.escape(closer)}", text):
        depth += 1 if match[0] == opener else -1
        if depth == 0:
            return match.end() == len(text)
    return True


def _read_cell(lines: Sequence[str], at: int, text: str) -> Line:
    """Tell cells of a table from a parameter of a template."""
    parameter = _PARAMETER.match(text)
    if parameter and not _is_in_table(lines, at):
        return Line(LineKind.PARAMETER, parameter[1].strip())
    return Line(LineKind.CELL)


def _is_in_table(lines: Sequence[str], at: int) -> bool:
    for line in reversed(lines[max(0, at - _FARTHEST) : at]):
        text = line.lstrip()
        if text.startswith("{|"):
            return True
        if text.startswith(("|}", "}}", "{{", "==")):
            return False
    return False


def plain(text: str) -> str:
    """Return a text without its markup, as a title or a name is read."""
    return " ".join(_MARKUP.sub("", text).split())


class Sections:
    """The headings of a text, to tell which one a line stands under."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._names: dict[int, str] = {-1: ""}  # of the lines that were looked at

    def name_at(self, line: int) -> str:
        """Return the heading above a line, "" for the lead; a heading stands under itself."""
        at = line
        while at not in self._names:
            text = self._lines[at]
            match = _HEADING.match(text.strip()) if text.startswith("=") else None
            if match:
                self._names[at] = plain(match[2])
                break
            at -= 1
        name = self._names[at]
        self._names.update(dict.fromkeys(range(at + 1, line + 1), name))
        return name


class KeptSections(Kept[Sections]):
    """The headings of a text that is edited, read again when an edit may change them."""

    def __init__(self) -> None:
        super().__init__(Sections, lambda line: line.startswith("="))


class Inside(Enum):
    """What encloses a place in a line."""

    NOTHING = auto()
    REFERENCE = auto()
    LINK_TARGET = auto()
    LINK_LABEL = auto()  # all of it, with its bar
    FORMULA = auto()
    TAG = auto()
    WEB_ADDRESS = auto()
    PARAMETER = auto()
    TEMPLATE = auto()


class Enclosure(NamedTuple):
    """What encloses a place, and its name: a link's target, a parameter, a template."""

    inside: Inside
    name: str = ""
    start: int = 0  # where it begins


def enclosure(text: str, start: int, stop: int) -> Enclosure:
    """Tell what a stretch of a text is inside of; where nothing is shared, nothing encloses it."""
    first = max(0, start - _FARTHEST_BACK)
    before = text[first:start]
    opened = before.rfind("<ref")
    if opened > before.rfind("</ref>") and "/>" not in before[opened:]:
        return Enclosure(Inside.REFERENCE, "", first + opened)
    for inside, is_inside in (
        (Inside.FORMULA, before.rfind("<math") > before.rfind("</math>")),
        (Inside.TAG, _TAG.search(before + text[start : start + 1])),
    ):
        if is_inside:
            return Enclosure(inside, "", first + before.rfind("<"))
    if _is_open(before, "[[", "]]"):
        return _in_link(text, first + before.rfind("[["), start, stop)
    address = _ADDRESS.search(before)
    if address:
        return Enclosure(Inside.WEB_ADDRESS, "", first + address.start())
    if _is_open(before, "{{", "}}"):
        return _in_template(text, first + before.rfind("{{"), start)
    return Enclosure(Inside.NOTHING)


def _is_open(before: str, opener: str, closer: str) -> bool:
    return before.rfind(opener) > before.rfind(closer)


def _in_link(text: str, opened: int, start: int, stop: int) -> Enclosure:
    if "|" in text[opened:start] or "]]" in text[start:stop]:
        return Enclosure(Inside.NOTHING)
    if text.startswith("|", start):
        return Enclosure(Inside.LINK_LABEL, "", opened)
    return Enclosure(Inside.LINK_TARGET, "", opened)


def _in_template(text: str, opened: int, start: int) -> Enclosure:
    bar = text.rfind("|", opened, start)
    parameter = _PARAMETER.match(text[bar:start]) if bar >= 0 else None
    if parameter:
        return Enclosure(Inside.PARAMETER, parameter[1].strip(), bar)
    template = _TEMPLATE.match(text, opened)
    return Enclosure(Inside.TEMPLATE, template[1].strip() if template else "", opened)
