"""The piece of text a command works on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_WORD_BEFORE = re.compile(r"\w*\Z")
_WORD_AFTER = re.compile(r"\w*")


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole lines, and what is selected in them, as offsets in code points."""

    text: str
    start: int
    stop: int  # the caret

    @property
    def selected(self) -> str:
        """The selected characters."""
        return self.text[self.start : self.stop]

    @property
    def before(self) -> str:
        """What stands before the selection."""
        return self.text[: self.start]

    @property
    def after(self) -> str:
        """What stands after the selection."""
        return self.text[self.stop :]

    def narrowed(self) -> Passage:
        """Return it without the white space at the ends of the selection."""
        words = self.selected
        start = self.start + len(words) - len(words.lstrip())
        return Passage(self.text, start, max(start, self.start + len(words.rstrip())))

    def with_word(self) -> Passage:
        """Return it with the word around the caret selected, if nothing was."""
        if self.start != self.stop:
            return self
        ahead = _WORD_AFTER.match(self.after)
        # The end of the text before is searched backwards, for "\w*\Z" tries every start.
        start = self.start
        while start > 0 and _WORD_BEFORE.fullmatch(self.text[start - 1 : self.start]):
            start -= 1
        return Passage(self.text, start, self.stop + (ahead.end() if ahead else 0))

    def replaced(self, text: str, start: int, stop: int) -> Passage:
        """Return it with other selected text, of which `start` to `stop` is then selected."""
        return Passage(self.before + text + self.after, self.start + start, self.start + stop)

    def with_lines(self, change: Callable[[str], str]) -> Passage:
        """Return it with each line changed; what was selected stays so, as far as it is left."""
        lines = self.text.split("\n")
        changed = [change(line) for line in lines]
        text = "\n".join(changed)
        if self.start == self.stop and len(lines) == 1:
            grown = len(text) - len(self.text)
            caret = min(max(self.start + grown, 0), len(text))
            return Passage(text, caret, caret)
        return Passage(text, 0, len(text))
