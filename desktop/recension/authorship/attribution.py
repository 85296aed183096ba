"""Authorship as an editor shows it: the runs of a whole text, and the revisions they are from."""

from __future__ import annotations

from dataclasses import dataclass

from recension.authorship.former import Former
from recension.authorship.page import Authorship
from recension.authorship.runs import Run, Runs, joined
from recension.authorship.step import carry
from recension.store import Revision, RevisionFile

UNSAVED = 0  # the origin of what no revision has yet


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where every code point of a text is from; a newline goes with what stands before it."""

    runs: tuple[Run, ...]
    origins: tuple[Revision, ...]  # those that something is from, oldest first


def attributed(file: RevisionFile, found: Authorship, text: str | None = None) -> Attribution:
    """Return an authorship as the runs of a whole text.

    Args:
        file: The file it was found in.
        found: The authorship of a revision.
        text: A text made from that revision, in place of its own; what is new in it is `UNSAVED`.
    """
    lines: list[Runs] = list(found.lines)
    if text is not None and text != found.text:
        lines = carry(found.text, lines, text, UNSAVED, Former())
    numbers = {origin for line in lines for _, origin in line} - {UNSAVED}
    revisions = sorted(map(file.revision, numbers), key=lambda one: (one.time, one.id))
    return Attribution(_with_newlines(lines), tuple(revisions))


def _with_newlines(lines: list[Runs]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for number, line in enumerate(lines):
        runs += line
        if number + 1 < len(lines):
            runs.append((1, runs[-1][1] if runs else _first_origin(lines)))
    return joined(runs)


def _first_origin(lines: list[Runs]) -> int:
    return next((origin for line in lines for _, origin in line), UNSAVED)
