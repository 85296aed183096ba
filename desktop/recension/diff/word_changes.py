"""What happened inside lines: sentences, references, links, parameters, words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recension.diff.comparison import Comparison
from recension.diff.markup import Enclosure, Inside, Line, LineKind, Sections, enclosure, read_line
from recension.diff.phrases import Change, Weight
from recension.diff.row_changes import change_of
from recension.diff.span_pairs import SpanPair, pair_spans
from recension.diff.values import Kind, Row, RowSpans

_REFERENCES = re.compile(r"\s*(?:<ref\b[^<>]*/>|<ref\b[^<>]*>.*?</ref>)\s*", re.DOTALL)
_LINK = re.compile(r"\s*\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]\s*")
_TEMPLATE = re.compile(r"\s*\{\{([^{}|]+)(?:\|[^{}]*)?\}\}\s*")
_LONGEST_QUOTE = 40
_SENTENCE = 60  # code points from which added words are a sentence
_WHOLE_LINES = {
    LineKind.HEADING,
    LineKind.CATEGORY,
    LineKind.TABLE_ROW,
    LineKind.CELL,
    LineKind.PARAMETER,
    LineKind.REDIRECT,
    LineKind.FILE,
}
_RENAMED = {
    LineKind.HEADING: "heading",
    LineKind.CATEGORY: "category",
    LineKind.REDIRECT: "redirect",
}


def word_changes(comparison: Comparison, sections: tuple[Sections, Sections]) -> Iterator[Change]:
    """Yield the changes inside the rows that have both sides, and the sentences that moved.

    `sections` are those of the old and of the new text.
    """
    told: set[int] = set()
    all_spans = comparison.all_spans()
    for index, row in enumerate(comparison.rows):
        if row.kind is Kind.EQUAL or row.is_origin:
            continue
        spans = all_spans[index]
        section = _section(row, sections)
        yield from _moved_sentences(spans, section, told)
        if row.old and row.new:
            yield from _changes_of_row(comparison, index, spans, section)


def _section(row: Row, sections: tuple[Sections, Sections]) -> str:
    if row.new:
        return sections[1].name_at(row.new.start)
    return sections[0].name_at(row.old.start) if row.old else ""


def _moved_sentences(spans: RowSpans, section: str, told: set[int]) -> Iterator[Change]:
    for span in (*spans.old, *spans.new):
        if span.move is not None and span.move not in told:
            told.add(span.move)
            size = span.stop - span.start
            yield Change(Weight.MOVE, "moved", "a sentence", "sentences", size, section)


def _changes_of_row(
    comparison: Comparison, index: int, spans: RowSpans, section: str
) -> Iterator[Change]:
    row = comparison.rows[index]
    old, new = comparison.old_text(index), comparison.new_text(index)
    if row.kind is Kind.CHANGED and row.old and row.new and (spans.old or spans.new):
        line = read_line(comparison.new_lines, row.new.start)
        if line.kind in _WHOLE_LINES:
            before = read_line(comparison.old_lines, row.old.start)
            yield _change_of_line(before, line, section, len(new))
            return
    previous = Enclosure(Inside.NOTHING)
    for pair in pair_spans(spans):
        place = _enclosure(pair, old, new)
        if place.inside is not Inside.NOTHING and place == previous:
            continue  # another change of the same link or reference
        change = _change_of(pair, place, old, new, section)
        if change:
            previous = place
            yield change


def _change_of_line(before: Line, line: Line, section: str, size: int) -> Change:
    """Return the change of a line that is told as a whole, whatever changed in it."""
    if line.kind is before.kind and line.kind in _RENAMED and line.name != before.name:
        return Change(
            Weight.NAMED, f"changed the {_RENAMED[line.kind]} {before.name} to {line.name}", "", ""
        )
    if line.kind is LineKind.CELL:
        line = Line(LineKind.TABLE_ROW)
    change = change_of("changed", line, section, size)
    return change or Change(Weight.WORDS, "changed", "a line", "lines", size, section)


def _change_of(pair: SpanPair, place: Enclosure, old: str, new: str, section: str) -> Change | None:
    removed = old[pair.old.start : pair.old.stop] if pair.old else ""
    added = new[pair.new.start : pair.new.stop] if pair.new else ""
    if (removed + added).strip() == "]]":  # of a link whose other half was told
        return None
    if not (removed + added).strip():
        is_break = "\n" in removed + added  # told with the split or the merger
        return None if is_break else Change(Weight.FORM, "changed", "white space", "white space")
    found = _markup_change(removed, added, section) or _enclosed_change(pair, place, section)
    return found or _text_change(removed.strip(), added.strip(), section)


def _markup_change(removed: str, added: str, section: str) -> Change | None:
    """Return the change of whole references, links or quotes, if it is one."""
    for text, other, verb in ((added, removed, "added"), (removed, added, "removed")):
        if text and not other.strip():
            if _REFERENCES.sub("", text) == "":
                return Change(Weight.SOURCE, verb, "a reference", "references", len(text), section)
            link = _LINK.fullmatch(text)
            if link:
                return Change(Weight.SOURCE, verb, "a link to", "links to", 0, "", link[1])
            template = _TEMPLATE.fullmatch(text)
            if template:
                name = template[1].strip()
                return Change(Weight.SOURCE, verb, "the template", "templates", 0, "", name)
            if text.strip() == "[[":  # its other half, "]]", stands behind
                return Change(Weight.SOURCE, verb, "a link", "links", 0, section)
            if set(text.strip()) == {"'"}:
                return Change(
                    Weight.FORM, "changed", "bold and italic type", "bold and italic type"
                )
    return None


def _enclosure(pair: SpanPair, old: str, new: str) -> Enclosure:
    """Return what a change is inside of, in the new text if it is there."""
    if pair.new:
        return enclosure(new, pair.new.start, pair.new.stop)
    if pair.old:
        return enclosure(old, pair.old.start, pair.old.stop)
    return Enclosure(Inside.NOTHING)


def _enclosed_change(pair: SpanPair, place: Enclosure, section: str) -> Change | None:
    """Return the change inside a reference, a link's target or a template, if it is there."""
    size = max(span.stop - span.start for span in pair if span)
    match place.inside:
        case Inside.REFERENCE:
            return Change(Weight.SOURCE, "changed", "a reference", "references", size, section)
        case Inside.LINK_TARGET:
            return Change(Weight.SOURCE, "changed", "a link target", "link targets", size, section)
        case Inside.WEB_ADDRESS:
            return Change(Weight.SOURCE, "changed", "a web address", "web addresses", size, section)
        case Inside.PARAMETER:
            return Change(
                Weight.NAMED, "changed", "the parameter", "parameters", size, "", place.name
            )
        case Inside.TEMPLATE:
            return Change(
                Weight.NAMED, "changed", "the template", "templates", size, "", place.name
            )
        case _:
            return None


def _text_change(removed: str, added: str, section: str) -> Change:
    size = len(removed) + len(added)
    if not any(character.isalnum() for character in removed + added):
        return Change(Weight.FORM, "changed", "punctuation", "punctuation")
    if removed and added:
        return _replacement(removed, added, section)
    text, verb = (added, "added") if added else (removed, "removed")
    if len(text) >= _SENTENCE:
        return Change(Weight.SENTENCE, verb, "a sentence", "sentences", size, section)
    if len(text) <= _LONGEST_QUOTE:
        return Change(Weight.WORDS, f"{verb} {_quoted(text)}", "", "", size)
    return Change(Weight.WORDS, verb, "words", "words", size, section)


def _replacement(removed: str, added: str, section: str) -> Change:
    size = len(removed) + len(added)
    if removed.casefold() == added.casefold():
        return Change(Weight.FORM, "changed", "capital letters", "capital letters")
    if max(len(removed), len(added)) <= _LONGEST_QUOTE:
        return Change(Weight.WORDS, f"{_quoted(removed)} became {_quoted(added)}", "", "", size)
    return Change(Weight.WORDS, "rewrote", "a passage", "passages", size, section)


def _quoted(text: str) -> str:
    return f'"{" ".join(text.split())}"'
