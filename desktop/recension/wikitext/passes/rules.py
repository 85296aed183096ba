"""Horizontal rules and behaviour switches: https://www.mediawiki.org/wiki/Help:Magic_words."""

from __future__ import annotations

import re

from recension.wikitext.context import TOC_PLACE, BlockContext

_RULE = re.compile(r"^-----*", re.MULTILINE)
# Switches in any case, and those that are written in capitals only.
_SWITCHES = "notoc|forcetoc|toc|noeditsection|nogallery|notitleconvert|notc|nocontentconvert|nocc"
_CAPITAL_SWITCHES = (
    "NEWSECTIONLINK|NONEWSECTIONLINK|HIDDENCAT|EXPECTUNUSEDCATEGORY|EXPECTUNUSEDTEMPLATE|INDEX"
    "|NOINDEX|STATICREDIRECT|DISAMBIG"
)
_SWITCH = re.compile(rf"__((?i:{_SWITCHES})|{_CAPITAL_SWITCHES})__")
_CONTENTS = re.compile("__TOC__", re.IGNORECASE)
_ALIASES = {"notitleconvert": "notc", "nocontentconvert": "nocc"}


def build_rules(text: str) -> str:
    """Return the text with four and more dashes at the beginning of a line as a rule."""
    return _RULE.sub("<hr />", text) if "----" in text else text


def places_contents(text: str) -> bool:
    """Tell whether expanded wikitext may say where the table of contents stands."""
    return "__" in text and _CONTENTS.search(text) is not None


def take_switches(text: str, context: BlockContext) -> str:
    """Return the text without behaviour switches, and note them in the context's output.

    The first `__TOC__` leaves its place behind.
    """
    if "__" not in text:
        return text
    switches = context.output.switches

    def take(match: re.Match[str]) -> str:
        name = match[1].lower()
        is_first_toc = name == "toc" and name not in switches
        switches.add(_ALIASES.get(name, name))
        return TOC_PLACE if is_first_toc else ""

    return _SWITCH.sub(take, text)
