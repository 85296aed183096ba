"""Running text cut into sentences, never inside a link, a template or a reference."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

_TEMPLATE = re.compile(r"\{\{[^{}\n]{0,200}\}\}")  # after a full stop: "citation needed" and such
_LONGEST_REFERENCE = 2000
_CLOSING = "\"'”\u2019»)\\]"
# No end: an initial or "e.g." (one letter), "St." and "Mr." (a capital and a small letter).
_STOP = rf"(?<=[.!?…])(?<!(?<![\w\]])[^\W\d_].)(?<!\b[A-Z][a-z].)[.!?…]*+[{_CLOSING}]*+"
_CJK_STOPS = "。\uff01\uff1f"
_END = re.compile(  # its first character is of a set, so that the search skips all others fast
    rf"[.!?…<{_CJK_STOPS}](?:{_STOP}|(?<=<)(?=ref\b)"
    rf"|(?<=[{_CJK_STOPS}])[{_CJK_STOPS}]*+[」』\uff09”]*+(?P<is_cjk>))"
)
_GAP = re.compile(r"([ \t\u00a0]++)(?=[^\s\W]|[\"'“\u2018«„([{<]|[^\x00-\x7f])(?![a-zß-öø-ÿ])")
_NEST = re.compile(r"\[\[|\]\]|\{\{|\}\}|<ref\b[^<>]*>|</ref>")
_LEAD = re.compile(r"[*#:;]*[ \t]*")
_KNOWN_BY = 30  # the first characters by which an ending is looked up
_SPACE = re.compile(r"[ \t\u00a0]+")
_HEAD = 20  # the first characters by which a sentence is known that begins without a capital


class Sentence(NamedTuple):
    """Where a sentence stands in a text, in code points, without white space around it."""

    start: int
    stop: int


Endings = Mapping[str, str]
Heads = Collection[str]


class Known(NamedTuple):
    """What another text tells of where sentences end and begin.

    `endings` are sentences (by `known_by`) that end where they end though nothing in them says so;
    `heads` the beginnings (by `head_of`) of sentences without a capital.
    """

    endings: Endings = MappingProxyType({})
    heads: Heads = ()


NOTHING_KNOWN = Known()


def sentences_in(text: str, known: Known = NOTHING_KNOWN) -> list[Sentence]:
    """Return the sentences of a text; each line begins a new one, blank lines hold none."""
    found: list[Sentence] = []
    at = 0
    for line in text.split("\n"):
        found += _sentences_of_line(line, at, known)
        at += len(line) + 1
    return found


def head_of(text: str, start: int = 0) -> str:
    """Return the beginning of a sentence, in a text, under which it is found among heads."""
    return text[start : start + _HEAD]


def begins_line(text: str, start: int) -> bool:
    """Whether a place in a text is the beginning of a line, signs of lists aside."""
    lead = _LEAD.match(text, text.rfind("\n", 0, start) + 1)
    return lead is not None and lead.end() == start


def known_by(text: str, start: int = 0) -> str:
    """Return the beginning of a sentence, in a text, under which it is found among endings."""
    return text[start : start + _KNOWN_BY]


def _sentences_of_line(line: str, offset: int, told: Known) -> Iterator[Sentence]:
    lead = _LEAD.match(line)
    start = counted = lead.end() if lead else 0
    stop = len(line.rstrip())
    depth = 0
    while start < stop:
        known = told.endings.get(known_by(line, start))
        if known and line.startswith(known + " ", start):
            yield Sentence(offset + start, offset + start + len(known))
            start = counted = start + len(known) + 1
            depth = 0
            continue
        end = _next_end(line, counted, told.heads)
        if end is None:
            yield Sentence(offset + start, offset + stop)
            return
        gap, following = end
        depth += _depth(line[counted:gap])
        counted = following
        if depth == 0 and start < gap <= stop:
            yield Sentence(offset + start, offset + gap)
            start = following


def _next_end(line: str, start: int, heads: Heads) -> tuple[int, int] | None:
    """Return where a sentence ends and where the next one may begin, its references included."""
    for end in _END.finditer(line, start):
        at = end.end()
        if end["is_cjk"] is not None:
            return at, at
        is_reference = line[end.start()] == "<"
        at = _after_notes(line, end.start() if is_reference else at)
        gap = _GAP.match(line, at) or _gap_before(heads, line, at)
        if gap and at > end.start():
            return at, gap.end()
    return None


def _gap_before(heads: Heads, line: str, at: int) -> re.Match[str] | None:
    """Return the space between a place and a sentence that is known by its head."""
    gap = _SPACE.match(line, at) if heads else None
    return gap if gap and head_of(line, gap.end()) in heads else None


def _after_notes(line: str, at: int) -> int:
    """Return the place behind the references and templates that stand at a place."""
    while True:
        if line.startswith("<ref", at):
            stop = line.find(">", at, at + _LONGEST_REFERENCE)
            if stop > 0 and line[stop - 1] != "/":
                stop = line.find("</ref>", at, at + _LONGEST_REFERENCE) + len("</ref>") - 1
            if stop < at:
                return at
            at = stop + 1
            continue
        template = _TEMPLATE.match(line, at)
        if template is None:
            return at
        at = template.end()


def _depth(text: str) -> int:
    """Return how many links, templates and references a text opens and leaves open."""
    depth = 0
    for mark in _NEST.findall(text):
        if mark in {"[[", "{{"} or (mark.startswith("<ref") and not mark.endswith("/>")):
            depth += 1
        elif not mark.endswith("/>"):
            depth -= 1
    return depth
