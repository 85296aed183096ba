"""Patterns of the `regex` module that people write, made ready to look with."""

from __future__ import annotations

import re
from math import prod

import regex

_MOST_REPEATED = 50_000  # times; (a{1000}){1000} is written out by the module, and eats all memory
_REPEAT = re.compile(r"(?<!\\)(?:\\\\)*\{(\d{1,9})")  # no "{" that a backslash makes a plain one


class UnreadablePattern(ValueError):
    """A pattern that nothing can be looked for with."""

    def __init__(self, reason: str, offset: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset  # behind what is wrong, in code points


def compiled(pattern: str, flags: int) -> regex.Pattern[str]:
    """Return a pattern that is ready; raises `UnreadablePattern`."""
    if prod(max(1, int(count)) for count in _REPEAT.findall(pattern)) > _MOST_REPEATED:
        raise UnreadablePattern("too many repeats")
    try:
        return regex.compile(pattern, flags | regex.VERSION0)
    except RecursionError as error:
        raise UnreadablePattern("nested too deeply") from error
    except regex.error as error:
        # The position, which the stubs leave out, is behind what is wrong.
        offset = max(1, getattr(error, "pos", 0) or 0)
        raise UnreadablePattern(str(error), offset) from error
    except ValueError as error:  # flags in the pattern that do not go together
        raise UnreadablePattern(str(error)) from error
