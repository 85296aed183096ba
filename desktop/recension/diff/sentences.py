"""Running text cut into sentences, never inside a link, a template or a reference."""

from __future__ import annotations

import re
from typing import NamedTuple

_REFERENCE = r"<ref\b[^<>]{0,500}/>|<ref\b[^<>]{0,500}>(?:[^<]|<(?!/ref)){0,2000}+</ref>|\{\{[^{}\n]{0,200}\}\}"
_CLOSING = "\"'”’»)\\]"
# No end: an initial or "e.g." (one letter), "St." and "Mr." (a capital and a small letter).
_STOP = rf"(?<!\b[^\W\d_])(?<!\b[A-Z][a-z])[.!?…]++[{_CLOSING}]*+(?:{_REFERENCE})*+"
_START = r"(?=[^\s\W]|[\"'“‘«„([{<]|[^\x00-\x7f])(?![a-zß-öø-ÿ])"
_END = re.compile(rf"{_STOP}(?P<gap>[ \t\u00a0]+){_START}|[。！？]++[」』）”]*+(?P<none>)")
_NEST = re.compile(r"\[\[|\]\]|\{\{|\}\}|<ref\b[^<>]*>|</ref>")
_LEAD = re.compile(r"[*#:;]*[ \t]*")


class Sentence(NamedTuple):
    """Where a sentence stands in a text, in code points, without white space around it."""

    start: int
    stop: int


def sentences_in(text: str) -> list[Sentence]:
    """Return the sentences of a text; each line begins a new one, blank lines hold none."""
    found = []
    at = 0
    for line in text.split("\n"):
        found += _sentences_of_line(line, at)
        at += len(line) + 1
    return found


def _sentences_of_line(line: str, offset: int) -> list[Sentence]:
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    stop = len(line.rstrip())
    found = []
    depth, counted = 0, 0
    for end in _END.finditer(line):
        depth += _depth(line[counted : end.end()])
        counted = end.end()
        gap = end.start("gap") if end["gap"] else end.end()
        if depth == 0 and start < gap <= stop:
            found.append(Sentence(offset + start, offset + gap))
            start = end.end()
    if start < stop:
        found.append(Sentence(offset + start, offset + stop))
    return found


def _depth(text: str) -> int:
    """Return how many links, templates and references a text opens and leaves open."""
    depth = 0
    for mark in _NEST.findall(text):
        if mark in {"[[", "{{"} or (mark.startswith("<ref") and not mark.endswith("/>")):
            depth += 1
        elif not mark.endswith("/>"):
            depth -= 1
    return depth
