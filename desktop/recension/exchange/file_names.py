"""The names of the files that pages and images have outside, from which their titles are read back.

`titling` reads them. Each part of a path is a namespace, a page above a subpage, or the page; what
some system forbids in a name is written in percent signs. Windows forbids the most: see "Naming
Files, Paths, and Namespaces" in its documentation.
"""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import is_normalized, normalize

from recension.exchange.titling import CONTINUED, IMAGES, TEXTS
from recension.titles import ENGLISH, parse_title

_FORBIDDEN = frozenset('\\/:*?"<>|%~')
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{device}{digit}" for device in ("com", "lpt") for digit in "0123456789\u00b9\u00b2\u00b3"}
)
_LONGEST = 200  # bytes of one part; every system takes 255, and endings come behind it
_SUFFIX = ".wiki"

# Tells whether the character at a place of a part must be written in percent signs.
_Must = Callable[[str, int], bool]


class FileNames:
    """Gives every title a path of its own, "Template/Foo_bar.wiki", in the order it is asked.

    Titles that a system without upper and lower case would take for one get paths that differ
    there too: capitals of the later ones are written in percent signs, or, where they have none,
    the first letters of their parts, or all letters.
    """

    def __init__(self) -> None:
        self._paths: dict[str, str] = {}  # by title
        self._taken: dict[str, tuple[str, str]] = {}  # paths and what is there, by `_folded`

    def page(self, title: str) -> str:
        """Return the path of a page, with "/" between its parts."""
        if title not in self._paths:
            self._paths[title] = self._free(_folder(title), _inside(title), _SUFFIX)
        return self._paths[title]

    def image(self, name: str) -> str:
        """Return the path of an image ("Map.png")."""
        title = f"{ENGLISH.name(6)}:{name}\0"  # pages have other keys
        if title not in self._paths:
            self._paths[title] = self._free([ENGLISH.name(6)], [name], "")
        return self._paths[title]

    def _free(self, folder: list[str], parts: list[str], suffix: str) -> str:
        path = ""
        for must in _LESS_AND_LESS_READABLE:
            path = _path(folder, parts, suffix, must)
            if self._take(path):
                break
        return path

    def _take(self, path: str) -> bool:
        parts = path.split("/")
        wanted = {"/".join(parts[:count]): "folder" for count in range(1, len(parts))}
        wanted[path] = "file"
        known = {_folded(name): (name, kind) for name, kind in wanted.items()}
        if any(self._taken.get(key, one) != one for key, one in known.items()):
            return False
        self._taken.update(known)
        return True


def _folder(title: str) -> list[str]:
    parsed = parse_title(title)
    return [parsed.namespace_name.replace(" ", "_")] if parsed.namespace else []


def _inside(title: str) -> list[str]:
    """Return the parts of a title, without its namespace; none of them is empty."""
    parsed = parse_title(title)
    text = title.partition(":")[2] if parsed.namespace else title
    first, *others = text.split("/")
    parts = [first]
    for part in others:
        # An empty part can be no folder, and a page called like a namespace must not look like it.
        is_taken = not parsed.namespace and parts == [first] and bool(ENGLISH.number(first))
        if not part or not parts[-1] or is_taken:
            parts[-1] += f"/{part}"
        else:
            parts.append(part)
    return parts


def _path(folder: list[str], parts: list[str], suffix: str, must: _Must) -> str:
    *above, last = parts
    named = [_without_suffix(_escaped(part, must)) for part in above]
    return "/".join([*folder, *(_cut(name) for name in named), _cut(_escaped(last, must)) + suffix])


def _folded(name: str) -> str:
    """Return what names are compared by where upper and lower case are one.

    Systems differ in it: it takes for one what any of them does, such as both small sigmas.
    """
    return normalize("NFD", name.upper().casefold())


def _must(part: str, place: int) -> bool:
    return part[place] in _FORBIDDEN or not part[place].isprintable()


def _must_or_capital(part: str, place: int) -> bool:
    return _must(part, place) or part[place] != _folded(part[place])


def _must_or_first_letter(part: str, place: int) -> bool:
    is_first = _has_case(part[place]) and not any(map(_has_case, part[:place]))
    return is_first or _must(part, place)


def _must_or_letter(part: str, place: int) -> bool:
    return _has_case(part[place]) or _must(part, place)


def _has_case(character: str) -> bool:
    return _folded(character) != character or character.upper() != character


_LESS_AND_LESS_READABLE = (_must, _must_or_capital, _must_or_first_letter, _must_or_letter)


def _escaped(part: str, must: _Must) -> str:
    part = part.replace(" ", "_")
    # Some systems take a letter and its accent for the letter that is both in one.
    is_composed = is_normalized("NFC", part)
    is_reserved = _is_reserved(part)
    # A hidden file, and what git, Windows and macOS would take for ".git", begins with a dot.
    is_first_forbidden = is_reserved or part[0] == "."

    def written(place: int, one: str) -> str:
        is_forbidden = (
            must(part, place)
            or (is_first_forbidden and not place)
            or (is_reserved and one != one.lower())
            or not (is_composed or one.isascii())
        )
        return _percent(one) if is_forbidden else one

    return "".join(written(place, one) for place, one in enumerate(part))


def _without_suffix(name: str) -> str:
    """Keep a folder from looking like a file, and from an end that Windows cuts off."""
    stem, dot, suffix = name.rpartition(".")
    is_file = f".{suffix.lower()}" in TEXTS | IMAGES
    return f"{stem}{_percent('.')}{suffix}" if dot and (is_file or not suffix) else name


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())


def _cut(name: str) -> str:
    """Return a name that is too long as several parts, each but the last marked as going on."""
    pieces = [""]
    size = 0
    rest = name
    while rest:
        step = 3 if rest[0] == "%" else 1  # a percent sign begins an escape here, always
        unit, rest = rest[:step], rest[step:]
        length = len(unit.encode())
        if size + length > _LONGEST:
            pieces.append("")
            size = 0
            unit = _percent(".") if unit == "." else unit  # no hidden file
        pieces[-1] += unit
        size += length
    return f"{CONTINUED}/".join(
        _percent(piece[0]) + piece[1:] if _is_reserved(piece) else piece for piece in pieces
    )


def _is_reserved(name: str) -> bool:
    return name.partition(".")[0].lower() in _RESERVED
