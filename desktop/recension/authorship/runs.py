"""Text as runs of one origin each, cut and put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Run = tuple[int, int]  # how many code points, and the revision that they are from
Runs = tuple[Run, ...]  # of one line, without its newline; none is empty, no neighbours are alike

NEWLINE: Run = (1, 0)  # between two lines, while they are seen as one text


def joined(runs: Iterable[Run]) -> Runs:
    """Return runs with empty ones left out and neighbours of one origin made one."""
    result: list[Run] = []
    for length, origin in runs:
        if result and result[-1][1] == origin:
            result[-1] = (result[-1][0] + length, origin)
        elif length:
            result.append((length, origin))
    return tuple(result)


def of_lines(lines: Iterable[Runs]) -> list[Run]:
    """Return the runs of several lines joined with newlines."""
    result: list[Run] = []
    for line in lines:
        result += line
        result.append(NEWLINE)
    return result[:-1]


class Reader:
    """Takes runs from front to back."""

    def __init__(self, runs: Iterable[Run]) -> None:
        self._runs = iter(runs)
        self._length, self._origin = 0, 0

    def take(self, length: int) -> Iterator[Run]:
        """Yield the runs of the next `length` code points."""
        while length > 0:
            if not self._length:
                self._length, self._origin = next(self._runs)
            part = min(length, self._length)
            length -= part
            self._length -= part
            yield part, self._origin


def part_of(runs: Iterable[Run], start: int, stop: int) -> list[Run]:
    """Return the runs of a part of a text."""
    reader = Reader(runs)
    for _ in reader.take(start):
        pass
    return list(reader.take(stop - start))


def by_lines(text: str, runs: Iterable[Run]) -> Iterator[tuple[str, Runs]]:
    """Yield the lines of a text with the runs of each."""
    reader = Reader(runs)
    for number, line in enumerate(text.split("\n")):
        if number:
            list(reader.take(1))
        yield line, joined(reader.take(len(line)))


def overlaid(runs: Iterable[Run], origin: int, others: Iterable[Run]) -> Iterator[Run]:
    """Yield runs of a text, with what other ones say of it in place of those of `origin`."""
    reader = Reader(others)
    for length, here in runs:
        there = list(reader.take(length))
        yield from there if here == origin else [(length, here)]


def respaced(old: str, runs: Iterable[Run], new: str, origin: int) -> list[Run]:
    """Return the runs of a text that differs from another one in white space at most.

    White space goes with what stands before it; what is not there in `old` is of `origin`.
    """
    if old == new:
        return list(runs)
    reader = Reader(runs)
    here = [one[1] for one in (next(reader.take(1)) for _ in old)]
    signs = [(sign, of) for sign, of in zip(old, here, strict=True) if not sign.isspace()]
    result: list[Run] = []
    at = 0
    for sign in new:
        if sign.isspace():
            result.append((1, result[-1][1] if result else origin))
        elif at < len(signs) and signs[at][0] == sign:
            result.append((1, signs[at][1]))
            at += 1
        else:
            result.append((1, origin))
    return result
