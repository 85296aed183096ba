"""Attacks that are known by their tricks; `known_attacks.txt` beside this has them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_FILE = Path(__file__).with_suffix(".txt")


def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    section: list[str] = []
    for line in _FILE.read_text(encoding="ascii").splitlines():
        if line.startswith("= "):
            section = found.setdefault(line[2:], [])
        elif line and not line.startswith("#"):
            section.append(line.encode("ascii").decode("unicode_escape"))
    return found


def known_attacks() -> Iterator[str]:
    """Yield every one as wikitext."""
    sections = _sections()
    yield from sections["odd spellings"]
    yield from sections["confused parsers"]
    for element in sections["elements"]:
        yield f"<{element} src=//evil.example/{element} href=//evil.example onerror=alert(1)>"
    for attribute in sections["attributes that load"]:
        for element in ("span", "td", "blockquote", "font"):
            yield f"<{element} {attribute}='//evil.example/{attribute}'>x</{element}>"
        yield f"{{{{#tag:poem|x|{attribute}=//evil.example/{attribute}}}}}"
        yield f"{{{{#tag:pre|x|{attribute}=javascript:alert(1)}}}}"
    for style in sections["styles"]:
        yield f'<div style="{style}" title="//evil.example/x">x</div>'
        yield f"<div style='{style}'>x</div>"
