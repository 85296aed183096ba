"""Reading a title, by the rules of MediaWiki (Manual:Page title, Manual:$wgLegalTitleChars)."""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from unicodedata import normalize

from recension.errors import BadTitle
from recension.titles.namespaces import ENGLISH, SPECIAL, TALK, Namespaces
from recension.titles.title import Title, upper_first

MAX_BYTES = 255  # of the text without namespace, in UTF-8
_MAX_SPECIAL_BYTES = 512

_SPACES = re.compile("[ _\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e]")
_PREFIX = re.compile(r"([^:]+?) *: *(.*)", re.DOTALL)
_NAMED = r"[^\0-/:-@\[-`{-\x7f]+"  # letters and digits, and all beyond ASCII: quick to compile so
_REFERENCE = re.compile(rf"&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|{_NAMED});")
_NOT_TEXT = re.compile("[\ufffd\ud800-\udfff]")
_NOT_IN_FRAGMENT = re.compile("[\0\x7f]")  # which may have all other characters
_ILLEGAL = re.compile(
    r"""(?=[\0-\x7f])[^ %!"$&'()*,\-./0-9:;=?@A-Z\\^`a-z~+]"""
    r"|%[0-9A-Fa-f]{2}"  # would be decoded in an address
    rf"|&(?:{_NAMED}|#[0-9]+|#[xX][0-9A-Fa-f]+);"
)
# Most titles: there is nothing to normalise, and nothing that a rule could forbid.
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9(),'-]*+(?: [A-Za-z0-9(),'-]++)*+")
_RELATIVE = re.compile(r"\.{1,2}\Z|\.{1,2}/|.*/\.{1,2}(?:/|\Z)", re.DOTALL)


def parse_title(
    text: str,
    namespaces: Namespaces = ENGLISH,
    default_namespace: int = 0,
    interwikis: Collection[str] = (),
    local_interwikis: Collection[str] = (),
) -> Title:
    """Return the title a writer means by a text.

    Entities are decoded; `interwikis` are lower case prefixes of other wikis, of which
    `local_interwikis` lead back to this one. Raises BadTitle with the key of the broken rule.
    """
    if len(text) <= MAX_BYTES and _PLAIN.fullmatch(text):
        capital = namespaces.begins_with_capital(default_namespace)
        return make_title(default_namespace, upper_first(text) if capital else text, namespaces)
    reader = _Reader(text, namespaces, interwikis, local_interwikis)
    return reader.read(default_namespace)


def make_title(namespace: int, text: str, namespaces: Namespaces = ENGLISH) -> Title:
    """Return the title of a namespace and a text that is already in its normal form."""
    name = namespaces.name(namespace)
    return Title(namespace, text, "", "", name, namespaces.has_subpages(namespace))


def normalize_title(text: str, namespaces: Namespaces = ENGLISH) -> str:
    """Return the whole title in its normal form, without fragment; raises BadTitle."""
    return parse_title(text, namespaces).full


class _Reader:
    """One title on its way from what was written to its normal form."""

    def __init__(
        self,
        written: str,
        namespaces: Namespaces,
        interwikis: Collection[str],
        local_interwikis: Collection[str],
    ) -> None:
        self._written = written
        self._namespaces = namespaces
        self._interwikis = interwikis
        self._local = local_interwikis
        self._namespace = 0
        self._interwiki = ""
        self._came_back = False

    def read(self, default_namespace: int) -> Title:
        text = self._written
        if "&" in text:
            text = _REFERENCE.sub(lambda m: html.unescape(m[0]), text)
        text = normalize("NFC", _DIRECTION_MARKS.sub("", text))  # as all that MediaWiki is given
        text = _SPACES.sub(" ", text).strip(" ")
        self._refuse(_NOT_TEXT.search(text) is not None, "encoding")
        self._refuse(not text, "empty")
        text = self._prefixes(text, default_namespace)
        text, _, fragment = text.partition("#")
        text = text.rstrip(" ")
        self._check(text, fragment)
        if not self._interwiki and self._namespaces.begins_with_capital(self._namespace):
            text = normalize("NFC", upper_first(text))
        return Title(
            self._namespace,
            text,
            fragment.rstrip(" "),
            self._interwiki,
            "" if self._interwiki else self._namespaces.name(self._namespace),
            self._namespaces.has_subpages(self._namespace),
            self._came_back,
        )

    def _prefixes(self, text: str, default_namespace: int) -> str:
        self._namespace = default_namespace
        if text.startswith(":"):
            self._namespace = 0
            text = text[1:].lstrip(" ")
            self._refuse(not text, "empty")
        while match := _PREFIX.match(text):
            prefix, rest = match[1], match[2]
            number = self._namespaces.number(prefix)
            if number:  # the main namespace has no prefix
                self._namespace = number
                self._refuse(number == TALK and self._is_prefix(rest), "talk-of-talk")
                return self._after_prefix(rest)
            prefix = prefix.lower()
            if prefix not in self._interwikis:
                break
            if prefix not in self._local:
                self._interwiki, self._namespace = prefix, 0
                return rest[1:].lstrip(" ") if rest.startswith(":") else rest
            text, self._came_back, self._namespace = rest or "Main Page", True, 0
            if text.startswith(":"):
                text = text[1:].lstrip(" ")
        return text

    def _after_prefix(self, rest: str) -> str:
        self._refuse(rest.startswith(":"), "colon")
        return rest

    def _is_prefix(self, text: str) -> bool:
        match = _PREFIX.match(text)
        if match is None:
            return False
        return bool(self._namespaces.number(match[1])) or match[1].lower() in self._interwikis

    def _check(self, text: str, fragment: str) -> None:
        illegal = _ILLEGAL.search(text)
        if illegal:
            self._refuse(True, f"character:{illegal[0]}" if len(illegal[0]) == 1 else "entity")  # noqa: FBT003 - reads as the rule
        self._refuse(_NOT_IN_FRAGMENT.search(fragment) is not None, "encoding")
        if "." in text:
            self._refuse(_RELATIVE.match(text) is not None, "relative")
        self._refuse("~~~" in text, "signature")
        limit = _MAX_SPECIAL_BYTES if self._namespace == SPECIAL else MAX_BYTES
        self._refuse(len(text) * 4 > limit and len(text.encode()) > limit, "too-long")
        if not text and not self._interwiki:
            self._refuse(self._namespace != 0 or not fragment, "empty")
        self._refuse(text.startswith(":"), "colon")

    def _refuse(self, broken: bool, reason: str) -> None:  # noqa: FBT001 - reads as the rule
        if broken:
            raise BadTitle(self._written, reason)
