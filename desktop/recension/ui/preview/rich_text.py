"""Blocks as rich text understands them: what only browsers draw is written out."""

from __future__ import annotations

import re

_SOURCE = re.compile(r"<annotation [^>]*+>\{\\(?:display|text)style (.*)\}</annotation>", re.DOTALL)
_LINE_NUMBER = re.compile(r'<span class="linenos" data-line="([0-9]*+)"></span>')


def as_rich_text(html: str) -> str:
    """Return HTML with the source of formulas in their place, and numbers of lines as text."""
    if "<math " in html:
        html = _with_sources(html)
    return _LINE_NUMBER.sub(r"\1&nbsp; ", html) if "data-line" in html else html


def _with_sources(html: str) -> str:
    first, *formulas = html.split("<math ")
    out = [first]
    for formula in formulas:
        inside, end, behind = formula.partition("</math>")
        source = _SOURCE.search(inside) if end else None
        out.append(f"<code>{source[1]}</code>{behind}" if source else f"<math {formula}")
    return "".join(out)
