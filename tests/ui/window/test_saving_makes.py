"""Signatures, substitution and labels of links: in the preview, on saving, after undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recension.store import RevisionFile
from recension.workspace import Author, EngineClient

from .conftest import Whole

LAKE = "A wide loch with [[trout]]."
LINKS = "[[User:Ada|Ada]] ([[User talk:Ada|talk]])"


def saved_text(path: Path) -> str:
    with RevisionFile.open(path, read_only=True) as file:
        return file.text(file.newest("Loch Aird").id)


def shown(whole: Whole) -> str:
    """Return the HTML of the preview."""
    return "".join(block.html for block in whole.window.preview._page.blocks)


def compared_text(whole: Whole) -> str:
    """Return the text that Changes compares with the last revision."""
    live = whole.desk.comparing._live
    return "" if live is None else live.new_text


def test_a_signature_is_shown_saved_and_undone(rendering: Whole, lake: Path) -> None:
    rendering.settings.set_author(Author("Ada"))
    rendering.open(lake)
    editor = rendering.window.editor
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    rendering.press("signature")
    rendering.type(" [[Help:Swan (bird)|]]")
    typed = f"{LAKE} --~~~~ [[Help:Swan (bird)|]]"
    assert editor.text() == typed
    rendering.wait(lambda: ">talk</a>) " in shown(rendering))
    assert ">Swan</a>" in shown(rendering)
    rendering.wait(lambda: compared_text(rendering) == typed)

    rendering.save("signed")
    text = saved_text(lake)
    assert text.startswith(f"{LAKE} --{LINKS} ")
    assert text.endswith("(UTC) [[Help:Swan (bird)|Swan]]")
    assert editor.text() == text
    assert not rendering.window.isWindowModified()
    assert editor.caret_offset() == len(text)

    rendering.press("undo")
    assert editor.text() == typed
    assert rendering.window.isWindowModified()


def test_an_engine_that_is_gone_leaves_the_text_as_it_was_typed(
    make_whole: Callable[..., Whole], lake: Path
) -> None:
    whole = make_whole(EngineClient(["/nowhere/engine"]))
    whole.open(lake)
    whole.type("~~~~ ")
    whole.save()
    assert saved_text(lake) == f"~~~~ {LAKE}"
    notice = whole.window.banner.notice("as-typed")
    assert notice is not None
    assert "was saved as it was typed" in notice.text


def test_the_window_closes_once_the_ordered_save_is_made(rendering: Whole, lake: Path) -> None:
    rendering.settings.set_author(Author("Ada"))
    rendering.open(lake)
    rendering.type("~~~ ")
    rendering.press("save")
    rendering.close()
    rendering.wait(lambda: not rendering.window.isVisible())
    assert saved_text(lake) == f"{LINKS} {LAKE}"
