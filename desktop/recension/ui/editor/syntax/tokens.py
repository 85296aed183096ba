"""What each piece of markup does to the line it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable

from recension.ui.editor.syntax.open_line import (
    CAPTION,
    COMMENT,
    EXTERNAL,
    LINK,
    PARAMETER,
    REFERENCE,
    TABLE,
    TEMPLATE,
    OpenLine,
)
from recension.ui.editor.syntax.rules import (
    LINK_TARGET,
    LITERAL_TAGS,
    PARAMETER_NAME,
    TAGS,
    TEMPLATE_NAME,
    Style,
)


def _read_comment(line: OpenLine, token: re.Match[str]) -> None:
    if line.push(COMMENT):
        line.skip_comment()
    else:
        line.paint(token.end(), Style.COMMENT)


def _read_tag(line: OpenLine, token: re.Match[str]) -> None:
    name = token["name"].lower()
    if name not in TAGS or token["rest"] is None:
        line.paint(token.end())
        return
    is_closing = token[0].startswith("</")
    if name == REFERENCE and is_closing:
        line.close(REFERENCE)
    line.paint(token.end(), Style.TAG)
    if not is_closing and not token[0].endswith("/>") and token[0].endswith(">"):
        _open_tag(line, name)


def _open_tag(line: OpenLine, name: str) -> None:
    if name == REFERENCE:
        line.push(REFERENCE)
    elif name in LITERAL_TAGS and line.push(name):
        line.skip_literal(name)


def _read_template(line: OpenLine, token: re.Match[str]) -> None:
    is_parameter = token.lastgroup == "parameter"
    line.push(PARAMETER if is_parameter else TEMPLATE)
    line.paint(token.end(), Style.PARAMETER if is_parameter else Style.TEMPLATE)
    name = TEMPLATE_NAME.match(line.text, line.at)
    if name:
        line.paint(name.end(), Style.PARAMETER if is_parameter else Style.TEMPLATE)


def _read_close(line: OpenLine, token: re.Match[str]) -> None:
    top = line.inner(TEMPLATE, PARAMETER)
    if top == PARAMETER and line.text.startswith("}}}", line.at):
        line.paint(line.at + 3, Style.PARAMETER)
        line.close(PARAMETER)
    else:
        line.paint(token.end(), Style.TEMPLATE if top else None)
        line.close(TEMPLATE)


def _read_link(line: OpenLine, token: re.Match[str]) -> None:
    line.push(LINK)
    line.paint(token.end(), Style.LINK)
    target = LINK_TARGET.match(line.text, line.at)
    if target:
        line.paint(target.end(), Style.LINK)


def _read_unlink(line: OpenLine, token: re.Match[str]) -> None:
    is_open = line.inner(LINK, CAPTION)
    line.paint(token.end(), Style.LINK if is_open else None)
    line.close(is_open)


def _read_external(line: OpenLine, token: re.Match[str]) -> None:
    line.push(EXTERNAL)
    line.paint(token.end(), Style.EXTERNAL)


def _read_unexternal(line: OpenLine, token: re.Match[str]) -> None:
    line.paint(token.end(), Style.EXTERNAL if line.top() == EXTERNAL else None)
    if line.top() == EXTERNAL:
        line.pop()


def _read_quotes(line: OpenLine, token: re.Match[str]) -> None:
    count = len(token[0])
    # Four are an apostrophe and bold, more than five are apostrophes and both.
    used = {2: 2, 3: 3, 4: 3}.get(count, 5)
    line.paint(token.end() - used)
    line.paint(token.end(), Style.QUOTES)
    line.is_bold ^= used in {3, 5}
    line.is_italic ^= used in {2, 5}


def _read_pipe(line: OpenLine, token: re.Match[str]) -> None:
    top = line.top()
    if token[0] != "!!" and top in {TEMPLATE, PARAMETER}:
        _read_argument(line, token)
    elif token[0] != "!!" and top in {LINK, CAPTION}:
        line.pop()
        line.push(CAPTION)
        line.paint(line.at + 1, Style.LINK)
    elif top == TABLE:
        line.paint(token.end(), Style.TABLE)
        line.is_bold = line.is_italic = False
    else:
        line.paint(token.end())


def _read_argument(line: OpenLine, token: re.Match[str]) -> None:
    style = Style.PARAMETER if line.top() == PARAMETER else Style.TEMPLATE
    line.paint(token.start() + 1, style)
    name = PARAMETER_NAME.match(line.text, line.at)
    if name and line.top() == TEMPLATE:
        line.paint(name.end(), Style.PARAMETER)


def _read_single(line: OpenLine, token: re.Match[str]) -> None:
    line.paint(token.end(), _SINGLE[token.lastgroup or ""])


_SINGLE = {"url": Style.EXTERNAL, "entity": Style.ENTITY, "magic": Style.MAGIC}

READERS: dict[str, Callable[[OpenLine, re.Match[str]], None]] = {
    "comment": _read_comment,
    "tag": _read_tag,
    "parameter": _read_template,
    "template": _read_template,
    "close": _read_close,
    "link": _read_link,
    "unlink": _read_unlink,
    "external": _read_external,
    "unexternal": _read_unexternal,
    "quotes": _read_quotes,
    "pipe": _read_pipe,
    "url": _read_single,
    "entity": _read_single,
    "magic": _read_single,
}
