"""Changed words as they are quoted: enough of them to be understood, and no more."""

from __future__ import annotations

import re

from recension.diff.span_pairs import SpanPair
from recension.diff.values import Span

LONGEST_QUOTE = 40  # code points
_LONGEST_CONTEXT = 24  # code points taken in from either side
_BEFORE = re.compile(r"[^\s\[\]{}|<>=]+[^\S\n]*\Z")
_AFTER = re.compile(r"[^\S\n]*[^\s\[\]{}|<>=]+")
_MARKS = re.compile(r"'{2,}|\[\[(?:[^\[\]|]*\|)?|\]\]")
_NUMBER_BEFORE = re.compile(r"\d[\d.,]*\Z")
_NUMBER_AFTER = re.compile(r"[\d.,]*\d")
_EDGES = " \t\n,;:"


def spelled_out(pair: SpanPair, old: str, new: str) -> tuple[str, str]:
    """Return what was removed and what was added, without white space at the ends.

    Where a word took the place of a mere comma, or a part was put on a word with a hyphen, the
    words beside it are taken in: "paper, ink" became "paper or ink".
    """
    removed = old[pair.old.start : pair.old.stop] if pair.old else ""
    added = new[pair.new.start : pair.new.stop] if pair.new else ""
    if _needs_context(removed, added):
        before, after = _context(pair, old, new)
        return (before + removed + after).strip(), (before + added + after).strip()
    if removed.isdigit() and added.isdigit() and pair.old and pair.new:
        before, after = _rest_of_number(pair.old, old)
        return before + removed + after, before + added + after
    if not removed.strip() or not added.strip():
        stripped = removed.strip(_EDGES), added.strip(_EDGES)
        return stripped if any(stripped) else (removed.strip(), added.strip())
    return removed.strip(), added.strip()


def quoted(text: str) -> str:
    """Return a text in quotation marks, in one line, without the marks of links and type."""
    shown = _MARKS.sub("", text)
    return f'"{" ".join((shown if _says(shown) else text).split())}"'


def _rest_of_number(span: Span, text: str) -> tuple[str, str]:
    """Return the digits, points and commas around a part of a number, as in 308,690."""
    before = _NUMBER_BEFORE.search(text[max(0, span.start - _LONGEST_CONTEXT) : span.start])
    after = _NUMBER_AFTER.match(text[span.stop : span.stop + _LONGEST_CONTEXT])
    is_after = after and text[span.stop : span.stop + 1] in ".,"
    return before[0] if before else "", after[0] if after and is_after else ""


def _whole_word(text: str) -> str:
    """Return it, or nothing where it goes on or is an address."""
    return "" if len(text) > _LONGEST_CONTEXT or "//" in text else text


def _needs_context(removed: str, added: str) -> bool:
    removed, added = removed.strip(), added.strip()
    if removed and added:
        return _says(removed) is not _says(added)
    text = removed or added
    return _says(text) and (text.startswith("-") or text.endswith("-"))


def _says(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _context(pair: SpanPair, old: str, new: str) -> tuple[str, str]:
    """Return what stands before and after on both sides, as far as both have the same there."""
    if pair.old and pair.new:
        text, span = old, pair.old
        other, other_span = new, pair.new
    elif pair.new:
        text, span, other, other_span = new, pair.new, new, pair.new
    elif pair.old:
        text, span, other, other_span = old, pair.old, old, pair.old
    else:
        return "", ""
    before = _BEFORE.search(text[max(0, span.start - _LONGEST_CONTEXT - 1) : span.start])
    after = _AFTER.match(text[span.stop : span.stop + _LONGEST_CONTEXT + 1])
    left, right = (_whole_word(match[0]) if match else "" for match in (before, after))
    is_left = other[: other_span.start].endswith(left)
    is_right = other.startswith(right, other_span.stop)
    return left if is_left else "", right if is_right else ""
