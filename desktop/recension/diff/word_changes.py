"""What happened inside lines: sentences, references, links, parameters, words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from recension.diff.budget import Budget, while_time
from recension.diff.comparison import Comparison
from recension.diff.markup import Enclosure, Inside, Line, LineKind, Sections, read_line
from recension.diff.names import Names
from recension.diff.phrases import Change, Weight, moved
from recension.diff.quotes import LONGEST_QUOTE, quoted
from recension.diff.row_changes import LINKS, change_of
from recension.diff.span_changes import change_of_spans, enclosure_of
from recension.diff.span_pairs import join_close, pair_spans
from recension.diff.values import Kind, RowSpans

_WHOLE_LINES = {
    LineKind.HEADING,
    LineKind.CATEGORY,
    LineKind.TABLE_ROW,
    LineKind.CELL,
    LineKind.PARAMETER,
    LineKind.REDIRECT,
    LineKind.FILE,
    LineKind.TABLE,
    LineKind.COMMENT,
}
_RENAMED = {
    LineKind.HEADING: "heading",
    LineKind.CATEGORY: "category",
    LineKind.REDIRECT: "redirect",
    LineKind.FILE: "image",
}


def word_changes(
    comparison: Comparison,
    sections: tuple[Sections, Sections],
    all_spans: Sequence[RowSpans],
    told: Collection[int],
    budget: Budget,
) -> Iterator[Change]:
    """Yield the changes inside the rows that have both sides, and the sentences that moved.

    Args:
        comparison: Of two texts.
        sections: Those of the old and of the new text.
        all_spans: What is highlighted in each row.
        told: Rows of which everything is told already.
        budget: When it is used up, `TimeUp` is raised.
    """
    yield from _moved_sentences(comparison, sections, all_spans, told)
    for index, row in while_time(enumerate(comparison.rows), budget):
        if row.kind is Kind.EQUAL or row.is_origin or index in told:
            continue
        if row.old and row.new:
            section = sections[1].name_at(row.new.start)
            for change in _changes_of_row(comparison, index, all_spans[index], section, budget):
                yield replace(change, rows=(index,))


def _moved_sentences(
    comparison: Comparison,
    sections: tuple[Sections, Sections],
    all_spans: Sequence[RowSpans],
    told: Collection[int],
) -> Iterator[Change]:
    """Yield the sentences that moved, each with where it came from and went to."""
    origins, targets = _ends(comparison, all_spans, told)
    for move in sorted(origins.keys() & targets.keys()):
        (at, size), (to, _size) = origins[move], targets[move]
        came, went = (
            _section_of(comparison, at, sections, is_old=True),
            _section_of(comparison, to, sections, is_old=False),
        )
        yield moved("a sentence", "sentences", size, (came, went), (at, to))


def _ends(
    comparison: Comparison, all_spans: Sequence[RowSpans], told: Collection[int]
) -> tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]]:
    """Return the row and the size of each moved sentence, by its number, on both sides."""
    ends: tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]] = ({}, {})
    for index, row in enumerate(comparison.rows):
        if row.kind is Kind.EQUAL or row.is_origin or index in told:
            continue
        for side, spans in zip(ends, (all_spans[index].old, all_spans[index].new), strict=True):
            for span in spans:
                if span.move is not None:
                    side.setdefault(span.move, (index, span.stop - span.start))
    return ends


def _section_of(
    comparison: Comparison, index: int, sections: tuple[Sections, Sections], *, is_old: bool
) -> str:
    lines = comparison.rows[index].old if is_old else comparison.rows[index].new
    return sections[not is_old].name_at(lines.start) if lines else ""


def _changes_of_row(
    comparison: Comparison, index: int, spans: RowSpans, section: str, budget: Budget
) -> Iterator[Change]:
    row, names = comparison.rows[index], comparison.options.names
    if row.kind is Kind.CHANGED and row.old and row.new and (spans.old or spans.new):
        line = read_line(comparison.new_lines, row.new.start, names)
        texts = comparison.old_text(index), comparison.new_text(index)
        if line.kind in _WHOLE_LINES and not _is_kept(line.kind, *texts):
            before = read_line(comparison.old_lines, row.old.start, names)
            yield _change_of_line(before, line, section, *texts)
            return
    yield from changes_inside(comparison, index, spans, section, budget)


def _is_kept(kind: LineKind, old: str, new: str) -> bool:
    """Whether the link that begins one of two lines is in the other line, too."""
    if kind is LineKind.FILE:  # all of the new line is one
        return new.strip() in old
    if kind not in LINKS:
        return False
    link, new_link = (text[: text.find("]]") + 2].strip() for text in (old, new))
    shortest = len("[[]]")
    return (len(link) > shortest and link in new) or (len(new_link) > shortest and new_link in old)


def changes_inside(
    comparison: Comparison, index: int, spans: RowSpans, section: str, budget: Budget
) -> Sequence[Change]:
    """Return the changes of the words of a row, whatever its lines are.

    Raises:
        TimeUp: When the budget is used up.
    """
    old, new = comparison.old_text(index), comparison.new_text(index)
    names = comparison.options.names
    return comparison.memory.changes_inside(
        (old, new, section),
        spans,
        lambda: _changes_inside((old, new), spans, section, names, budget),
    )


def _changes_inside(
    texts: tuple[str, str], spans: RowSpans, section: str, names: Names, budget: Budget
) -> Iterator[Change]:
    old, new = texts
    previous = Enclosure(Inside.NOTHING)
    for pair in while_time(join_close(pair_spans(spans), old, new), budget):
        place = enclosure_of(pair, old, new)
        if place.inside is not Inside.NOTHING and place == previous:
            continue  # another change of the same link or reference
        change = change_of_spans(pair, place, texts, section, names)
        if change:
            previous = place
            yield change


def _change_of_line(before: Line, line: Line, section: str, old: str, text: str) -> Change:
    """Return the change of a line that is told as a whole, whatever changed in it."""
    if line.kind is before.kind and line.kind in _RENAMED and line.name != before.name:
        return Change(
            Weight.NAMED, f"changed the {_RENAMED[line.kind]} {before.name} to {line.name}", "", ""
        )
    if line == before and line.kind is LineKind.HEADING:
        return Change(Weight.NAMED, f"changed the level of the heading {line.name}", "", "")
    if line == before and line.kind is LineKind.FILE:
        is_caption = old.rpartition("|")[0] == text.rpartition("|")[0]
        part = "the caption" if is_caption else "the display"
        return Change(Weight.ROW, f"changed {part} of the image {line.name}", "", "")
    if line.kind is LineKind.TABLE:
        return Change(Weight.FORM, "changed", "the format of a table", "the format of tables")
    if line.kind is LineKind.CELL:
        line = Line(LineKind.TABLE_ROW)
    change = change_of("changed", line, section, len(text))
    if change and line.kind is LineKind.PARAMETER and line == before:
        value = text.partition("=")[2].strip()
        is_short = 0 < len(value) <= LONGEST_QUOTE
        return replace(change, result=f"to {quoted(value)}" if is_short else "")
    return change or Change(Weight.WORDS, "changed", "a line", "lines", len(text), section)
