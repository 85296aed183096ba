"""Long texts cut into passages between words, in a fraction of the time that words take.

Passages end after spaces; where none are written, after some characters that are always the same,
whatever stands around them, so that an edit changes the passages around it alone.
"""

from __future__ import annotations

import re
from itertools import pairwise
from zlib import crc32

from recension.diff.tokens import AFTER_CONSONANT, MARK

_LONG = 150_000  # characters from which a passage is more than what stands between two spaces
_LONGEST_MEAN = 1000  # characters of a passage; else the ends do not fit the language
_MOST = 100_000  # passages; where there would be more, one end in some is taken ...
_ONE_IN = 32
_TAIL = 16  # ... by so many characters before it
# One character in eight or more of Chinese, Japanese, Thai, Lao, Burmese and Khmer.
_ENDS = "".join(
    chr(code)
    for start, stop, step in (
        (0x4E00, 0xA000, 16),
        (0x3041, 0x30FB, 8),
        (0x0E01, 0x0E2F, 16),
        (0x0E81, 0x0EAF, 16),
        (0x1000, 0x102B, 16),
        (0x1780, 0x17A3, 16),
    )
    for code in range(start, stop, step)
)
_UNSPACED_END = rf"[{_ENDS}][{MARK}{AFTER_CONSONANT}]*+"
_SHORT_PASSAGE = re.compile(rf"[^ \n{_ENDS}]++(?:{_UNSPACED_END}|[ \n]++)?|{_UNSPACED_END}|[ \n]++")
# One in four of the characters that a word may end with: "a", "e", "i", "m", "u", "y" ...
_LAST = "".join(re.escape(chr(code)) for code in range(0x21, 0x1000, 4))
_LONG_PASSAGE_END = re.compile(rf"[{_LAST}][ \n]++|{_UNSPACED_END}")


def passages_of(text: str) -> list[str]:
    """Cut a text into passages; joined they are the text."""
    if len(text) < _LONG:
        return _SHORT_PASSAGE.findall(text)
    ends = [end.end() for end in _LONG_PASSAGE_END.finditer(text)]
    if len(ends) > _MOST:
        ends = [end for end in ends if _is_chosen(text, end)]
        if len(ends) > _MOST or not ends:  # the same few characters again and again
            return [text]
    elif len(ends) * _LONGEST_MEAN <= len(text):
        return _SHORT_PASSAGE.findall(text)
    bounds = [0, *ends] if ends[-1] == len(text) else [0, *ends, len(text)]
    return [text[start:stop] for start, stop in pairwise(bounds)]


def _is_chosen(text: str, end: int) -> bool:
    """Whether an end is one of the few that are taken, by what stands before it."""
    return not crc32(text[end - _TAIL : end].encode("utf-8", "surrogatepass")) % _ONE_IN
