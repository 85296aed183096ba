"""Text of the user's is never taken for HTML: no label, no tool tip and no box reads it so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from pytestqt.qtbot import QtBot

import recension.ui
from recension.ui.plain_text import PlainLabel, tool_tip, with_quotes_apart

_UI = Path(recension.ui.__file__).parent
_OWN_HTML = ("plain_text.py", "header.py")  # where HTML is written, and what goes into it escaped


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(_UI.rglob("*.py")):
        if path.name not in _OWN_HTML:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_a_label_shows_tags_as_they_are(qtbot: QtBot) -> None:
    label = PlainLabel("<b>x</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    "text", ["<img src='//host/x.png'>", "a < b\n <b>c</b>", "&lt;b&gt; x", ""]
)
def test_a_tool_tip_shows_tags_as_they_are(text: str) -> None:
    shown = QTextDocumentFragment.fromHtml(tool_tip(text)).toPlainText()
    assert shown.replace("\u2028", "\n") == text


def test_a_tool_tip_of_words_stays_as_it_is() -> None:
    assert tool_tip("Two\nlines") == "Two\nlines"


def test_every_label_is_a_plain_one() -> None:
    for path, tree in _trees():
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert "QLabel" not in names, path


def test_every_tool_tip_is_of_our_own_words_or_escaped() -> None:
    found = 0
    for path, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _method(node) in ("setToolTip", "showText"):
                said = node.args[1] if _method(node) == "showText" else node.args[-1]
                assert _is_safe(said), f"{path}:{node.lineno}"
                found += 1
    assert found > 10


def test_boxes_are_of_our_own_words() -> None:
    for path, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _method(node) in (
                "warning", "question", "information", "critical", "setInformativeText",
            ):  # fmt: skip
                words = node.args[1:3] if len(node.args) > 1 else node.args
                assert all(_is_translated(each) for each in words), f"{path}:{node.lineno}"


def _method(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _is_translated(node: ast.expr) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name == "tr" and isinstance(node.args[0], ast.Constant)


def _is_safe(node: ast.expr) -> bool:
    is_escaped = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tool_tip"
    return is_escaped or _is_translated(node)


def test_quotes_from_right_to_left_keep_their_places_in_a_sentence() -> None:
    sentence = 'Added "\u0639\u0645\u064a\u0642"; "15" became "14"'
    assert with_quotes_apart(sentence) == (
        'Added "\u2068\u0639\u0645\u064a\u0642\u2069"; "\u206815\u2069" became "\u206814\u2069"'
    )
    assert with_quotes_apart('Added "tr\u00e8s"') == 'Added "tr\u00e8s"'
