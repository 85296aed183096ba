"""Ids of headings and the fragments of links to them (Manual:$wgFragmentMode)."""

from __future__ import annotations

import re
from urllib.parse import quote

from recension.wikitext.site import Site

_SPACE = re.compile("[ \t\n\r\f]")
_RUNS = re.compile("[ _]+")
_BLANK = " \t\n\r\0\x0b"
_SPACES_AND_UNDERSCORES = re.compile(
    "[ _\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+"
)
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e]")
_ENCODED = re.compile(r"%(?=[0-9A-Fa-f]{2})")
_MAX_LENGTH = 1024  # code points of an id


def heading_anchor(site: Site, text: str) -> str:
    """Return the id of a heading whose text is given: trimmed, then references decoded.

    Another heading of the page may have it already: what is unique is decided for the page.
    """
    return escape_id(normalize_section(text), site.fragment_modes[0])


def fallback_anchor(site: Site, text: str) -> str:
    """Return the second id of a heading, "" where the site has no fallback mode."""
    modes = site.fragment_modes[1:]
    return escape_id(normalize_section(text), modes[0]) if modes else ""


def trimmed_section(text: str) -> str:
    """Return the text of a heading with its white space together, before references are decoded."""
    return _RUNS.sub(" ", text).strip(_BLANK)


def normalize_section(name: str) -> str:
    """Return the name of a section as titles have it after their "#"."""
    name = _DIRECTION_MARKS.sub("", name)
    return _SPACES_AND_UNDERSCORES.sub(" ", name).rstrip(" ")


def anchor_for_link(site: Site, fragment: str, *, external: bool = False) -> str:
    """Return the fragment of a link's address, to this wiki or to another one."""
    mode = site.external_fragment_mode if external else site.fragment_modes[0]
    return linked_anchor(escape_id(fragment, mode))


def linked_anchor(anchor: str) -> str:
    """Return an id as the fragment of an address, where a percent sign may begin a character."""
    return _ENCODED.sub("%25", anchor) if "%" in anchor else anchor


def escape_id(text: str, mode: str) -> str:
    """Return a text as an id, "html5" (readable) or "legacy" (percent signs become dots).

    As in MediaWiki, white space becomes underscores.
    """
    text = text[:_MAX_LENGTH]
    if mode == "legacy":
        encoded = quote(text.replace(" ", "_"), safe=":-_.", errors="replace")
        return encoded.replace("~", ".7E").replace("%", ".")
    return _SPACE.sub("_", text)
