"""The words of a change document, each in one place and whole, so that they can be translated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What the document says by itself; names in braces are filled in."""

    language: str = "en"
    separator: str = ","  # between the thousands of a number
    changes: str = "Changes"
    page_title: str = "Changes of {title}"
    what_changed: str = "What changed"
    more: str = "{count} more changes"
    revision_as_of: str = "Revision as of {time}"
    by: str = "by {author}"
    bytes_added: str = "{count} bytes added"
    byte_added: str = "1 byte added"
    bytes_removed: str = "{count} bytes removed"
    byte_removed: str = "1 byte removed"
    same_size: str = "no change in size"
    no_changes: str = "The two texts are the same."
    line: str = "Line"
    line_number: str = "Line {number}:"
    hidden_lines: str = "{count} unchanged lines"
    hidden_line: str = "1 unchanged line"
    added: str = "added"
    removed: str = "removed"
    changed: str = "changed"
    moved_from: str = "moved from line {number}"
    moved_to: str = "moved to line {number}"
    line_break: str = "line break"

    def number(self, count: int) -> str:
        """Return a number with its thousands apart."""
        return f"{count:,}".replace(",", self.separator)

    def size(self, delta: int) -> str:
        """Return a change of size in words: "4 bytes added"."""
        if delta == 0:
            return self.same_size
        if abs(delta) == 1:
            return self.byte_added if delta > 0 else self.byte_removed
        words = self.bytes_added if delta > 0 else self.bytes_removed
        return words.format(count=self.number(abs(delta)))

    def hidden(self, count: int) -> str:
        """Return how many lines are folded away."""
        if count == 1:
            return self.hidden_line
        return self.hidden_lines.format(count=self.number(count))


ENGLISH = Words()
