"""The rules of HTML5 for tags in tables; in cells, and outside of tables, they call the others.

https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intable and what follows there.
What stands in a table outside of its cells goes before the table.
"""

from __future__ import annotations

from recension.wikitext.tidy.body import BodyRules
from recension.wikitext.tidy.formatting import ActiveFormatting
from recension.wikitext.tidy.kinds import CELLS, RAW, TABLE_GROUPS, TABLE_PARTS
from recension.wikitext.tidy.stack import OpenStack
from recension.wikitext.tidy.tokens import Token

# What the innermost of these that is open makes of a tag.
_MODES = {
    "td": "cell", "th": "cell", "tr": "row", "tbody": "group", "tfoot": "group",
    "thead": "group", "caption": "caption", "table": "table", "html": "body",
}  # fmt: skip
_IN_ROWS = CELLS | {"tr"}


class TableRules:
    """Adds tags to what is open."""

    def __init__(self, opened: OpenStack, formatting: ActiveFormatting, body: BodyRules) -> None:
        self._open = opened
        self._formatting = formatting
        self._body = body
        self._mode = "body"
        self._rules = {
            "body": self._in_body, "table": self._in_table, "caption": self._in_caption,
            "group": self._in_group, "row": self._in_row, "cell": self._in_cell,
        }  # fmt: skip

    @property
    def is_between_cells(self) -> bool:
        """Whether text does not belong here, as in a table but in none of its cells."""
        return self._mode in ("table", "group", "row")

    def tag(self, token: Token) -> None:
        """Add a start tag or an end tag."""
        self._rules[self._mode](token)

    def foster_text(self, text: str) -> None:
        """Add text before the table that it stands in."""
        self._open.fosters = True
        self._body.text(text)
        self._open.fosters = False

    def _in_body(self, token: Token) -> None:
        self._body.tag(token)
        if token.kind == "start" and token.name == "table":
            self._mode = "table"

    def _in_table(self, token: Token) -> None:
        name, starts = token.name, token.kind == "start"
        if name == "table":
            if self._close_to("table") and starts:
                self.tag(token)
        elif starts and name in RAW:
            self._body.tag(token)
        elif name not in TABLE_PARTS:
            self._open.fosters = True
            self._body.tag(token)
            self._open.fosters = False
        elif starts and name == "caption":
            self._begin(token, "table", "caption")
            self._formatting.mark(self._open.current)
        elif starts and name in TABLE_GROUPS:
            self._begin(token, "table", "group")
        elif starts and name in _IN_ROWS:
            self._begin(Token("start", "tbody", "<tbody>"), "table", "group")
            self.tag(token)

    def _in_caption(self, token: Token) -> None:
        name, starts = token.name, token.kind == "start"
        if name == "caption" and not starts:
            self._end_marked("caption")
        elif name == "table" if not starts else name in TABLE_PARTS:
            if self._end_marked("caption"):
                self.tag(token)
        elif starts or name not in TABLE_PARTS:
            self._in_body(token)

    def _in_group(self, token: Token) -> None:
        name, starts = token.name, token.kind == "start"
        if starts and name == "tr":
            self._begin(token, "group", "row")
        elif starts and name in CELLS:
            self._begin(Token("start", "tr", "<tr>"), "group", "row")
            self.tag(token)
        elif name in TABLE_GROUPS and not starts:
            if self._open.has_in_table(name):
                self._end_level("group")
        elif name == "table" or (starts and name in TABLE_PARTS):
            if self._end_level("group"):
                self.tag(token)
        else:
            self._in_table(token)

    def _in_row(self, token: Token) -> None:
        name, starts = token.name, token.kind == "start"
        if starts and name in CELLS:
            self._begin(token, "row", "cell")
            self._formatting.mark(self._open.current)
        elif name == "tr" and not starts:
            self._end_level("row")
        elif name in TABLE_GROUPS and not starts:
            if self._open.has_in_table(name) and self._end_level("row"):
                self.tag(token)
        elif name == "table" or (starts and name in TABLE_PARTS):
            if self._end_level("row"):
                self.tag(token)
        else:
            self._in_table(token)

    def _in_cell(self, token: Token) -> None:
        name, starts = token.name, token.kind == "start"
        if name in CELLS and not starts:
            self._end_marked(name)
        elif starts and name in TABLE_PARTS:
            self._end_cell()
            self.tag(token)
        elif not starts and (name in TABLE_GROUPS or name in ("table", "tr")):
            if self._open.has_in_table(name):
                self._end_cell()
                self.tag(token)
        else:
            self._in_body(token)

    def _begin(self, token: Token, level: str, mode: str) -> None:
        """Begin a part of a table on the level that it belongs to."""
        self._close_down_to(level)
        self._open.insert(token)
        self._mode = mode

    def _end_level(self, level: str) -> bool:
        """End a row or a group of rows that is open in the innermost table."""
        names = ("tr",) if level == "row" else TABLE_GROUPS
        if not self._open.has_in_table(*names):
            return False
        self._close_down_to(level)
        self._open.pop()
        self._mode = "group" if level == "row" else "table"
        return True

    def _close_down_to(self, level: str) -> None:
        while _MODES.get(self._open.current.name) not in (level, "body"):
            self._open.pop()

    def _end_cell(self) -> None:
        self._end_marked(*[name for name in CELLS if self._open.has_in_table(name)])

    def _end_marked(self, *names: str) -> bool:
        """End a cell or a caption, and what is formatted in it."""
        if not names or not self._open.has_in_table(*names):
            return False
        self._open.close_implied()
        self._open.pop_to(*names)
        self._mode = "table" if "caption" in names else "row"
        return True

    def _close_to(self, name: str) -> bool:
        """End a table, and go on as what is around it asks for."""
        if not self._open.has_in_table(name):
            return False
        self._open.pop_to(name)
        self._mode = next(
            _MODES[node.name] for node in reversed(self._open.nodes) if node.name in _MODES
        )
        return True
