"""A file whose summaries, names and texts are HTML: the window shows the words, not the HTML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from recension.store import RevisionFile

from .conftest import Whole

_PICTURE = "\ufffc"  # what Qt puts in the place of a picture


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    """HTML that shows a picture of the disk, wholly red."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(tmp_path / "red.png"))
    return f"<img src='{tmp_path / 'red.png'}'>"


@pytest.fixture
def file(tmp_path: Path, hostile: str) -> Path:
    """A revision file that says it everywhere."""
    path = tmp_path / "<b>loch & co.recension"
    with RevisionFile.create(path) as made:
        made.save("Loch &c", "A loch.", summary=hostile, author=hostile)
        made.save("Loch &c", f"A {hostile} loch.", summary=hostile, author=hostile)
        made.set_name(made.newest("Loch &c").id, hostile)
    return path


def _tips(model: QAbstractItemModel | None) -> Iterator[str]:
    for row in range(model.rowCount(QModelIndex()) if model else 0):
        assert model is not None
        yield str(model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) or "")


def _words_read_as_html(window: QWidget) -> Iterator[str]:
    for widget in (window, *window.findChildren(QWidget)):
        yield widget.toolTip()
        if isinstance(widget, QAbstractItemView):
            yield from _tips(widget.model())
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            yield widget.text()


def _check(whole: Whole) -> None:
    for words in _words_read_as_html(whole.window):
        assert _PICTURE not in QTextDocumentFragment.fromHtml(words).toPlainText(), words
    shown = whole.window.grab().toImage()
    for x in range(0, shown.width(), 8):
        assert all(shown.pixelColor(x, y) != QColor("red") for y in range(0, shown.height(), 8))


def test_no_summary_name_or_text_is_shown_as_html(
    rendering: Whole, file: Path, hostile: str
) -> None:
    rendering.open(file)
    rendering.wait(lambda: rendering.desk.comparing.pair is not None)
    changes = rendering.window.changes
    rendering.wait(lambda: "img" in changes._header_bar._middle.text())
    changes._toolbar.show_count(1, 2, hostile)  # as the sentence of a change may quote it
    rendering.window.status.say(hostile)
    _check(rendering)


def test_no_notice_is_shown_as_html(whole: Whole, file: Path, hostile: str) -> None:
    whole.open(file)
    whole.window.preview.red_link_activated.emit(hostile)
    whole.window.preview.external_link_activated.emit(f"https://example.org/#{hostile}")
    whole.window.preview.show_failure(hostile)
    whole.window.start_page.show_reason(hostile)
    whole.window.pages.field.setText(hostile)
    _check(whole)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:x", "/bin/sh", "smb://a/b"])
def test_no_address_but_of_the_web_reaches_the_system(
    whole: Whole, file: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    whole.open(file)
    whole.window.preview.external_link_activated.emit("https://example.org/")
    whole.window.banner.press("address", "Open")
    assert opened == [QUrl("https://example.org/")]
    whole.window.preview.external_link_activated.emit(address)
    assert whole.window.banner.notice("address") is None
    whole.window.editor.link_activated.emit(address)
    assert whole.window.banner.notice("address") is None
    assert len(opened) == 1
