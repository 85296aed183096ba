r"""Chemical formulas and equations, `\ce{2H2 + O2 -> 2H2O}`, as TeX.

The usual part of mhchem (https://mhchem.github.io/MathJax-mhchem/): elements, counts, charges,
isotopes, bonds, arrows with their conditions, states, precipitates, texts and formulas inside.
"""

from __future__ import annotations

import re

from recension.wikitext.tags.math.source import MathError

_MAX_DEPTH = 20  # of conditions of arrows in one another
_MAX_LENGTH = 10_000  # code points
_ARROWS = {
    "<=>>": r"\rightleftharpoons", "<<=>": r"\rightleftharpoons", "<=>": r"\rightleftharpoons",
    "<-->": r"\rightleftarrows", "<->": r"\leftrightarrow", "->": r"\rightarrow",
    "<-": r"\leftarrow", "=>": r"\Rightarrow", "<=": r"\Leftarrow",
}  # fmt: skip
_BONDS = {"-": r"{-}", "=": "{=}", "#": r"{\equiv}"}
_TOKEN = re.compile(
    r"(?P<space>[ \t\n]+)"
    r"|(?P<arrow><=>>|<<=>|<=>|<-->|<->|->|<-(?=[ \[A-Z0-9])|=>|<=)"
    r"|(?P<script>[\^_])"
    r"|(?P<number>[0-9]+(?:[./][0-9]+)?)"
    r"|(?P<letters>[A-Za-z]+)"
    r"|(?P<command>\\[A-Za-z]+|\\.)"
    r"|(?P<group>\{)|(?P<formula>\$)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_SCRIPT = re.compile(r"[0-9]*[+\-]|[0-9./]+|[A-Za-z]|\\[A-Za-z]+")
_CHARGE = re.compile(r"[+\-](?![A-Za-z0-9({\[\\>])")
_CLOSING = {"{": "}", "[": "]", "$": "$"}


def with_chemistry(tex: str) -> str:
    r"""Return TeX with every `\ce{...}` written out; raises MathError for one without its end."""
    if len(tex) > _MAX_LENGTH:
        raise MathError("syntax error")
    return _replaced(tex, 0)


def _replaced(tex: str, depth: int) -> str:
    out, position = [], 0
    while (start := tex.find(r"\ce", position)) >= 0:
        opening = start + len(r"\ce")
        if tex[opening : opening + 1].isalpha():
            out.append(tex[position:opening])
            position = opening
            continue
        while tex[opening : opening + 1].isspace():
            opening += 1
        if tex[opening : opening + 1] != "{":
            raise MathError("syntax error")
        end = _end_of_group(tex, opening)
        out += [tex[position:start], _Equation(tex[opening + 1 : end], depth).tex()]
        position = end + 1
    return "".join([*out, tex[position:]])


def _end_of_group(text: str, opening: int) -> int:
    """Return where a group ends whose opening bracket stands at an offset."""
    begin, end = text[opening], _CLOSING[text[opening]]
    depth = 0
    position = opening
    while position < len(text):
        character = text[position]
        if character == "\\":
            position += 1
        elif character == end and (depth == 1 or begin == end) and position > opening:
            return position
        elif character == begin:
            depth += 1
        elif character == end:
            depth -= 1
        position += 1
    raise MathError("syntax error")


class _Equation:
    def __init__(self, text: str, depth: int) -> None:
        if depth > _MAX_DEPTH:
            raise MathError("syntax error")
        self._text = text
        self._depth = depth
        self._out: list[str] = []
        self._is_after_atom = False  # a number is a count then, and a sign a charge

    def tex(self) -> str:
        position = 0
        while match := _TOKEN.match(self._text, position):
            position = self._take(match)
        return "{" + "".join(self._out) + "}"

    def _take(self, match: re.Match[str]) -> int:
        """Take a token, and return where the next one begins."""
        text, start, end = match[0], match.start(), match.end()
        if match["number"]:
            self._number(text)
        elif match["letters"]:
            self._atom(rf"\mathrm{{{text}}}")
        elif match["other"]:
            self._sign(text, start)
        else:
            return self._take_more(match)
        return end

    def _take_more(self, match: re.Match[str]) -> int:
        """Take what may be longer than its first token."""
        text, start, end = match[0], match.start(), match.end()
        if match["space"]:
            return self._space(end)
        if match["arrow"]:
            return self._arrow(text, end)
        if match["script"]:
            return self._script(text, end)
        if match["command"]:
            return self._command(text, end)
        return self._group(start) if match["group"] else self._formula(start)

    def _atom(self, tex: str) -> None:
        self._out.append(tex)
        self._is_after_atom = True

    def _space(self, end: int) -> int:
        self._is_after_atom = False
        # An arrow up or down by itself: a gas leaves, something precipitates.
        for letter, arrow in (("^", r"\uparrow "), ("v", r"\downarrow ")):
            behind = self._text[end + 1 : end + 2]
            if self._text[end : end + 1] == letter and (not behind or behind.isspace()):
                self._out.append(arrow)
                return end + 1
        self._out.append(r"\ " if self._out else "")
        return end

    def _arrow(self, text: str, end: int) -> int:
        conditions: list[str] = []
        while len(conditions) < 2 and self._text[end : end + 1] == "[":  # noqa: PLR2004 - above and below
            closing = _end_of_group(self._text, end)
            conditions.append(_Equation(self._text[end + 1 : closing], self._depth + 1).tex())
            end = closing + 1
        above, below = [*conditions, "", ""][:2]
        name = _ARROWS[text]
        if name == r"\rightarrow" and conditions:
            arrow = rf"\xrightarrow[{below}]{{{above}}}"
        elif name == r"\leftarrow" and conditions:
            arrow = rf"\xleftarrow[{below}]{{{above}}}"
        else:
            arrow = (
                rf"\underset{{{below}}}{{\overset{{{above}}}{{{name}}}}}" if conditions else name
            )
        self._out.append(rf"\mathrel{{{arrow}}}")
        self._is_after_atom = False
        return end

    def _script(self, sign: str, end: int) -> int:
        if self._text[end : end + 1] == "{":
            closing = _end_of_group(self._text, end)
            content = self._text[end + 1 : closing]
            script, end = _upright(content), closing + 1
        elif match := _SCRIPT.match(self._text, end):
            script, end = _upright(match[0]), match.end()
        else:
            raise MathError("syntax error")
        base = "" if self._is_after_atom else "{}"
        self._out.append(f"{base}{sign}{{{script}}}")
        self._is_after_atom = True
        return end

    def _number(self, text: str) -> None:
        if self._is_after_atom:
            self._out.append(f"_{{{text}}}")
            return
        numerator, slash, denominator = text.partition("/")
        self._out.append(rf"\tfrac{{{numerator}}}{{{denominator}}}" if slash else text)
        self._out.append(r"\,")

    def _command(self, text: str, end: int) -> int:
        out = [text]
        while self._text[end : end + 1] == "{":
            closing = _end_of_group(self._text, end)
            out.append(self._text[end : closing + 1])
            end = closing + 1
        self._atom("".join(out) if len(out) > 1 else f"{text} ")
        return end

    def _group(self, start: int) -> int:
        end = _end_of_group(self._text, start)
        self._atom(rf"\text{{{self._text[start + 1 : end]}}}")
        return end + 1

    def _formula(self, start: int) -> int:
        end = _end_of_group(self._text, start)
        self._atom(f"{{{self._text[start + 1 : end]}}}")
        return end + 1

    def _sign(self, sign: str, start: int) -> None:
        if self._is_after_atom and _CHARGE.match(self._text, start):
            self._out.append(f"^{{{sign}}}")
        elif self._is_after_atom and sign in _BONDS:
            self._out.append(_BONDS[sign])
        elif sign in "*.":
            self._out.append(r"\cdot ")
            self._is_after_atom = False
        else:
            self._out.append(sign)
            self._is_after_atom = sign in ")]}"


def _upright(text: str) -> str:
    """Return the content of a script: signs and numbers as they are, letters upright."""
    return re.sub(r"(?<![\\A-Za-z])[A-Za-z]+", lambda match: rf"\mathrm{{{match[0]}}}", text)
