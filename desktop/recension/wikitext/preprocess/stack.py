"""Open brackets, and what closing or giving them up leaves behind."""

from __future__ import annotations

from dataclasses import dataclass, field

from recension.wikitext.preprocess.nodes import Node, Part

BRACE, LINK, CONVERTER, HEADING = "{", "[", "-{", "\n"


@dataclass(slots=True)
class Open:
    """Brackets waiting for their closing ones; a heading waits for the end of its line."""

    kind: str
    count: int  # opening characters not used up yet; of a heading, those that begin it
    start: int  # offset of the first of them
    at_line_start: bool = False
    prefix: str = ""  # "-" of a "-{{" whose last brace may still become "-{"
    parts: list[Part] = field(default_factory=lambda: [Part()])
    comment_start: int = -1  # where the last comment of a heading begins, with its spaces
    comment_end: int = -1

    @property
    def nodes(self) -> list[Node]:
        """Where new nodes go."""
        return self.parts[-1].nodes

    @property
    def state(self) -> str:
        """The key of the pattern that finds what matters next."""
        if self.kind == BRACE and len(self.parts) > 1 and self.parts[-1].equals is None:
            return "{="
        if self.kind == CONVERTER and len(self.parts) > 1 and self.parts[-1].equals is None:
            return "-{="
        return self.kind

    def opening(self, count: int) -> str:
        """Return so many of its opening characters as text."""
        if self.kind == CONVERTER:
            return "-" + "{" * (count - 1)
        return "" if self.kind == HEADING else self.kind * count

    def as_text(self, count: int, closing: str = "") -> list[Node]:
        """Return the nodes it leaves where it means nothing."""
        nodes: list[Node] = [self.opening(count)]
        for index, part in enumerate(self.parts):
            if index:
                nodes.append("|")
            nodes.append(part.nodes)
        if closing:
            nodes.append(closing)
        return nodes
