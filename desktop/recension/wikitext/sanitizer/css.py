"""Styles a writer may give: https://www.mediawiki.org/wiki/Help:HTML_in_wikitext.

A style that could fetch, run or hide behind odd spellings is replaced by a comment that says so.
"""

from __future__ import annotations

import re

from recension.wikitext.sanitizer.entities import decode_references, is_valid

INSECURE = "/* insecure input */"
INVALID = "/* invalid control char */"
_REPLACEMENT = "\ufffd"
_BLANKS = (0x0C, 0x0D)

_ESCAPE = re.compile(r"\\(?:(\r\n|[\n\r\f])|([0-9A-Fa-f]{1,6})[ \t\r\n\f]?|(.)|$)", re.DOTALL)
_FULL_WIDTH = re.compile("[\uff01-\uff3b\uff3d-\uff5a]")
_LOOK_ALIKES = str.maketrans("\u0280\u0274\u207f\u029f\u026a\u207d\u208d", "rnnli((")
# Marks that old engines read as a repeated letter in "expreSSion".
_REPEATED_S = re.compile("s[\u3005\u3031\u309d\u30fc\u30fd\ufe7c\ufe7d\uff70]", re.IGNORECASE)
_ONLY_COMMENT = re.compile(r"\s*/\*[^*\\/]*\*/\s*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd]")
_INSECURE = re.compile(
    r"expression|accelerator\s*:|-o-link\s*:|-o-link-source\s*:|-o-replace\s*:"
    r"|(?:url|src|image|image-set|cross-fade)\s*\(|-moz-binding|behavior\s*:|@import"
    r"|attr\s*\([^)]+[\s,]url",
    re.IGNORECASE,
)


def checked_style(style: str) -> str:
    """Return the style as it may be used, or a comment in its place."""
    style = normalized_style(style)
    if _CONTROL.search(style):
        return INVALID
    return INSECURE if _INSECURE.search(style) else style


def normalized_style(style: str) -> str:
    """Return the style with references and escapes read and comments turned into spaces."""
    style = _ESCAPE.sub(_unescaped, decode_references(style))
    style = _FULL_WIDTH.sub(lambda match: chr(ord(match[0]) - 0xFEE0), style)
    style = style.translate(_LOOK_ALIKES)
    if not _ONLY_COMMENT.fullmatch(style):
        style = _without_comments(style)
    return _REPEATED_S.sub("ss", style)


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        return ""
    if match[2]:
        number = int(match[2], 16)
        character = chr(number) if is_valid(number) or number in _BLANKS else _REPLACEMENT
    else:
        character = match[3] or "\\"
    # These would end a string or begin an escape: they stay escaped.
    return f"\\{ord(character):x} " if character in "\n\"'\\" else character


def _without_comments(style: str) -> str:
    out = []
    position = 0
    while (start := style.find("/*", position)) >= 0:
        out.append(style[position:start])
        end = style.find("*/", start + 2)
        if end < 0:
            return "".join(out)
        out.append(" ")
        position = end + 2
    out.append(style[position:])
    return "".join(out)
