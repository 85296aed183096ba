"""What happened to lines as wholes: added, removed, moved, split, merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from recension.diff.budget import Budget, TimeUp, while_time
from recension.diff.comparison import Comparison
from recension.diff.markup import Line, LineKind, Sections, read_line
from recension.diff.names import Names
from recension.diff.phrases import Change, Weight, moved
from recension.diff.values import Kind, Lines, Row

_NOUNS = {
    LineKind.HEADING: (Weight.NAMED, "the heading", "headings"),
    LineKind.CATEGORY: (Weight.NAMED, "the category", "categories"),
    LineKind.FILE: (Weight.ROW, "the image", "images"),
    LineKind.REDIRECT: (Weight.PAGE, "the redirect to", "redirects"),
    LineKind.TABLE: (Weight.BLOCK, "a table", "tables"),
    LineKind.TABLE_ROW: (Weight.ROW, "a table row", "table rows"),
    LineKind.CELL: (Weight.ROW, "a table cell", "table cells"),
    LineKind.TEMPLATE: (Weight.BLOCK, "the template", "templates"),
    LineKind.PARAMETER: (Weight.NAMED, "the parameter", "parameters"),
    LineKind.LIST_ITEM: (Weight.ROW, "a list item", "list items"),
    LineKind.LANGUAGE: (Weight.NAMED, "the interlanguage link", "interlanguage links"),
    LineKind.SWITCH: (Weight.NAMED, "the behavior switch", "behavior switches"),
    LineKind.COMMENT: (Weight.SOURCE, "a comment", "comments"),
    LineKind.PARAGRAPH: (Weight.PARAGRAPH, "a paragraph", "paragraphs"),
}
_CONTAINERS = {
    LineKind.HEADING,
    LineKind.TABLE,
    LineKind.TABLE_ROW,
    LineKind.TEMPLATE,
    LineKind.PARAGRAPH,
}
LINKS = {LineKind.CATEGORY, LineKind.REDIRECT}  # which other words may follow
_OF_PARAGRAPHS = {LineKind.PARAGRAPH, LineKind.PARAMETER, LineKind.CLOSING}
_VERBS = {Kind.ADDED: "added", Kind.REMOVED: "removed", Kind.MOVED: "moved"}
FUNCTIONS = {  # https://www.mediawiki.org/wiki/Help:Magic_words
    "DEFAULTSORT": "the sort key",
    "DISPLAYTITLE": "the display title",
}
_PARTS = ("", "", "", "in three", "in four", "in five")


def row_changes(
    comparison: Comparison,
    sections: tuple[Sections, Sections],
    told: Collection[int],
    budget: Budget,
) -> Iterator[Change]:
    """Yield the changes of whole lines; those inside lines are told by `word_changes`.

    Args:
        comparison: Of two texts.
        sections: Those of the old and of the new text.
        told: Rows of which everything is told already.
        budget: When it is used up, `TimeUp` is raised.
    """
    rows = [
        (index, row)
        for index, row in enumerate(comparison.rows)
        if row.kind is not Kind.EQUAL and not row.is_origin and index not in told
    ]
    ends = _ends(comparison.rows)
    for kind, run in groupby(rows, key=lambda each: each[1].kind):
        if kind in _VERBS:
            yield from _whole_lines(comparison, sections, kind, list(run), ends, budget)
        elif kind in {Kind.SPLIT, Kind.MERGED}:
            for index, row in while_time(run, budget):
                yield replace(_break(comparison, row, sections[1]), rows=(index,))


def _ends(rows: Sequence[Row]) -> dict[int, Sequence[int]]:
    """Return both rows of the move of each row that moved."""
    ends: dict[int, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if row.move is not None:
            ends[row.move].append(index)
    return {index: both for both in ends.values() for index in both}


def _whole_lines(
    comparison: Comparison,
    sections: tuple[Sections, Sections],
    kind: Kind,
    run: Sequence[tuple[int, Row]],
    ends: Mapping[int, Sequence[int]],
    budget: Budget,
) -> Iterator[Change]:
    is_old = kind is Kind.REMOVED
    sides = [(index, row.old if is_old else row.new) for index, row in run]
    changed = {line for _, side in sides if side for line in range(side.start, side.stop)}
    lines = comparison.old_lines if is_old else comparison.new_lines
    names = comparison.options.names
    reader = _Reader(lines, sections[not is_old], _VERBS[kind], changed, names, budget)
    for index, side in sides:
        for change in reader.read(side):
            yield _placed(comparison.rows[index], ends.get(index, (index,)), change, sections)


def _placed(
    row: Row,
    places: Sequence[int],
    change: Change,
    sections: tuple[Sections, Sections],
) -> Change:
    """Return a change with its rows; what moved has both its sections."""
    change = replace(change, rows=tuple(places))
    if row.kind is not Kind.MOVED or row.old is None or row.new is None or change.name:
        return change
    came, went = sections[0].name_at(row.old.start), sections[1].name_at(row.new.start)
    told = moved(change.one, change.many, change.size, (came, went), change.rows)
    return replace(told, weight=change.weight)


def change_of(verb: str, line: Line, section: str = "", size: int = 0) -> Change | None:
    """Return the change of a line that is of some kind, None where there is nothing to tell."""
    if line.kind not in _NOUNS:
        return None
    function, colon, _value = line.name.partition(":")
    if line.kind is LineKind.TEMPLATE and colon and function in FUNCTIONS:
        return Change(Weight.NAMED, verb, FUNCTIONS[function], FUNCTIONS[function], size)
    weight, one, many = _NOUNS[line.kind]
    has_name = one.startswith("the ")
    return Change(
        weight, verb, one, many, size, "" if has_name else section, line.name if has_name else ""
    )


class _Reader:
    """Reads lines that follow each other and went the same way, as a person would name them."""

    def __init__(
        self,
        lines: Sequence[str],
        sections: Sections,
        verb: str,
        changed: Collection[int],
        names: Names,
        budget: Budget,
    ) -> None:
        self._budget = budget
        self._names = names
        self._lines = lines
        self._changed = changed  # the lines that went the same way
        self._sections = sections
        self._verb = verb
        self._within: LineKind | None = None  # a section, a table, a row or a template, told whole
        self._previous = -2

    def read(self, numbers: Lines | None) -> Iterator[Change]:
        """Yield what is to be told of some lines."""
        places = range(numbers.start, numbers.stop) if numbers else ()
        for number in while_time(places, self._budget):
            if number != self._previous + 1:
                self._within = None
            self._previous = number
            line = read_line(self._lines, number, self._names)
            if not self._is_told(line):
                yield from self._change(number, line)

    def _is_told(self, line: Line) -> bool:
        """Whether a line belongs to what was told already."""
        match self._within:
            case LineKind.HEADING:
                return line.kind is not LineKind.HEADING
            case LineKind.TABLE | LineKind.TEMPLATE:
                if line.kind is LineKind.CLOSING:
                    self._within = None
                return True
            case LineKind.PARAGRAPH:
                return line.kind in _OF_PARAGRAPHS  # lines of one paragraph
            case LineKind.TABLE_ROW:
                return line.kind is LineKind.CELL
        return False

    def _change(self, number: int, line: Line) -> Iterator[Change]:
        text = self._lines[number]
        self._within = line.kind if line.kind in _CONTAINERS else None
        if line.kind is LineKind.TEMPLATE and text.count("{{") == text.count("}}"):
            self._within = None
        if line.kind is LineKind.HEADING:
            yield Change(
                Weight.SECTION, self._verb, "the section", "sections", len(text), "", line.name
            )
            return
        section = self._sections.name_at(number)
        if line.kind is LineKind.PARAGRAPH and self._is_part(number):
            yield Change(Weight.SENTENCE, self._verb, "a line", "lines", len(text), section)
            return
        change = change_of(self._verb, line, section, len(text))
        if change:
            yield replace(change, what=_known_by(line, text))
        yield from self._behind_link(line, text, section)

    def _behind_link(self, line: Line, text: str, section: str) -> Iterator[Change]:
        """Yield the changes of what stands behind the link that a line is told by."""
        while line.kind in LINKS:
            text = text.partition("]]")[2].strip()
            line = read_line([text], 0, self._names)
            change = change_of(self._verb, line, section, len(text))
            if change and line.kind is not LineKind.PARAGRAPH:
                yield replace(change, what=_known_by(line, text))
            elif change:
                yield Change(Weight.WORDS, self._verb, "words", "words", len(text), section)

    def _is_part(self, number: int) -> bool:
        """Whether a line is in a paragraph of several lines not all of which changed."""
        for step in (-1, 1):
            at = number + step
            while at in self._changed and 0 <= at < len(self._lines) and self._is_text(at):
                at += step
                if self._budget.is_spent:
                    raise TimeUp
            if 0 <= at < len(self._lines) and at not in self._changed and self._is_text(at):
                return True
        return False

    def _is_text(self, number: int) -> bool:
        return read_line(self._lines, number, self._names).kind is LineKind.PARAGRAPH


def _known_by(line: Line, text: str) -> str:
    """Return by what a line is known at another place: its name, or all of it."""
    if line.kind in {LineKind.TEMPLATE, LineKind.COMMENT}:
        return text.strip() if text.count("{{") == text.count("}}") else ""
    return line.name


def _break(comparison: Comparison, row: Row, sections: Sections) -> Change:
    if row.old is None or row.new is None:
        raise ValueError(f"a {row.kind} row with one side")
    section = sections.name_at(row.new.start)
    lines, parts = (
        (comparison.new_lines, row.new)
        if row.kind is Kind.SPLIT
        else (comparison.old_lines, row.old)
    )
    texts = [text for text in lines[parts.start : parts.stop] if text.strip()]
    size = sum(map(len, texts))
    if row.kind is Kind.MERGED:
        count = f"{len(texts)} " if len(texts) > 2 else "two "  # noqa: PLR2004 - the usual number
        return Change(Weight.BREAK, "merged", f"{count}paragraphs", "paragraphs", size, section)
    parts_made = _PARTS[len(texts)] if len(texts) < len(_PARTS) else f"in {len(texts)}"
    return Change(
        Weight.BREAK, "split", "a paragraph", "paragraphs", size, section, result=parts_made
    )
