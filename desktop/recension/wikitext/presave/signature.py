"""Signatures: what three, four and five tildes become (Help:Signatures, Manual:$wgMaxSigChars)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html.entities import html5
from ipaddress import ip_address
from xml.parsers import expat

from recension.errors import BadTitle
from recension.titles.namespaces import SPECIAL, USER
from recension.wikitext.escape_wikitext import escape_wikitext
from recension.wikitext.functions.clock import MONTHS
from recension.wikitext.site import Site

MAX_SIGNATURE = 255  # code points, $wgMaxSigChars
_TILDES = re.compile(r"~{3,5}")
_FIVE, _FOUR = 5, 4
_NOT_SUBSTITUTED = re.compile(r"\{\{(?!subst:)", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|([A-Za-z][A-Za-z0-9]*));")


@dataclass(frozen=True, slots=True)
class Signer:
    """Who saves, and when."""

    name: str  # of the user, without namespace; "" signs with the time alone
    time: datetime  # with its zone
    signature: str = ""  # in place of the name
    is_wikitext: bool = True  # the signature is more than words: it takes the place of the links

    @property
    def user(self) -> str:
        """The name as MediaWiki knows users, with single spaces inside."""
        return " ".join(self.name.split())


def tildes_in(text: str) -> Iterator[re.Match[str]]:
    """Find the tildes that sign."""
    at = text.find("~~~")
    while tildes := _TILDES.match(text, at) if at >= 0 else None:
        yield tildes
        at = text.find("~~~", tildes.end())


def signed(tildes: str, signer: Signer, signature: str) -> str:
    """Return what tildes become, as they are where there is nobody to sign."""
    if len(tildes) == _FIVE:
        return time_text(signer.time)
    if len(tildes) == _FOUR:
        return f"{signature} {time_text(signer.time)}".lstrip()
    return signature or tildes


def signature_of(signer: Signer, site: Site, expand: Callable[[str], str]) -> str:
    """Return the signature of a user.

    Args:
        signer: the user.
        site: the wiki.
        expand: returns wikitext with its substitutions made.
    """
    chosen = signer.signature.strip()
    if len(chosen) > MAX_SIGNATURE:
        chosen = ""
    if chosen and signer.is_wikitext:
        own = _cleaned(chosen, expand)
        if own:
            return own
        chosen = ""
    return _links(signer.user, _TILDES.sub("", chosen), site)


def is_well_formed(wikitext: str) -> bool:
    """Tell whether every tag of a signature is closed, so that it cannot spill over what follows.

    It has to be a piece of XML, to which HTML's named characters are known.
    """
    parser = expat.ParserCreate()
    try:
        parser.Parse(f"<signature>{_REFERENCE.sub(_harmless, wikitext)}</signature>", True)  # noqa: FBT003 - expat's own
    except (expat.ExpatError, ValueError):
        return False
    return True


def time_text(time: datetime) -> str:
    """Return a time as a signature shows it: "04:19, 29 September 2019 (UTC)"."""
    time = time.astimezone(UTC)
    return f"{time:%H:%M}, {time.day} {MONTHS[time.month - 1]} {time.year} (UTC)"


def _cleaned(wikitext: str, expand: Callable[[str], str]) -> str:
    """Return a signature that stays as it is once it is saved; "" where it cannot be used.

    All it transcludes is substituted, and no tildes remain that would sign again.
    """
    if not is_well_formed(wikitext):
        return ""
    expanded = expand(_TILDES.sub("", _NOT_SUBSTITUTED.sub("{{subst:", wikitext)))
    return "" if "\n" in expanded else _TILDES.sub("", expanded)


def _links(name: str, label: str, site: Site) -> str:
    """Return links to a user's page and talk page, or the name alone where no page can have it.

    Who has no name but an address has no page either: the link leads to the contributions.
    """
    if not name:
        return ""
    shown, written = escape_wikitext(label or name), escape_wikitext(name)
    if _is_address(name):
        return f"[[{site.namespaces.name(SPECIAL)}:Contributions/{written}|{shown}]]"
    user, talk = site.namespaces.name(USER), site.namespaces.name(USER + 1)
    try:
        is_title = not site.parse_title(f"{user}:{name}").fragment
    except BadTitle:
        is_title = False
    if not is_title:
        return shown
    return f"[[{user}:{written}|{shown}]] ([[{talk}:{written}|talk]])"


def _is_address(name: str) -> bool:
    """Tell whether somebody is known by the address of a computer, as who is not logged in."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _harmless(reference: re.Match[str]) -> str:
    name = reference[1]
    return "-" if name is None or f"{name};" in html5 else reference[0]
