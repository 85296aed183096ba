"""A copy of the document's lines that knows where each begins.

Qt tells of a change only when the old text is gone, and only in UTF-16 units. With this copy the
change is known in code points at a cost that does not grow with the text.
"""

from __future__ import annotations

from collections.abc import Sequence

_CHUNK = 512  # lines; walked over one by one, while the chunks are walked over by their sums


class LineMirror:
    r"""The lines of a text, split at "\n" alone. There is always at least one."""

    def __init__(self, text: str = "") -> None:
        self._chunks: list[list[str]] = []
        self._sizes: list[int] = []  # of each chunk, in code points with its newlines
        self._count = 0
        self._last_found = (0, 0, 0)  # a chunk, its first line, the code points before it
        self.reset(text)

    def reset(self, text: str) -> None:
        """Take another text."""
        lines = text.split("\n")
        self._chunks = _cut(lines)
        self._sizes = [_size(chunk) for chunk in self._chunks]
        self._count = len(lines)
        self._last_found = (0, 0, 0)

    def __len__(self) -> int:
        return self._count

    def line(self, number: int) -> str:
        """Return a line without its newline."""
        chunk, index, _ = self._locate(number)
        return self._chunks[chunk][index]

    def lines(self, start: int, stop: int) -> list[str]:
        """Return the lines from `start` to `stop` (excluded)."""
        chunk, index, _ = self._locate(start)
        found: list[str] = []
        while len(found) < stop - start and chunk < len(self._chunks):
            found += self._chunks[chunk][index : index + stop - start - len(found)]
            chunk, index = chunk + 1, 0
        return found

    def offset(self, number: int) -> int:
        """Return where a line starts, in code points."""
        chunk, index, before = self._locate(number)
        return before + _size(self._chunks[chunk][:index])

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset; one beyond the end is taken for the end."""
        rest, number = max(0, offset), 0
        for chunk, size in zip(self._chunks, self._sizes, strict=True):
            if rest < size:
                break
            rest -= size
            number += len(chunk)
        else:
            return self._count - 1, len(self._chunks[-1][-1])
        for line in chunk:
            if rest <= len(line):
                break
            rest -= len(line) + 1
            number += 1
        return number, rest

    def replace(self, start: int, stop: int, lines: Sequence[str]) -> None:
        """Put `lines` in place of those from `start` to `stop` (excluded)."""
        first, head, _ = self._locate(start)
        last, tail = (first, head) if stop == start else self._locate(stop - 1)[:2]
        # Found last is the chunk of the last line; what comes before the first one stays true.
        self._locate(start)
        rest = self._chunks[last][tail + (stop > start) :]
        chunks = _cut([*self._chunks[first][:head], *lines, *rest])
        self._chunks[first : last + 1] = chunks
        self._sizes[first : last + 1] = [_size(chunk) for chunk in chunks]
        self._count += len(lines) - (stop - start)

    def text(self) -> str:
        """Return the whole text."""
        return "\n".join(line for chunk in self._chunks for line in chunk)

    def _locate(self, number: int) -> tuple[int, int, int]:
        """Return chunk and index of a line, and the code points before that chunk."""
        # One looks for neighbours: start from where the last line was found.
        chunk, first, before = self._last_found
        while number < first:
            chunk -= 1
            first -= len(self._chunks[chunk])
            before -= self._sizes[chunk]
        last = len(self._chunks) - 1
        while chunk < last and number >= first + len(self._chunks[chunk]):
            first += len(self._chunks[chunk])
            before += self._sizes[chunk]
            chunk += 1
        self._last_found = (chunk, first, before)
        return chunk, number - first, before


def _cut(lines: list[str]) -> list[list[str]]:
    if len(lines) <= 2 * _CHUNK:
        return [lines] if lines else []
    return [lines[at : at + _CHUNK] for at in range(0, len(lines), _CHUNK)]


def _size(lines: list[str]) -> int:
    return sum(map(len, lines)) + len(lines)
