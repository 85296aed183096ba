"""What the commands print of texts and names that someone else wrote."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import html5lib  # type: ignore[import-untyped]  # it has no types
import pytest

from recension.cli.output import write_error
from recension.cli.terminal import for_stream
from recension.exchange.change_document.page import style_sheet

from .conftest import Run

_ELEMENTS = frozenset(
    {"html", "head", "meta", "title", "style", "body", "header", "h1", "p", "div", "ul", "li", "ol"}
    | {"table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td"}
    | {"del", "ins", "span", "b", "i", "bdi", "time", "a", "details", "summary"}
)
_ATTRIBUTES = frozenset(
    {"lang", "dir", "charset", "http-equiv", "content", "name", "class", "id", "title", "datetime"}
    | {"colspan", "rowspan", "scope", "start", "href", "aria-label", "data-sign"}
)
_HOSTILE = (
    "</style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</td></table><iframe src=javascript:alert(1)>",
    "<!-- --!><base href=//evil.example> &lt;b&gt; ]]> ' \" `",
)


def test_a_comparison_as_html_is_no_more_than_its_words(run: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.wiki", tmp_path / "new.wiki"
    context = "\n".join(_HOSTILE)
    old.write_text(f"{context}\n\none two three four five\n{context}", encoding="utf-8")
    changed = f"one {_HOSTILE[1]} three four five"
    new.write_text(f"{context}\n\n{changed}\n{context}\n{_HOSTILE[2]}", encoding="utf-8")
    printed = run("diff", str(old), str(new), "--format", "html").output
    tree = html5lib.parse(printed, treebuilder="etree", namespaceHTMLElements=False)
    for element in tree.iter():
        assert isinstance(element.tag, str)  # no comment
        assert element.tag in _ELEMENTS
        assert set(element.attrib) <= _ATTRIBUTES
        assert element.get("href", "#move-").startswith("#move-")
    assert tree.find("head/style").text == style_sheet()
    cells = ["".join(cell.itertext()) for name in ("td", "li") for cell in tree.iter(name)]
    assert {changed, *_HOSTILE} <= set(cells)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;cm0gLXJm\x07", "␛]52;c;cm0gLXJm␇"),
        ("a\x9b2Jb\x7f", "a�2Jb␡"),
        ("good\rbad", "good␍bad"),
        ("one\r\n\ttwo\n", "one\r\n\ttwo\n"),
    ],
)
def test_a_terminal_is_sent_no_orders(text: str, shown: str) -> None:
    assert for_stream(text, _Terminal()) == shown
    assert for_stream(text, io.StringIO()) == text


def test_a_reason_is_shown_without_orders(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    write_error("no page \x1b[2Jx")
    assert terminal.getvalue() == "recension: no page ␛[2Jx\n"


def test_a_pipe_gets_every_byte(run: Run, book: str) -> None:
    text = "a\x9b2Jb"
    run("save", book, "A", stdin=text.encode())
    assert run("show", book, "A").output == text
