"""Coloured code, in lines that may have numbers and be marked (Extension:SyntaxHighlight)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pygments
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer

from recension.wikitext.tags.code.effort import Effort

_MAX_LINES = 1000  # that can be marked
_MAX_DIGITS = 7  # of a line's number
_NUMBER = re.compile(r'<span class="linenos">\s*+([^<]*?)\s*</span>')
_WRAPPER = '<div class="highlight">'


def coloured_text(code: str, lexer: Lexer, effort: Effort) -> str:
    """Return the HTML of code inside of a line of text; raises TooMuchWorkError."""
    return _coloured(code, lexer, HtmlFormatter(nowrap=True), effort)


def coloured_lines(code: str, lexer: Lexer, attributes: Mapping[str, str], effort: Effort) -> str:
    """Return the HTML of code in lines of its own, as the attributes of its tag ask for.

    Raises TooMuchWorkError.
    """
    options: dict[str, Any] = {"wrapcode": False}
    if "highlight" in attributes:
        options["hl_lines"] = marked_lines(attributes["highlight"])
    has_numbers = "line" in attributes
    if has_numbers:
        options |= {"linenos": "inline", "linenostart": _first_line(attributes.get("start", ""))}
    links = attributes.get("linelinks", "")
    has_links = has_numbers and links.isascii() and links.isalpha()
    if has_links:
        options["linespans"] = links
    html = _coloured(code, lexer, HtmlFormatter(**options), effort)
    html = html.removeprefix(_WRAPPER).rstrip("\n").removesuffix("</div>")
    # A number that is no text is not copied together with the code.
    number = r'<span class="linenos" data-line="\1"></span>'
    if has_links:
        number = rf'<a href="#{links}-\1">{number}</a>'
    return _NUMBER.sub(number, html) if has_numbers else html


def _coloured(code: str, lexer: Lexer, formatter: HtmlFormatter[str], effort: Effort) -> str:
    effort.check(code)
    return str(pygments.format(effort.within(lexer.get_tokens(code)), formatter))


def marked_lines(written: str) -> list[int]:
    """Return the numbers of lines that a list such as "1,4-6" names."""
    numbers: list[int] = []
    for part in written.split(","):
        first, dash, last = part.strip().partition("-")
        if not dash and _is_number(first):
            numbers.append(int(first))
        elif dash and _is_number(first) and _is_number(last):
            start, end = int(first), int(last)
            if 0 < start < end < start + _MAX_LINES:
                numbers.extend(range(start, end + 1))
        if len(numbers) > _MAX_LINES:
            break
    return numbers[:_MAX_LINES]


def _first_line(written: str) -> int:
    return int(written) if _is_number(written) else 1


def _is_number(text: str) -> bool:
    text = text.strip()
    return text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS
