"""Signs for characters that cannot be seen, shown where they were added or removed."""

from __future__ import annotations

import re
import unicodedata

PILCROW = "\N{PILCROW SIGN}"

_SIGNS = {
    "\N{NO-BREAK SPACE}": "\N{SHOULDERED OPEN BOX}",
    "\N{NARROW NO-BREAK SPACE}": "\N{SHOULDERED OPEN BOX}",
    "\t": "\N{RIGHTWARDS ARROW TO BAR}\t",
    "\N{SOFT HYPHEN}": "[SHY]",
    "\N{ZERO WIDTH SPACE}": "[ZWSP]",
    "\N{ZERO WIDTH NON-JOINER}": "[ZWNJ]",
    "\N{ZERO WIDTH JOINER}": "[ZWJ]",
    "\N{LEFT-TO-RIGHT MARK}": "[LRM]",
    "\N{RIGHT-TO-LEFT MARK}": "[RLM]",
    "\N{ARABIC LETTER MARK}": "[ALM]",
    "\N{LEFT-TO-RIGHT EMBEDDING}": "[LRE]",
    "\N{RIGHT-TO-LEFT EMBEDDING}": "[RLE]",
    "\N{POP DIRECTIONAL FORMATTING}": "[PDF]",
    "\N{LEFT-TO-RIGHT OVERRIDE}": "[LRO]",
    "\N{RIGHT-TO-LEFT OVERRIDE}": "[RLO]",
    "\N{LEFT-TO-RIGHT ISOLATE}": "[LRI]",
    "\N{RIGHT-TO-LEFT ISOLATE}": "[RLI]",
    "\N{FIRST STRONG ISOLATE}": "[FSI]",
    "\N{POP DIRECTIONAL ISOLATE}": "[PDI]",
    "\N{WORD JOINER}": "[WJ]",
    "\N{LINE SEPARATOR}": "[LS]",
    "\N{PARAGRAPH SEPARATOR}": "[PS]",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "[BOM]",
}
_SPACES = re.compile(r" {2,}|\A +\Z")
_SPACES_AT_END = re.compile(r" {2,}|\A +\Z| +\Z")
_PICTURES = 0x2400  # Unicode's block of signs for control characters, in their order

# Joiners hold scripts and emoji together: inside a word they are part of its shape, and get their
# sign only where one was added or removed by itself.
_JOINERS = "\u200c\u200d"
_ALONE = f"(?<![^\\s{_JOINERS}])[{_JOINERS}](?![^\\s{_JOINERS}])"
_ALWAYS = "".join(each for each in _SIGNS if each not in _JOINERS)
INVISIBLE = re.compile(f"[\n\x00-\x08\x0b-\x1f\x7f\u2000-\u200a{_ALWAYS}]|{_ALONE}")
"""What `sign_of` has a sign for, and the newline."""


def sign_of(character: str) -> str:
    """Return what is shown for an invisible character."""
    if character in _SIGNS:
        return _SIGNS[character]
    if character < " ":
        return chr(_PICTURES + ord(character))
    if character == "\x7f":
        return "\N{SYMBOL FOR DELETE}"
    return f"[{unicodedata.name(character, hex(ord(character)))}]"


def with_dots(run: str, *, ends_line: bool) -> str:
    """Return a changed run with dots for spaces that would not be seen, of the same length.

    Those are spaces alone, several in a row, and those at the end of a line.
    """
    pattern = _SPACES_AT_END if ends_line else _SPACES
    return pattern.sub(lambda match: "\N{MIDDLE DOT}" * len(match[0]), run)
