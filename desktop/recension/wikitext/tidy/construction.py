"""HTML as a well-formed tree with paragraphs around bare text, token by token."""

from __future__ import annotations

from recension.wikitext.tidy.body import BodyRules
from recension.wikitext.tidy.formatting import ActiveFormatting
from recension.wikitext.tidy.kinds import RAW, TABLE_LEVELS
from recension.wikitext.tidy.nodes import BLANK
from recension.wikitext.tidy.stack import OpenStack
from recension.wikitext.tidy.tables import TableRules
from recension.wikitext.tidy.tokens import Token, tokens


def wrapped(html: str) -> str:
    """Return HTML with all that is open closed, and bare text in paragraphs."""
    construction = _Construction()
    for token in tokens(html):
        construction.add(token)
    return construction.html()


class _Construction:
    def __init__(self) -> None:
        self._open = OpenStack()
        formatting = ActiveFormatting(self._open)
        self._body = BodyRules(self._open, formatting)
        self._tables = TableRules(self._open, formatting, self._body)
        self._table_text = ""  # directly in a table, until it is known whether all of it is blank
        self._in_new_pre = False  # directly behind the start of <pre>

    def html(self) -> str:
        """Return the finished tree as HTML."""
        self._put_table_text()
        return self._open.tree.html()

    def add(self, token: Token) -> None:
        """Add a token."""
        if token.kind == "text":
            self._text(token.html.removeprefix("\n") if self._in_new_pre else token.html)
        else:
            self._put_table_text()
            self._other(token)
        self._in_new_pre = token.kind == "start" and token.name == "pre"

    def _other(self, token: Token) -> None:
        if token.kind == "comment":
            self._open.tree.add_comment(self._open.place(), token.html)
        elif self._open.current.name in RAW:
            self._open.pop()
        else:
            self._tables.tag(token)

    def _text(self, text: str) -> None:
        current = self._open.current.name
        if not self._tables.is_between_cells or current in RAW:
            if text:
                self._body.text(text)
        elif current in TABLE_LEVELS:
            self._table_text += text
        else:
            self._tables.foster_text(text)

    def _put_table_text(self) -> None:
        text, self._table_text = self._table_text, ""
        if text.strip(BLANK):
            self._tables.foster_text(text)
        elif text:
            self._open.tree.add_text(self._open.place(), text)
