"""Unified text for a terminal: the words that changed stand out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping

from recension.cli.terminal import harmless
from recension.diff import Role
from recension.exchange.change_document import Line

# Blue beside yellow stays apart for the colour deficiencies; shapes tell the same without colour.
_STYLES = {Role.ADDED: "1;4;34", Role.REMOVED: "1;9;33", Role.MOVED: "4;35"}
_SIGNS = {"+": "1;34", "-": "1;33"}
_HEADS = ("--- ", "+++ ", "@@ ")
_BOLD = "1"


def printed(
    lines: Iterable[Line], *, is_terminal: bool, environment: Mapping[str, str] = os.environ
) -> Iterator[str]:
    """Yield the lines as they are printed, with their line ends.

    Only a terminal gets marks, and none that wants none: https://no-color.org
    """
    is_plain = bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
    for line in lines:
        if not is_terminal:
            yield "".join(run.text for run in line)
        else:
            yield harmless("".join(run.text for run in line)) if is_plain else _marked(line)
        yield "\n"


def _marked(line: Line) -> str:
    if len(line) == 1 and line[0].text.startswith(_HEADS):
        return _styled(line[0].text, _BOLD)
    first, *rest = line
    sign = _styled(first.text, _SIGNS.get(first.text, ""))
    return sign + "".join(_styled(run.text, _STYLES[run.role] if run.role else "") for run in rest)


def _styled(text: str, style: str) -> str:
    shown = harmless(text)
    return f"\x1b[{style}m{shown}\x1b[0m" if style else shown
