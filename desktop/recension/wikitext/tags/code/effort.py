"""How much work colouring may be: what takes longer is shown without colours, as in MediaWiki.

Lexers of Pygments look at some texts again and again, and a few never end. Between two tokens they
can be stopped; inside of one, the longer a line or a row of spaces is the longer they may look.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

_LONGEST = 1000  # code points of a line, and of spaces and line ends in a row
_TOO_LONG = re.compile(rf"[^\n]{{{_LONGEST + 1}}}|\s{{{_LONGEST + 1}}}")
_SECONDS = 2.0  # of this thread, for all the code of a page
_Token = TypeVar("_Token")


class TooMuchWorkError(Exception):
    """Code that takes too long to colour."""


@dataclass(slots=True)
class Effort:
    """What the code of one page has taken so far."""

    spent: float = 0.0  # seconds

    def check(self, code: str) -> None:
        """Raise TooMuchWorkError for code with a line, or a gap, that is too long."""
        if _TOO_LONG.search(code):
            raise TooMuchWorkError

    def within(self, tokens: Iterable[_Token]) -> Iterator[_Token]:
        """Yield tokens; raises TooMuchWorkError when the page's time is over."""
        began, before = time.thread_time(), self.spent
        for token in tokens:
            self.spent = before + time.thread_time() - began
            if self.spent > _SECONDS:
                raise TooMuchWorkError
            yield token
