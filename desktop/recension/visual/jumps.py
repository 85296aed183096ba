"""The line beside a block that moved, which leads to its other place."""

from __future__ import annotations

from recension.visual.lists import Pairing


def jump(pairing: Pairing) -> str:
    """Return the line before one of the two places of a moved block."""
    here, there = ("from", "to") if pairing.is_origin else ("to", "from")
    if pairing.is_origin:
        words = (
            "Moved down \N{DOWNWARDS ARROW}" if pairing.goes_down else "Moved up \N{UPWARDS ARROW}"
        )
    else:
        words = (
            "Moved from above \N{UPWARDS ARROW}"
            if pairing.goes_down
            else "Moved from below \N{DOWNWARDS ARROW}"
        )
    number = pairing.move
    return (
        f'<div data-mw-diff="jump" id="mw-diff-{number}-{here}">'
        f'<a href="#mw-diff-{number}-{there}">{words}</a></div>'
    )
