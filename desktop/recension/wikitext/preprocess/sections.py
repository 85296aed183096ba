"""Sections: which lines are headings, before any template is expanded (Help:Section).

MediaWiki counts them so, to edit a section alone: by the lines of a text itself, those in the
arguments of its templates included, but not by what the templates become.
"""

from __future__ import annotations

from dataclasses import replace

from recension.wikitext.preprocess.nodes import Node, SectionStart
from recension.wikitext.preprocess.stack import Open

_SHORTEST = 3  # equals signs that make a heading of their own


def heading_level(text: str, opened: Open, end: int) -> int:
    """Return the level of a heading that may end at an offset, 0 where it is none."""
    end = _without_spaces(text, opened.start, end)
    if opened.comment_end == end:
        end = _without_spaces(text, opened.start, opened.comment_start)
    start = end
    while start > opened.start and text[start - 1] == "=":
        start -= 1
    count = end - start
    if start > opened.start:
        return min(count, opened.count)
    return min(opened.count, (count - 1) // 2) if count >= _SHORTEST else 0


def _without_spaces(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t":
        end -= 1
    return end


def note_comment(opened: Open, start: int, end: int) -> None:
    """Remember a comment of a heading; `start` is that of the spaces before it."""
    if opened.comment_end != start:
        opened.comment_start = start
    opened.comment_end = end


def begin_section(opened: Open, level: int, number: int) -> None:
    """Put the beginning of a section behind the signs that make a heading."""
    part = opened.parts[0]
    signs, start = part.nodes[0], part.starts[0]
    assert isinstance(signs, str)  # noqa: S101 - a heading begins with its signs
    rest = signs[level:]
    part.nodes[:1] = [signs[:level], SectionStart("", number), *([rest] if rest else [])]
    part.starts[:1] = [start, start + level, *([start + level] if rest else [])]


def mark_outermost(nodes: list[Node]) -> None:
    """Mark the sections that stand in no template or parameter."""
    waiting = [nodes]
    while waiting:
        group = waiting.pop()
        for index, node in enumerate(group):
            if isinstance(node, SectionStart):
                group[index] = replace(node, is_outermost=True)
            elif isinstance(node, list):
                waiting.append(node)
