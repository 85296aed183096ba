"""Whether HTML is inert, judged by a tree of html5lib and lists of what may stand in it.

It shares nothing with the sanitizer: what is not listed here is a hole until someone has thought
about it. Elements and attributes are those that MediaWiki's output is known to have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib  # type: ignore[import-untyped]  # it has no types


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HTML = _words("""
    a abbr b bdi bdo big blockquote br caption center cite code data dd del dfn div dl dt em
    figcaption figure font h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li link mark meta ol p
    pre q rb rp rt rtc ruby s samp small span strike strong sub sup table tbody td th time tr tt
    u ul var wbr
""")
_MATH = _words("""
    annotation math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot
    mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics
""")
_ANYWHERE = _words("""
    about class datatype dir id itemid itemprop itemref itemscope itemtype lang property resource
    role style tabindex title typeof
""")
# These hold no address and do nothing but look, or say something about the text.
_HARMLESS = _words("""
    abbr align alt axis bgcolor border cellpadding cellspacing clear color colspan content datetime
    decoding face for frame headers height nowrap rel reversed rowspan rules scope size start
    summary target type valign value width
""")
_HARMLESS_MATH = _words("""
    accent accentunder alttext columnalign columnlines columnspacing columnspan depth display
    displaystyle encoding fence form framespacing height linethickness lspace mathbackground
    mathcolor mathsize mathvariant maxsize minsize movablelimits notation rowalign rowlines
    rowspacing rowspan rspace scriptlevel separator stretchy symmetric voffset width xmlns
""")
_DATA_ONLY = {
    "link": _words("href itemprop title"),
    "meta": _words("content itemprop property"),
    "input": _words("class id role style type"),
}
_ADDRESSES = {
    "a": ("href",),
    "link": ("href",),
    "img": ("src", "srcset"),
    **dict.fromkeys(("blockquote", "q", "ins", "del"), ("cite",)),
}
_SCHEMES = _words("""
    bitcoin ftp ftps geo git gopher http https irc ircs magnet mailto matrix mms news nntp redis
    sftp sip sips sms ssh svn tel telnet urn worldwind xmpp
""")
_NAMED = re.compile(
    r"(?:aria-|data-(?!mw-|parsoid))[a-z0-9.\-]*|data-mw-(?:group|line|mark)|xmlns:[a-z0-9:_.\-]+"
)
_SCHEME = re.compile(r"[\0-\x20]*([A-Za-z][A-Za-z0-9+.\-]*):")
_ESCAPED_QUOTE = re.compile(r"\\(?:22|27|5c|a) ")
_ACTIVE_STYLE = re.compile(
    r"(?:url|src|image|image-set|cross-fade|element|paint)\s*\(|expression|@import|behaviou?r\s*:"
    r"|-binding|-o-link(?:-source)?\s*:",
    re.IGNORECASE,
)


class NotInertError(AssertionError):
    """What in HTML could run, load, navigate or break out."""


def check_inert(html: str, *, images: str = "") -> None:
    """Raise NotInertError where HTML holds what could run, load, navigate or break out.

    `images` is what the addresses of all pictures begin with.
    """
    if "\x7f" in html:
        raise NotInertError(f"a marker was left: {html!r}")
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=True)
    for element in _walk(tree):
        try:
            _check_element(element, images)
        except NotInertError as error:
            raise NotInertError(f"{error} in {html!r}") from None


def check_style(style: str) -> None:
    """Raise NotInertError where a style could load or run anything, or hides what it does."""
    plain = _ESCAPED_QUOTE.sub("", style)
    without_comments = re.sub(r"/\*.*?(?:\*/|\Z)", "", plain, flags=re.DOTALL)
    if "\\" in plain or _ACTIVE_STYLE.search(plain) or _ACTIVE_STYLE.search(without_comments):
        raise NotInertError(f"style {style!r}")


def _walk(element: Element) -> Iterator[Element]:
    for child in element:
        yield child
        yield from _walk(child)


def _check_element(element: Element, images: str) -> None:
    if not isinstance(element.tag, str):
        raise NotInertError("a comment")
    space, _, name = element.tag.rpartition("}")
    is_math = space.endswith("/MathML")
    is_html = space.endswith("/xhtml")
    if name not in (_MATH if is_math else _HTML if is_html else ()):
        raise NotInertError(f"element {element.tag}")
    if name == "input" and element.get("type") != "checkbox":
        raise NotInertError("a field")
    known = _ANYWHERE | (_HARMLESS_MATH if is_math else _HARMLESS)
    for attribute, value in element.attrib.items():
        _check_attribute(name, str(attribute), value, known, images)


def _check_attribute(
    name: str, attribute: str, value: str, known: frozenset[str], images: str
) -> None:
    if attribute in _ADDRESSES.get(name, ()):
        _check_address(attribute, value, images if name == "img" else "")
    elif not (attribute in known or _NAMED.fullmatch(attribute)):
        raise NotInertError(f"attribute {attribute} of {name}")
    if attribute not in _DATA_ONLY.get(name, {attribute}):
        raise NotInertError(f"attribute {attribute} of {name}")
    if attribute == "style":
        check_style(value)


def _check_address(attribute: str, value: str, images: str) -> None:
    for part in value.split(",") if attribute == "srcset" else [value]:
        # A browser drops these before it looks for the scheme.
        address = re.sub(r"[\t\n\r]", "", part)
        scheme = _SCHEME.match(address)
        if scheme and scheme[1].lower() not in _SCHEMES:
            raise NotInertError(f"address {address!r}")
        if images and not address.strip().startswith(images):
            raise NotInertError(f"picture from {address!r}")
