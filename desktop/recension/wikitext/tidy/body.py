"""The rules of HTML5 for what stands outside of tables and in their cells.

https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody, for the elements that
wikitext can make.
"""

from __future__ import annotations

from collections.abc import Callable

from recension.wikitext.tidy.formatting import ActiveFormatting
from recension.wikitext.tidy.kinds import FORMATTING, METADATA, SPECIAL, WHOLE
from recension.wikitext.tidy.stack import LIST_SCOPE, OpenStack
from recension.wikitext.tidy.tokens import Token

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    [
        "address", "article", "aside", "blockquote", "center", "details", "dir", "div", "dl",
        "fieldset", "figcaption", "figure", "footer", "header", "hgroup", "main", "menu", "nav",
        "ol", "p", "pre", "section", "summary", "ul",
    ]
)  # fmt: skip
_ITEMS = {"li": ("li",), "dd": ("dd", "dt"), "dt": ("dd", "dt")}
_THROUGH = frozenset({"address", "div", "p"})  # an item that is open is looked for through these
_ONLY_IN_TABLES = frozenset(
    ["caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"]
)


class BodyRules:
    """Adds text and tags to what is open."""

    def __init__(self, opened: OpenStack, formatting: ActiveFormatting) -> None:
        self._open = opened
        self._formatting = formatting
        self._starts = self._start_rules()
        self._ends = self._end_rules()

    def text(self, text: str) -> None:
        """Add text."""
        if self._open.current.name not in METADATA:
            self._formatting.reopen()
        self._open.tree.add_text(self._open.place(), text)

    def tag(self, token: Token) -> None:
        """Add a start tag or an end tag."""
        if token.kind == "start":
            self._starts.get(token.name, self._start_other)(token)
        else:
            self._ends.get(token.name, self._end_other)(token)

    def _start_rules(self) -> dict[str, Callable[[Token], None]]:
        rules: dict[str, Callable[[Token], None]] = {}
        rules |= dict.fromkeys(_BLOCKS | {"hr", "table"}, self._start_block)
        rules |= dict.fromkeys(_HEADINGS, self._start_heading)
        rules |= dict.fromkeys(FORMATTING, self._start_formatting)
        rules |= dict.fromkeys(METADATA, self._start_data)
        rules |= dict.fromkeys(_ITEMS, self._start_item)
        rules |= dict.fromkeys(["rb", "rtc", "rp", "rt"], self._start_ruby)
        rules |= dict.fromkeys(_ONLY_IN_TABLES, _ignore)
        rules |= {"a": self._start_link, "figure": self._start_figure}
        return rules

    def _end_rules(self) -> dict[str, Callable[[Token], None]]:
        rules: dict[str, Callable[[Token], None]] = {}
        rules |= dict.fromkeys(_BLOCKS, self._end_block)
        rules |= dict.fromkeys(_HEADINGS, self._end_heading)
        rules |= dict.fromkeys(FORMATTING, self._end_formatting)
        rules |= dict.fromkeys(_ITEMS, self._end_item)
        rules |= dict.fromkeys(_ONLY_IN_TABLES | WHOLE | {"table", "html"}, _ignore)
        rules |= {"p": self._end_paragraph, "br": self._end_break}
        return rules

    def _start_other(self, token: Token) -> None:
        self._formatting.reopen()
        self._open.insert(token)

    def _start_data(self, token: Token) -> None:
        self._open.insert(token)

    def _start_block(self, token: Token) -> None:
        self._close_paragraph()
        self._open.insert(token)

    def _start_heading(self, token: Token) -> None:
        self._close_paragraph()
        if self._open.current.name in _HEADINGS:
            self._open.pop()
        self._open.insert(token)

    def _start_figure(self, token: Token) -> None:
        # What was formatted before a figure is not formatted again inside of it.
        self._start_block(token)
        self._formatting.mark(self._open.current)

    def _start_formatting(self, token: Token) -> None:
        self._formatting.reopen()
        self._formatting.push(self._open.insert(token))

    def _start_link(self, token: Token) -> None:
        around = self._formatting.find("a")
        if around is not None:
            self._formatting.end("a")
            self._formatting.forget(around)
            if around in self._open.nodes:
                self._open.nodes.remove(around)
        self._start_formatting(token)

    def _start_item(self, token: Token) -> None:
        for node in reversed(self._open.nodes):
            if node.name in _ITEMS[token.name]:
                self._open.close_implied(node.name)
                self._open.pop_to(node.name)
                break
            if node.name in SPECIAL and node.name not in _THROUGH:
                break
        self._start_block(token)

    def _start_ruby(self, token: Token) -> None:
        if self._open.has("ruby"):
            self._open.close_implied("rtc" if token.name in ("rp", "rt") else "")
        self._open.insert(token)

    def _close_paragraph(self) -> None:
        if self._open.has("p"):
            self._open.close_implied("p")
            self._open.pop_to("p")

    def _end_block(self, token: Token) -> None:
        if self._open.has(token.name):
            self._open.close_implied()
            self._open.pop_to(token.name)

    def _end_paragraph(self, token: Token) -> None:
        if not self._open.has(token.name):
            self._open.insert(Token("start", token.name, "<p>"))
        self._close_paragraph()

    def _end_item(self, token: Token) -> None:
        name = token.name
        if self._open.has(name, LIST_SCOPE) if name == "li" else self._open.has(name):
            self._open.close_implied(name)
            self._open.pop_to(name)

    def _end_heading(self, _: Token) -> None:
        if any(self._open.has(name) for name in _HEADINGS):
            self._open.close_implied()
            self._open.pop_to(*_HEADINGS)

    def _end_break(self, token: Token) -> None:
        self._start_other(Token("start", token.name, "<br>"))

    def _end_formatting(self, token: Token) -> None:
        if not self._formatting.end(token.name):
            self._end_other(token)

    def _end_other(self, token: Token) -> None:
        """Close an element that no other rule knows, unless a special one is in between."""
        nodes = self._open.nodes
        for node in reversed(nodes):
            if node.name == token.name:
                self._open.close_implied(token.name)
                del nodes[nodes.index(node) :]
                return
            if node.name in SPECIAL:
                return


def _ignore(_: Token) -> None:
    """Do nothing about a tag that means nothing where it stands."""
