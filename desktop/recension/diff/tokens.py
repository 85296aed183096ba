"""Text cut into the pieces that a reader takes for units: words, signs, characters of Chinese.

A word is a run of letters, digits and combining marks. Chinese and Japanese are compared by
character, Thai, Lao, Burmese and Khmer by cluster, since they write no spaces; an emoji is one
token with its modifiers. `_` parts words. White space hangs on the token after it, so that a
changed space never shifts the words, save the newline, which is a token of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Blocks of Unicode that hold combining marks; scanning all of it would take 0.1 s at every start.
_BLOCKS_WITH_MARKS = (
    (0x300, 0x2000),
    (0x20D0, 0x2100),
    (0x2CE0, 0x3100),
    (0xA600, 0xAC00),
    (0xFB00, 0xFE30),
    (0x10100, 0x12000),
    (0x13430, 0x13460),
    (0x16100, 0x17000),
    (0x1BC90, 0x1BCB0),
    (0x1CF00, 0x1D250),
    (0x1DA00, 0x1E950),
    (0xE0100, 0xE01F0),
)
_JOINERS = "\u200c\u200d"
_CJK = (
    "\u3005-\u3007\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003134f"
)
_SOUTH_EAST_ASIAN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
_VOWELS_BEFORE = "\u0e40-\u0e44\u0ec0-\u0ec4"  # written before the consonant they follow
_MODIFIERS = "\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff"  # of emoji
_FLAG_LETTERS = "\U0001f1e6-\U0001f1ff"


def _marks_in(*blocks: tuple[int, int]) -> Iterator[str]:
    """Yield the ranges of category M in some blocks, as a character class wants them."""
    start = None
    for first, stop in blocks:
        for code in range(first, stop + 1):
            is_mark = code < stop and unicodedata.category(chr(code))[0] == "M"
            if is_mark and start is None:
                start = code
            elif not is_mark and start is not None:
                yield f"{chr(start)}-{chr(code - 1)}"
                start = None


# What belongs to the character before it, for use in a character class.
MARK = "".join(_marks_in(*_BLOCKS_WITH_MARKS)) + _JOINERS
# The same for vowels of Thai, Lao, Burmese and Khmer.
AFTER_CONSONANT = "\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3" + "".join(
    _marks_in((0xE00, 0xF00), (0x1000, 0x10A0), (0x1780, 0x1800))
)
_LETTER = rf"[^\W_{_CJK}{_SOUTH_EAST_ASIAN}]"
_WORD = rf"(?:{_LETTER}+(?:[{MARK}]+{_LETTER}*)*|[{MARK}]+(?:{_LETTER}+[{MARK}]*)*)"
_CHARACTER = (
    rf"[{_CJK}](?:[{MARK}]++(?!{_LETTER}))?"
    rf"|[{_VOWELS_BEFORE}]?[{_SOUTH_EAST_ASIAN}][{AFTER_CONSONANT}]*"
)
_EMOJI = (
    rf"[{_FLAG_LETTERS}]{{2}}"
    rf"|[^\w\s{MARK}](?:[{_MODIFIERS}]|\u200d[^\w\s{MARK}]){{1,12}}+(?![{MARK}]|{_LETTER})"
)
# Most text is ASCII, and most of the time goes here: its words and signs are tried first.
_PLAIN = r"(?:[A-Za-z0-9]++|[!-/:-@\[-`{-~])(?![^\x00-\x7f])"
_TOKEN = re.compile(rf"[^\S\n]*+(?:{_PLAIN}|{_WORD}|\n|{_CHARACTER}|{_EMOJI}|\S|\Z)")
_FLAGS = re.compile(rf"[{_FLAG_LETTERS}]")
_UNSPACED = re.compile(rf"[{_CJK}{_SOUTH_EAST_ASIAN}]")
_SIGNS_TO_SPACES = bytes(
    code if chr(code).isalnum() or not chr(code).isascii() else ord(" ") for code in range(256)
)
# Marks on a Chinese character are not waited for here: to guess, it is quicker without.
_WORDS = re.compile(rf"[{_CJK}]|[A-Za-z0-9]++(?![^\x00-\x7f])|{_WORD}|{_CHARACTER}")
_STARTS_AS_WORD = re.compile(rf"[^\W_]|[{MARK}]")


class Tokens(NamedTuple):
    """A text as tokens; `pieces` joined are the text."""

    pieces: list[str]  # each with the white space before it
    cores: list[str]  # the same without; the last is "" and carries white space at the end


def tokenize(text: str) -> Tokens:
    """Cut a text into tokens."""
    pieces: list[str] = _TOKEN.findall(text)
    if len(pieces) > 1 and pieces[-2].isspace() and pieces[-2][-1] != "\n":
        pieces.pop()  # white space at the end was a token already
    if len(_CORES) > _MOST_CORES:
        _CORES.clear()
    return Tokens(pieces, list(map(_CORES.__getitem__, pieces)))


class _Cores(dict[str, str]):
    """Tokens with the white space before them to the same without; most occur again and again."""

    def __missing__(self, piece: str) -> str:
        core = self[piece] = "\n" if piece[-1:] == "\n" else piece.lstrip()
        return core


_CORES = _Cores()
_MOST_CORES = 100_000


def words_of(text: str) -> list[str]:
    """Return the words of a text, for guessing how much two texts share.

    Other than the tokens they are cut at signs of ASCII and white space alone, which is far
    faster; where no spaces are written, at every character or cluster.
    """
    if not text.isascii() and _UNSPACED.search(text):
        return _WORDS.findall(text)
    spaced = text.encode("utf-8", "surrogatepass").translate(_SIGNS_TO_SPACES)
    return spaced.decode("utf-8", "surrogatepass").split()


def holds_flags(text: str) -> bool:
    """Whether a text has letters of flags, of which two make a token, counted from the first."""
    return not text.isascii() and _FLAGS.search(text) is not None


def is_word(core: str) -> bool:
    """Whether a token is a word, and not a sign."""
    return _STARTS_AS_WORD.match(core) is not None
