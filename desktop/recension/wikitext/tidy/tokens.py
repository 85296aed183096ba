"""Finished HTML as a row of tokens.

It comes from the passes and the sanitizer, so its tags are complete and its values quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from recension.wikitext.tidy.kinds import RAW

_TOKEN = re.compile(
    r"(?P<text>[^<]++)|<!--(?P<comment>.*?)-->"
    r"|<(?P<slash>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<rest>(?:[^\">]++|\"[^\"]*+\"?)*+)>|<",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=>/\"']++)(?:\s*=\s*(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\s>\"']++)))?")
_END_OF_RAW = re.compile(r"</(?:style|script)\b[^>]*>", re.IGNORECASE)
_END_OF_FORMULA = re.compile(r"</math>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of HTML."""

    kind: str  # "text", "comment", "start" or "end"
    name: str = ""  # of the element
    html: str = ""  # the text, the whole comment, or the whole start tag


def tokens(html: str) -> Iterator[Token]:
    """Yield the tokens of HTML; a formula is one start tag, with all its content."""
    position = 0
    while match := _TOKEN.match(html, position):
        position = match.end()
        if match["name"]:
            token = _tag(match)
            if token.kind == "start" and token.name == "math":
                end = _END_OF_FORMULA.search(html, position)
                position = end.end() if end else position
                token = Token("start", token.name, html[match.start() : position])
            yield token
            if token.kind == "start" and token.name in RAW:
                end = _END_OF_RAW.search(html, position)
                yield Token("text", html=html[position : end.start() if end else len(html)])
                position = end.start() if end else len(html)
        elif match["comment"] is not None:
            yield Token("comment", html=match[0])
        else:
            yield Token("text", html=match["text"] or "&lt;")


def _tag(match: re.Match[str]) -> Token:
    name = match["name"].lower()
    if match["slash"]:
        return Token("end", name)
    rest = match["rest"].rstrip("/ \n\t")
    return Token("start", name, f"<{name}{_attributes(rest) if rest else ''}>")


def _attributes(written: str) -> str:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match[1].lower(), value)
    return "".join([f' {name}="{_value(value)}"' for name, value in found.items()])


def _value(written: str) -> str:
    return escaped(written).replace('"', "&quot;")


def escaped(html: str) -> str:
    """Return text with the references that HTML needs and no others."""
    if "&" in html:
        html = unescape(html)
        html = html.replace("&", "&amp;")
    html = html.replace("<", "&lt;").replace(">", "&gt;")
    return html.replace("\u00a0", "&nbsp;")
