"""Writing XML so that it reads back to the same characters, those aside that XML forbids."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

# What XML 1.0 forbids (its production 2, Char): a name of a file can have it.
_FORBIDDEN = dict.fromkeys(
    [
        *(code for code in range(0x20) if chr(code) not in "\t\n\r"),
        *range(0xD800, 0xE000),
        0xFFFE,
        0xFFFF,
    ],
    "\ufffd",
)
# A parser makes a line feed of a bare CR, and a space of white space in an attribute.
_TEXT = _FORBIDDEN | str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = _FORBIDDEN | str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\r": "&#13;",
        "\n": "&#10;",
        "\t": "&#9;",
    }
)


def element(
    name: str, content: str | None = None, attributes: Mapping[str, object] | None = None
) -> str:
    """Return an element; without content it is an empty one."""
    written = "".join(
        f' {key}="{str(value).translate(_ATTRIBUTE)}"' for key, value in (attributes or {}).items()
    )
    if not content:
        return f"<{name}{written} />"
    return f"<{name}{written}>{content.translate(_TEXT)}</{name}>"


def timestamp(time: datetime) -> str:
    """Return a time of UTC as 2019-09-29T04:19:00Z, the year in four digits."""
    return time.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
