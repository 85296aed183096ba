"""What makes a <ref> no reference at all (Help:Cite#Errors)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from recension.wikitext.cite import messages

DIRECTIONS = ("ltr", "rtl", "auto")
_NESTED = re.compile(r"<ref(?:erences)?\b[^<>]*+>", re.IGNORECASE)
_START = re.compile(r"<(?:!--|(\w++)[^>]*+(?<!/)>)")
_MOST_UNCLOSED = 50  # elements that have no end, by name; what has more is not looked through
_NUMBER = re.compile(r"[0-9]+")


def fatal_error(
    attributes: Mapping[str, str], content: str | None, *, has_details: bool
) -> str | None:
    """Return what is shown instead of a reference that cannot be one; `content` is as written."""
    name = attributes.get("name", "").strip()
    follow = attributes.get("follow", "").strip()
    details = attributes.get("details", "").strip() if has_details else ""
    if follow and (name or details):
        unknown = unknown_parameters(attributes, has_details=has_details)
        if unknown:
            return messages.unknown_parameter(unknown[0], known_parameters(has_details=has_details))
        return messages.named_continuation()
    if _NUMBER.fullmatch(name) or _NUMBER.fullmatch(follow):
        return messages.numeric_name()
    if not name and not (content or "").strip():
        return _nothing_there(content, details)
    if content and _NESTED.search(content) and _NESTED.search(_without_elements(content)):
        return messages.nested_unclosed()
    return None


def _nothing_there(content: str | None, details: str) -> str:
    if details:
        return messages.details_alone()
    return messages.no_name() if content is None else messages.no_content()


def known_parameters(*, has_details: bool) -> list[str]:
    """Return the parameters of <ref> in the order they are listed in."""
    return [*(["details"] if has_details else []), "dir", "follow", "group", "name"]


def unknown_parameters(attributes: Mapping[str, str], *, has_details: bool) -> list[str]:
    """Return the parameters that <ref> does not have."""
    known = known_parameters(has_details=has_details)
    return [name for name in attributes if name not in known]


def _without_elements(text: str) -> str:
    """Return wikitext without comments and all that stands between a tag and its end.

    It is a crude way to leave out what is no markup, such as the content of <nowiki>.
    """
    out: list[str] = []
    position = 0
    unclosed: set[str] = set()
    for start in _START.finditer(text):
        name = start[1] or "!--"
        if start.start() < position or name in unclosed or len(unclosed) >= _MOST_UNCLOSED:
            continue
        end = re.compile(rf"</{name}\s*+>" if start[1] else "-->").search(text, start.end())
        if end is None:
            unclosed.add(name)
            continue
        out.append(text[position : start.start()])
        position = end.end()
    return "".join([*out, text[position:]])
