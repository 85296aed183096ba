"""What an external address looks like: https://www.mediawiki.org/wiki/Manual:$wgUrlProtocols."""

from __future__ import annotations

import re
from urllib.parse import quote_plus

from recension.wikitext.sanitizer.entities import decode_references

# Protocols that are written as they are; the writer may omit none of their slashes.
PROTOCOLS = (
    "bitcoin:", "ftp://", "ftps://", "geo:", "git://", "gopher://", "http://", "https://",
    "irc://", "ircs://", "magnet:", "mailto:", "matrix:", "mms://", "news:", "nntp://",
    "redis://", "sftp://", "sip:", "sips:", "sms:", "ssh://", "svn://", "tel:", "telnet://",
    "urn:", "worldwind://", "xmpp:",
)  # fmt: skip
_SPLIT_PROTOCOLS = [protocol.partition(":") for protocol in PROTOCOLS]
PROTOCOL_PATTERN = (
    "(?:bitcoin:|ftps?://|geo:|git://|gopher://|https?://|ircs?://|magnet:|mailto:|matrix:"
    "|mms://|news:|nntp://|redis://|sftp://|sips?:|sms:|ssh://|svn://|tel:|telnet://|urn:"
    "|worldwind://|xmpp:)"
)
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"  # Unicode's space separators but the space
_ADDRESS_CLASS = rf"""[^\[\]<>"\x00-\x20\x7f{_SPACES}\ufffd]"""
# The first part may be an IPv6 address in brackets; everything after it is of the class above.
ADDRESS_PATTERN = rf"(?:\[[0-9A-Fa-f:.]+\]|{_ADDRESS_CLASS}){_ADDRESS_CLASS}*"
SPACE_CLASS = f"[ {_SPACES}]"

# Searched for from its colon, which is rare, and not from its first letter, which is not.
CONTAINS_PROTOCOL = re.compile(
    ":(?:" + "|".join(f"(?<={name}:){slashes}" for name, _, slashes in _SPLIT_PROTOCOLS) + ")",
    re.IGNORECASE,
)
STARTS_WITH_PROTOCOL = re.compile(f"(?:{PROTOCOL_PATTERN}|//)", re.IGNORECASE)
WHOLE_ADDRESS = re.compile(f"(?:{PROTOCOL_PATTERN}|//){ADDRESS_PATTERN}", re.IGNORECASE)

_UNSAFE = re.compile(r'[\[\]<>"\x00-\x20\x7f|]')
_PARTS = re.compile(r"([^:]+:)(//[^/]+)(.*)", re.DOTALL)
# Characters that no one sees, and that make two hosts look alike.
_INVISIBLE = re.compile(
    "\\s|%20|[\u00ad\u034f\u1806\u180b-\u180e\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]"
)
_IPV6_HOST = re.compile(r"//%5B([0-9A-Fa-f:.]+)%5D((?::\d+)?)")


def clean_url(url: str) -> str:
    """Return a written address as it goes into an `href` (before HTML escaping).

    References are decoded, what could end the attribute or the address is percent-encoded,
    and invisible characters are taken out of the host where a protocol stands before it.
    """
    url = _UNSAFE.sub(lambda match: quote_plus(match[0]), decode_references(url))
    match = _PARTS.fullmatch(url)
    if match is None:
        return url
    host = _INVISIBLE.sub("", match[2])
    host = _IPV6_HOST.sub(r"//[\1]\2", host)
    return match[1] + host + match[3]
