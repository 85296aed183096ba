"""Cutting expanded text into blocks that render alone as they do together.

A cut is made before a heading and at exactly one blank line, outside of everything that is open
there. Joining pieces is always safe, so wherever it is not certain there is no cut.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container
from dataclasses import dataclass

from recension.wikitext.editing import common_ends
from recension.wikitext.render.open_elements import OpenElements
from recension.wikitext.tidy.kinds import INLINE

# Elements of HTML that pair up; what is open of them holds its block together.
_PAIRED = (
    "div|span|table|tr|td|th|ul|ol|li|dl|dt|dd|center|blockquote|p|b|i|u|s|em|strong|small|big"
    "|sub|sup|font|code|tt|cite|del|ins|var|kbd|samp|abbr|q|h1|h2|h3|h4|h5|h6|caption|ruby|rb|rp"
    "|rt|rtc|strike|dfn|bdi|bdo|mark|time|data|pre|figure|figcaption"
)
_TOKEN = re.compile(
    rf"(?P<open><(?P<name>{_PAIRED})\b[^<>]*+>)"
    rf"|(?P<close></(?P<end>{_PAIRED})\b[^<>]*+>)"
    r"|(?P<begun></?[a-z](?![^<>\n]*+>))"
    r"|^[ \t:*#;]*+(?:\x7f[^\x7f]*+\x7f[ \t]*+)*+(?P<table>\{\|)"
    r"|^[ \t]*(?P<endtable>\|\})"
    r"|\[\[[ \t:]*+(?P<file>[^\[\]|{}<>\n:]++:[^\[\]|{}<>\n]*+\|)"
    r"|(?P<links>\[\[)|(?P<endlinks>\]\])"
    r"|(?P<heading>^=[^\n]+=[ \t]*(?:\x7f[^\x7f\n]*\x7f[ \t]*)*$)"
    r"|(?P<blank>\n(?:[ \t]*\n)+)",
    re.MULTILINE | re.IGNORECASE,
)
_ANGLE = re.compile("[<>]")
# What may leave nothing behind takes the line ends beside it along, or makes empty ones.
_GLUE = re.compile(
    r"[ \t]*(?:\[\[(?![ ]*(?:File|Image):)[^\[\]|\n]*:|__[A-Z]|'{5}|\x7f'\"`UNIQ-(?!nowiki))",
    re.IGNORECASE,
)
# What may end a paragraph in the middle of a line, or keep the line from beginning one.
_BLOCK = re.compile(
    rf"^[ \t]*\|\}}|</?(?!(?:{'|'.join(sorted(INLINE - {'iframe', 'object'}))})\b)(?=[a-z])"
    r"|\[\[[^\[\]|\n]*:|__TOC__|\x7f'\"`UNIQ-(?!nowiki|ref-)",
    re.IGNORECASE,
)


_FAR = 5_000  # code points that differ between two states of a page that are both remembered


@dataclass(frozen=True, slots=True)
class _State:
    """The cuts of an expanded text."""

    text: str
    cuts: list[int]


class CutMemory:
    """The cuts of a page the last time, and before something open took the rest of it away."""

    def __init__(self) -> None:
        self._states = [_State("", [])]

    def cuts(self, text: str) -> list[int]:
        """Return the cuts of a text, looking only where they may be others than before."""
        ends = [common_ends(state.text, text) for state in self._states]
        nearest = max(range(len(ends)), key=lambda index: sum(ends[index]))
        state, shared = self._states[nearest], ends[nearest]
        cuts = _cuts_after_edit(text, state, *shared)
        if max(len(text), len(state.text)) - sum(shared) <= _FAR:
            del self._states[nearest]
        self._states = [*self._states, _State(text, cuts)][-2:]
        return cuts


def cut(text: str, memory: CutMemory | None = None) -> list[tuple[int, int]]:
    """Return the blocks of an expanded text as offsets in code points, in order, without gaps."""
    cuts = (memory or CutMemory()).cuts(text)
    return list(zip([0, *cuts], [*cuts, len(text)], strict=True))


def _cuts_after_edit(text: str, old: _State, prefix: int, suffix: int) -> list[int]:
    """Return the cuts of a text that shares its ends with an older one.

    Nothing is open at a cut, so what comes after it depends on the text from there on alone.
    """
    line = text.rfind("\n", 0, prefix)
    kept = old.cuts[: bisect_left(old.cuts, line)] if line >= 0 else []
    moved = len(text) - len(old.text)
    line = old.text.find("\n", len(old.text) - suffix)
    rest = old.cuts[bisect_right(old.cuts, line) :] if line >= 0 else []
    meetings = {offset + moved: index for index, offset in enumerate(rest)}
    found = _Cutter(text, kept[-1] if kept else 0).cuts(meetings)
    if found and found[-1] in meetings:
        found.extend(offset + moved for offset in rest[meetings[found[-1]] + 1 :])
    return sorted({offset for offset in (*kept, *found) if 0 < offset < len(text)})


class _Cutter:
    """Goes over a text once, counting what is open."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start
        self._elements = OpenElements(text)
        self._tag_end = 0  # where a tag that was begun may end, on another line
        self._tables = 0
        self._files = 0
        self._link = False  # an open link ends at the next closing brackets, or is none
        self._is_astray = False  # behind a closing tag that closes nothing
        self._cuts: list[int] = []

    def cuts(self, meetings: Container[int]) -> list[int]:
        """Return the cuts from the start on, up to the first that is a meeting point."""
        for match in _TOKEN.finditer(self._text, self._start):
            if self._cuts and self._cuts[-1] in meetings:
                break
            kind = match.lastgroup or ""
            if kind in {"heading", "blank"}:
                self._maybe_cut(match)
            elif kind in {"name", "open", "end", "close", "begun"}:
                self._tag(kind, match)
            elif kind == "table":
                self._tables += 1
            elif kind == "endtable":
                self._tables = max(0, self._tables - 1)
            else:
                self._brackets(kind)
        return self._cuts

    def _tag(self, kind: str, match: re.Match[str]) -> None:
        if kind == "begun":
            found = _ANGLE.search(self._text, match.end())
            self._tag_end = found.start() if found else len(self._text)
        elif match["name"]:
            self._elements.open(match["name"].lower(), match.start(), match["open"])
        elif not self._elements.close(match["end"].lower(), match.start()):
            # What follows may stand outside of paragraphs until a heading comes.
            self._is_astray = True

    def _brackets(self, kind: str) -> None:
        if kind == "file":
            self._files += 1
        elif kind == "links":
            self._link = True
        elif self._link:
            self._link = False
        else:
            self._files = max(0, self._files - 1)

    def _maybe_cut(self, match: re.Match[str]) -> None:
        is_open = self._elements or self._tables or self._files or self._link
        if is_open or match.start() < self._tag_end:
            return
        if match.lastgroup == "heading":
            self._cuts.append(match.start())
            self._is_astray = False
        elif self._is_astray:
            return
        elif match[0] == "\n\n" and match.start() and not self._is_glued(match):
            self._cuts.append(match.end())

    def _is_glued(self, match: re.Match[str]) -> bool:
        """Tell whether the lines beside a blank one may belong to one another all the same."""
        text = self._text
        above = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        line_end = text.find("\n", match.end())
        below = text[match.end() : line_end if line_end >= 0 else len(text)]
        if not below.strip() or not above.strip() or _GLUE.match(above) or _GLUE.match(below):
            return True
        if line_end < 0 and below.lstrip(" \t:").startswith("{|"):
            return True  # alone on its page it would be nothing
        # Text beside a block is in no paragraph, and nothing but spaces would part the two.
        block = _BLOCK.search(below)
        is_text_first = block is not None and (block.start() > 0 or block[0] == "</")
        return is_text_first and _BLOCK.search(above) is not None
