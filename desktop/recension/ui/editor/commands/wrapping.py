"""Markup around words: quotes, links, tags."""

from __future__ import annotations

import re

from recension.ui.editor.commands.passage import Passage

_QUOTES_START = re.compile(r"'*")
_BOTH = 5  # apostrophes of bold and italic at once
_LIST_MARKS = re.compile(r"[*#:;]+\s*")
_URL = re.compile(r"(?:https?://|ftp://|mailto:)\S+")


def toggle_wrap(passage: Passage, opening: str, closing: str, placeholder: str) -> Passage:
    """Put markup around the selection, or take it away where it is there."""
    passage = passage.narrowed()
    words = passage.selected
    if len(words) >= len(opening) + len(closing) and _is_wrapped(words, opening, closing):
        bare = words[len(opening) : len(words) - len(closing)]
        return passage.replaced(bare, 0, len(bare))
    if passage.before.endswith(opening) and passage.after.startswith(closing):
        outside = Passage(passage.text, passage.start - len(opening), passage.stop + len(closing))
        return outside.replaced(words, 0, len(words))
    passage = passage.with_word()
    words = passage.selected or placeholder
    return passage.replaced(opening + words + closing, len(opening), len(opening) + len(words))


def _is_wrapped(words: str, opening: str, closing: str) -> bool:
    return words.startswith(opening) and words.endswith(closing)


def toggle_quotes(passage: Passage, count: int, placeholder: str) -> Passage:
    """Make the selection bold (`count` 3) or italic (2), or no longer so.

    Quotes end with their line, so every selected line gets its own.
    """
    if "\n" in passage.selected:
        return _quote_lines(passage, count)
    passage = passage.narrowed()
    words = passage.selected
    inner = len(words) - len(words.lstrip("'"))
    if inner > 1 and words.endswith("''") and words.strip("'"):
        # The quotes are selected with the words: look at them from inside.
        closing = len(words) - len(words.rstrip("'"))
        passage = Passage(passage.text, passage.start + inner, passage.stop - closing)
    around = _quotes_around(passage)
    if (around >= _BOTH) or around == count:
        outside = Passage(passage.text, passage.start - count, passage.stop + count)
        words = passage.selected
        return outside.replaced(words, 0, len(words))
    if not passage.selected:
        passage = passage.with_word()
    words = passage.selected or placeholder
    marks = "'" * count
    return passage.replaced(marks + words + marks, count, count + len(words))


def _quotes_around(passage: Passage) -> int:
    before = len(passage.before) - len(passage.before.rstrip("'"))
    after = _QUOTES_START.match(passage.after)
    return min(before, after.end() if after else 0)


def _quote_lines(passage: Passage, count: int) -> Passage:
    marks = "'" * count
    lines = passage.selected.split("\n")
    are_quoted = all(_is_quoted(_bare(line), marks) for line in lines if _bare(line))

    def change(line: str) -> str:
        bare = _bare(line)
        if not bare:
            return line
        head = line[: len(line.rstrip()) - len(bare)]
        tail = line[len(head) + len(bare) :]
        if are_quoted:
            return head + bare[count : len(bare) - count] + tail
        return head + bare if _is_quoted(bare, marks) else head + marks + bare + marks + tail

    text = "\n".join(change(line) for line in lines)
    return passage.replaced(text, 0, len(text))


def _bare(line: str) -> str:
    """Return a line without its list marks and the white space around."""
    marks = _LIST_MARKS.match(line)
    return line[marks.end() if marks else 0 :].strip()


def _is_quoted(words: str, marks: str) -> bool:
    return len(words) > 2 * len(marks) and words.startswith(marks) and words.endswith(marks)


def link(passage: Passage, page: str, label: str) -> Passage:
    """Make the selection an internal link, or an external one if it is an address."""
    passage = passage.narrowed()
    if _URL.fullmatch(passage.selected):
        return external_link(passage, label)
    return toggle_wrap(passage, "[[", "]]", page)


def external_link(passage: Passage, placeholder: str) -> Passage:
    """Make the selection the words, or the address, of an external link."""
    passage = passage.narrowed()
    words = passage.selected
    if _URL.fullmatch(words):
        text = f"[{words} {placeholder}]"
        return passage.replaced(text, len(words) + 2, len(text) - 1)
    address = "https://"
    text = f"[{address} {words or placeholder}]"
    return passage.replaced(text, 1 + len(address), 1 + len(address))
