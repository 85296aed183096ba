"""TeX as texvc reads it: made safe for the converter, or refused with texvc's words.

One pass over the tokens. What is nested too deeply is refused, for the converter would go as deep.
"""

from __future__ import annotations

import re

from recension.wikitext.tags.math.commands import (
    ALIASES,
    ARGUMENTS,
    COUNTED_ENVIRONMENTS,
    ENVIRONMENTS,
    REFUSED,
    SYMBOLS,
    WITH_OPTION,
)

_MAX_LENGTH = 10_000  # code points
_MAX_DEPTH = 50  # of groups and arguments in one another
_TOKEN = re.compile(
    r"\\(?:begin|end)[ \t\n]*\{(?P<environment>[A-Za-z]+\*?)\}"
    r"|(?P<command>\\[A-Za-z]+)|(?P<sign>\\.)|(?P<brace>[{}])|(?P<comment>%)|[^\\{}%]+|\\",
    re.DOTALL,
)
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_COUNT = re.compile(r"[ \t\n]*\{[ \t]*[0-9]{1,3}[ \t]*\}")
_GROUP_AHEAD = re.compile(r"[ \t\n]*\{")


class MathError(ValueError):
    """Why a formula cannot be shown, in texvc's words."""


def unknown_function(name: str) -> MathError:
    """Return the error for a command that there is not."""
    return MathError(f'unknown function "{name}"')


def prepared(tex: str) -> str:
    """Return TeX for the converter; raises MathError where texvc would refuse it."""
    if len(tex) > _MAX_LENGTH:
        raise MathError("syntax error")
    if _NOT_TEXT.search(tex):
        raise MathError("lexing error")
    return _Reader(tex).read()


class _Nesting:
    """How deep groups, and commands that are arguments of others, stand in one another."""

    def __init__(self) -> None:
        self._levels: list[list[int]] = [[]]  # arguments that commands wait for, group by group
        self._depth = 0

    def command(self, arguments: int) -> None:
        """Come to a command that takes arguments."""
        self._levels[-1].append(arguments)
        self._go_deeper()

    def atom(self) -> None:
        """Come to something whole, which may end commands that waited for it."""
        waiting = self._levels[-1]
        while waiting:
            waiting[-1] -= 1
            if waiting[-1] > 0:
                return
            waiting.pop()
            self._depth -= 1

    def begin(self) -> None:
        """Come to the beginning of a group."""
        self._levels.append([])
        self._go_deeper()

    def end(self) -> None:
        """Come to the end of a group."""
        self._depth -= len(self._levels.pop()) + 1

    def _go_deeper(self) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise MathError("syntax error")


class _Reader:
    def __init__(self, tex: str) -> None:
        self._tex = tex
        self._out: list[str] = []
        self._open: list[tuple[str, str]] = []  # what is open, and what ends it
        self._nesting = _Nesting()
        self._may_have_option = False

    def read(self) -> str:
        position = 0
        while match := _TOKEN.match(self._tex, position):
            position = self._take(match)
        if self._open:
            raise MathError("syntax error")
        return "".join(self._out)

    def _take(self, match: re.Match[str]) -> int:
        """Take a token, and return where the next one begins."""
        if match["environment"]:
            return self._environment(match)
        if match["command"]:
            return self._command(match["command"], match.end())
        if match["comment"] or match[0] == "\\":
            raise MathError("lexing error")
        if match["brace"] == "{":
            self._begin("{", "{", "}")
        elif match["brace"]:
            self._end("{")
        elif match["sign"]:
            self._nesting.atom()
            self._out.append(match[0])
        else:
            self._characters(match[0])
        return match.end()

    def _characters(self, text: str) -> None:
        self._out.append(text)
        for character in text.replace(" ", "").replace("\n", ""):
            if character == "[" and self._may_have_option:
                self._open.append(("[", ""))
                self._nesting.begin()
            elif character == "]" and self._open and self._open[-1][0] == "[":
                self._open.pop()
                self._nesting.end()
            else:
                self._nesting.atom()
            self._may_have_option = False

    def _command(self, name: str, position: int) -> int:
        if name in REFUSED:
            raise unknown_function(name)
        if name == r"\left":
            self._begin(name, name, r"\right")
        elif name == r"\right":
            self._end(r"\left")
        elif name == r"\substack" and (group := _GROUP_AHEAD.match(self._tex, position)):
            self._begin("{", r"{\scriptstyle\begin{matrix}", r"\end{matrix}}")
            return group.end()
        elif not (name in (r"\limits", r"\nolimits") and self._ends_group()):
            self._plain_command(name)
        return position

    def _plain_command(self, name: str) -> None:
        alias = ALIASES.get(name, name)
        # A letter right behind must not become part of the name.
        self._out.append(alias + " " if alias[:1] == "\\" else alias)
        if name in SYMBOLS:
            self._nesting.atom()
        else:
            self._nesting.command(ARGUMENTS.get(name, 1))
        self._may_have_option = name in WITH_OPTION

    def _ends_group(self) -> bool:
        return bool(self._out) and self._out[-1].endswith("}")

    def _environment(self, match: re.Match[str]) -> int:
        name = match["environment"]
        if not match[0].startswith(r"\begin"):
            self._end(name)
            return match.end()
        begin, end = ENVIRONMENTS.get(name, (rf"\begin{{{name}}}", rf"\end{{{name}}}"))
        self._begin(name, begin, end)
        count = _COUNT.match(self._tex, match.end()) if name in COUNTED_ENVIRONMENTS else None
        return count.end() if count else match.end()

    def _begin(self, kind: str, written: str, end: str) -> None:
        self._open.append((kind, end))
        self._nesting.begin()
        self._may_have_option = False
        self._out.append(written)

    def _end(self, kind: str) -> None:
        if not self._open or self._open[-1][0] != kind:
            raise MathError("syntax error")
        self._out.append(self._open.pop()[1])
        self._nesting.end()
        self._nesting.atom()
        self._may_have_option = False
