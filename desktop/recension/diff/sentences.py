"""Running text cut into sentences, never inside a link, a template or a reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

_REFERENCE_AFTER = r"ref\b[^<>]{0,500}(?:(?<=/)>|>(?:[^<]|<(?!/ref)){0,2000}+</ref>)"  # after "<"
_REFERENCE = rf"(?:<{_REFERENCE_AFTER})"
_TEMPLATE = r"\{\{[^{}\n]{0,200}\}\}"  # after a full stop: "citation needed" and the like
_CLOSING = "\"'”\u2019»)\\]"
# No end: an initial or "e.g." (one letter), "St." and "Mr." (a capital and a small letter).
_STOP = rf"(?<=[.!?…])(?<!(?<![\w\]])[^\W\d_].)(?<!\b[A-Z][a-z].)[.!?…]*+[{_CLOSING}]*+"
_START = r"(?=[^\s\W]|[\"'“\u2018«„([{<]|[^\x00-\x7f])(?![a-zß-öø-ÿ])"
_CJK_STOPS = "。\uff01\uff1f"
_END = re.compile(  # its first character is of a set, so that the search skips all others fast
    rf"[.!?…<{_CJK_STOPS}](?:"
    rf"(?:{_STOP}(?:{_REFERENCE}|{_TEMPLATE})*+|(?<=<){_REFERENCE_AFTER}{_REFERENCE}*+)"
    rf"(?P<gap>[ \t\u00a0]++){_START}"
    rf"|(?<=[{_CJK_STOPS}])[{_CJK_STOPS}]*+[」』\uff09”]*+(?P<none>))"
)
_NEST = re.compile(r"\[\[|\]\]|\{\{|\}\}|<ref\b[^<>]*>|</ref>")
_LEAD = re.compile(r"[*#:;]*[ \t]*")
_KNOWN_BY = 30  # the first characters by which an ending is looked up


class Sentence(NamedTuple):
    """Where a sentence stands in a text, in code points, without white space around it."""

    start: int
    stop: int


Endings = Mapping[str, str]


def sentences_in(text: str, endings: Endings = MappingProxyType({})) -> list[Sentence]:
    """Return the sentences of a text; each line begins a new one, blank lines hold none.

    `endings` are sentences (by `known_by`) that are known to end where they end though nothing
    in them says so.
    """
    found: list[Sentence] = []
    at = 0
    for line in text.split("\n"):
        found += _sentences_of_line(line, at, endings)
        at += len(line) + 1
    return found


def known_by(sentence: str) -> str:
    """Return the beginning of a sentence under which it is found among endings."""
    return sentence[:_KNOWN_BY]


def _sentences_of_line(line: str, offset: int, endings: Endings) -> Iterator[Sentence]:
    lead = _LEAD.match(line)
    start = counted = lead.end() if lead else 0
    stop = len(line.rstrip())
    depth = 0
    while start < stop:
        known = endings.get(line[start : start + _KNOWN_BY])
        if known and line.startswith(known + " ", start):
            yield Sentence(offset + start, offset + start + len(known))
            start = counted = start + len(known) + 1
            depth = 0
            continue
        end = _END.search(line, counted)
        if end is None:
            yield Sentence(offset + start, offset + stop)
            return
        depth += _depth(line[counted : end.end()])
        counted = end.end()
        gap = end.start("gap") if end["gap"] else end.end()
        if depth == 0 and start < gap <= stop:
            yield Sentence(offset + start, offset + gap)
            start = end.end()


def _depth(text: str) -> int:
    """Return how many links, templates and references a text opens and leaves open."""
    depth = 0
    for mark in _NEST.findall(text):
        if mark in {"[[", "{{"} or (mark.startswith("<ref") and not mark.endswith("/>")):
            depth += 1
        elif not mark.endswith("/>"):
            depth -= 1
    return depth
