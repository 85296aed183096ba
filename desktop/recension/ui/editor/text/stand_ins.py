"""Characters that Qt would change, carried through it by others.

A `QTextDocument` takes CR, U+2029, U+FDD0 and U+FDD1 for ends of paragraphs, and a U+FEFF or
U+FFFE at the start of a string for a byte order mark. Each is shown as a character of the private
use area that the text does not have, one for one, so that no offset in code points moves.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_CHANGED_BY_QT = re.compile("[\r\u2029\ufdd0\ufdd1\ufeff\ufffe]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_PRIVATE_USE = range(0xE000, 0xF900)


class LoneSurrogate(ValueError):
    """A text that is none: it holds half of a UTF-16 pair, which UTF-8 cannot express."""

    def __init__(self, offset: int) -> None:
        self.offset = offset  # in code points
        super().__init__(f"half of a character at offset {offset}")


class StandIns:
    """What stands for what in one document."""

    def __init__(self) -> None:
        self._given: dict[int, str] = {}  # of a character, its stand-in
        self._meant: dict[int, str] = {}  # of a stand-in, its character

    def encode(self, text: str, shown: Callable[[], str]) -> str:
        """Return a text as Qt may have it.

        Args:
            text: What is to be shown.
            shown: Tells what the document shows already; called only when a stand-in is chosen.

        Raises:
            LoneSurrogate: the text holds half of a UTF-16 pair.
        """
        if text.isascii() and "\r" not in text:
            return text
        if half := _SURROGATES.search(text):
            raise LoneSurrogate(half.start())
        needed = set(_CHANGED_BY_QT.findall(text))
        # A stand-in that is met in a text means itself there.
        needed.update(chr(code) for code in self._meant if chr(code) in text)
        unknown = sorted(needed - {chr(code) for code in self._given})
        if unknown:
            self._give(unknown, text + shown())
        return text.translate(self._given) if needed else text

    def decode(self, shown: str) -> str:
        """Return the text that is meant by what Qt shows."""
        return shown.translate(self._meant) if self._meant else shown

    def _give(self, characters: list[str], taken: str) -> None:
        used = set(taken)
        free = (code for code in _PRIVATE_USE if code not in self._meant and chr(code) not in used)
        for character, code in zip(characters, free, strict=False):
            self._given[ord(character)] = chr(code)
            self._meant[code] = character


def without_surrogates(text: str) -> str:
    """Return a text from outside with U+FFFD for each half of a pair."""
    return _SURROGATES.sub("\ufffd", text)
