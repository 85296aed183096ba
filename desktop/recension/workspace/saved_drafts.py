"""Whether the text of a draft was saved after all.

The end may come between a save and the dropping of the draft. Then the file has the text as saving
made it, and the draft as it was typed.
"""

from __future__ import annotations

import re

# Where saving puts something in: for tildes, in an empty label, before a label that stands alone.
_SIGN = re.compile(r"~{3,5}|(?<=\|)(?=\]\])|(?<=\[\[)\|")


def was_saved(typed: str, saved: str) -> bool:
    """Tell whether all of a typed text, but for what saving replaces, is in a saved one.

    Substitution, which may make anything of a call, is not looked through: a text with one counts
    as unsaved.
    """
    first, *others = _SIGN.split(typed.rstrip())
    if not others:
        return first == saved
    *inner, last = others
    if not (saved.startswith(first) and saved.endswith(last)):
        return False
    at, end = len(first), len(saved) - len(last)
    for piece in inner:
        found = saved.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return at <= end
