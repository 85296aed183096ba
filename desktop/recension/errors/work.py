"""What can go wrong with work that somebody waits for."""

from __future__ import annotations

from recension.errors.root import RecensionError


class BadPattern(RecensionError):
    """Something that cannot be looked for."""

    def __init__(self, pattern: str, reason: str) -> None:
        self.pattern = pattern
        self.reason = reason  # in words; those of the `regex` module for a broken pattern
        super().__init__(f"{pattern!r}: {reason}")


class PatternTooSlow(RecensionError):
    """A pattern that takes too long to look for."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        super().__init__(pattern)


class Cancelled(RecensionError):
    """The user stopped what was going on; nothing of it was kept."""


class OutputLost(RecensionError):
    """What a command has to say cannot be written to standard output."""

    def __init__(self, reason: str) -> None:
        self.reason = reason  # as the system words it
        super().__init__(reason)


class EngineFailure(RecensionError):
    """The engine process could not answer."""

    def __init__(self, reason: str) -> None:
        self.reason = reason  # a key: "crashed", "too-slow", "not-started", "failed" (a bug)
        super().__init__(reason)


class LeftAsTyped(RecensionError):
    """A text was saved, but without what saving should have made of it."""

    def __init__(self, title: str, reason: str) -> None:
        self.title = title
        self.reason = reason  # a key: those of `EngineFailure`
        super().__init__(f"{title}: {reason}")
