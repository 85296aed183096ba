"""Exporting and printing what the window shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from recension.store import RevisionFile
from recension.ui.paper import printing
from recension.ui.theme import BannerKind
from recension.ui.window.pairs import Pair

from .conftest import Whole

Choose = Callable[[Path | None], None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Answer the next question for a place."""

    def answer(path: Path | None, kind: str = "") -> None:
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", staticmethod(lambda *_asked: (str(path or ""), kind))
        )

    return answer


@pytest.fixture
def at_lake(rendering: Whole, lake: Path) -> Whole:
    """A window that shows the last edit of a page."""
    rendering.open(lake)
    rendering.wait(lambda: rendering.desk.comparing.pair is not None)
    rendering.wait(lambda: not rendering.window.preview.page.is_empty)
    return rendering


def _wait_for_notice(whole: Whole, kind: BannerKind) -> str:
    def has_come() -> bool:
        notice = whole.window.banner.notice("publish")
        return notice is not None and notice.kind is kind and not notice.is_busy

    whole.wait(has_come)
    notice = whole.window.banner.notice("publish")
    assert notice is not None
    return notice.text


def _text_of(path: Path) -> str:
    assert path.read_bytes().startswith(b"%PDF")
    document = QPdfDocument()
    document.load(str(path))
    pages = [document.getAllText(page).text() for page in range(document.pageCount())]
    document.close()
    return "\n".join(pages)


def test_the_change_of_two_revisions_is_exported_as_a_web_page(
    at_lake: Whole, choose: Choose, tmp_path: Path
) -> None:
    target = tmp_path / "change.html"
    choose(target)
    at_lake.press("export-change")
    assert _wait_for_notice(at_lake, BannerKind.SUCCESS) == f"Exported to {target}."
    html = target.read_text(encoding="utf-8")
    assert "<ins>wide</ins>" in html.replace(" wide", "wide").replace("wide ", "wide")
    assert "5 bytes added, <time" in html
    assert "Tom</bdi>" in html


def test_unsaved_text_is_exported_as_it_stands(
    at_lake: Whole, choose: Choose, tmp_path: Path
) -> None:
    choose(tmp_path / "mine")
    assert at_lake.desk.comparing.pair is not None
    newest = at_lake.desk.comparing.pair.new
    at_lake.type("Unsaved words. ")
    at_lake.wait(lambda: at_lake.desk.comparing.pair == Pair(newest, None))
    at_lake.press("export-change")
    _wait_for_notice(at_lake, BannerKind.SUCCESS)
    html = (tmp_path / "mine.html").read_text(encoding="utf-8")
    assert "Unsaved words." in html
    assert "Your text (not saved)" in html


def test_text_that_was_there_before_is_exported_as_a_revert(
    at_lake: Whole, choose: Choose, tmp_path: Path
) -> None:
    choose(tmp_path / "back.html")
    at_lake.window.editor.replace_text("A loch.")
    at_lake.wait(lambda: at_lake.desk.comparing.restored is not None)
    at_lake.press("export-change")
    _wait_for_notice(at_lake, BannerKind.SUCCESS)
    assert "Reverted to the revision of " in (tmp_path / "back.html").read_text(encoding="utf-8")


def test_a_change_is_exported_as_pdf(at_lake: Whole, choose: Choose, tmp_path: Path) -> None:
    target = tmp_path / "change.pdf"
    choose(target)
    at_lake.press("export-change")
    _wait_for_notice(at_lake, BannerKind.SUCCESS)
    text = _text_of(target)
    assert "5 bytes added" in text
    assert "A wide loch with [[trout]]." in " ".join(text.split())


def test_the_page_is_exported_as_a_web_page_and_as_pdf(
    at_lake: Whole, choose: Choose, tmp_path: Path
) -> None:
    choose(tmp_path / "page.html")
    at_lake.press("export-html")
    _wait_for_notice(at_lake, BannerKind.SUCCESS)
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "A wide loch with" in html
    assert 'href="/wiki/' not in html
    choose(tmp_path / "page.pdf")
    at_lake.press("export-pdf")
    at_lake.wait((tmp_path / "page.pdf").exists)
    assert "A wide loch with trout." in _text_of(tmp_path / "page.pdf")


def test_the_text_is_exported_as_it_is_written(
    at_lake: Whole, choose: Choose, tmp_path: Path
) -> None:
    at_lake.type("Unsaved. ")
    choose(tmp_path / "text")
    at_lake.press("export-wikitext")
    _wait_for_notice(at_lake, BannerKind.SUCCESS)
    assert (tmp_path / "text.wiki").read_text() == "Unsaved. A wide loch with [[trout]]."


def test_pages_that_are_given_up_are_not_written(
    at_lake: Whole, choose: Choose, tmp_path: Path
) -> None:
    choose(tmp_path / "page.pdf")
    at_lake.press("export-pdf")
    at_lake.window.banner.press("publish", "Cancel")
    assert at_lake.window.banner.notice("publish") is None
    at_lake.press("export-pdf")
    at_lake.close()
    at_lake.qtbot.wait(50)  # a timer of no time would have run
    assert not (tmp_path / "page.pdf").exists()


def test_images_go_along_with_the_page(rendering: Whole, choose: Choose, tmp_path: Path) -> None:
    path = tmp_path / "images.recension"
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect/></svg>'
    with RevisionFile.create(path) as file:
        file.add_image("Dot.svg", drawing)
        file.save("Dots", "[[File:Dot.svg]] and [[File:None.svg]]")
    rendering.open(path)
    rendering.wait(lambda: not rendering.window.preview.page.is_empty)
    choose(tmp_path / "page.html")
    rendering.press("export-html")
    _wait_for_notice(rendering, BannerKind.SUCCESS)
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert html.count('src="data:image/svg+xml;base64,') == 1
    assert html.count("recension:") == 0


def test_what_cannot_be_written_is_said(at_lake: Whole, choose: Choose, tmp_path: Path) -> None:
    choose(tmp_path / "nowhere" / "x.html")
    for order in ("export-wikitext", "export-change", "export-html", "export-pdf"):
        at_lake.window.banner.remove("publish")
        at_lake.press(order)
        at_lake.wait(lambda: _is_told(at_lake))
    assert not (tmp_path / "nowhere").exists()


def _is_told(whole: Whole) -> bool:
    notice = whole.window.banner.notice("publish")
    return notice is not None and notice.kind is BannerKind.ERROR and "nowhere" in notice.text


def test_nothing_is_written_where_no_place_is_chosen(
    at_lake: Whole, choose: Choose, tmp_path: Path
) -> None:
    before = set(tmp_path.iterdir())
    choose(None)
    for order in ("export-wikitext", "export-change", "export-html", "export-pdf"):
        at_lake.press(order)
    assert set(tmp_path.iterdir()) == before
    assert at_lake.window.banner.notice("publish") is None


def test_what_is_shown_is_printed(
    at_lake: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bytes] = []

    def to_file(*_asked: object) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return printer

    print_pdf = printing.print_pdf

    def send(data: bytes, printer: QPrinter) -> bool:
        sent.append(data)
        return print_pdf(data, printer)

    monkeypatch.setattr(printing, "ask_for_printer", to_file)
    monkeypatch.setattr(printing, "print_pdf", send)
    for order, words in (("print", "A wide loch with trout."), ("print-change", "5 bytes added")):
        at_lake.window.status.say("")
        at_lake.press(order)
        at_lake.wait(lambda: at_lake.said == "Sent to the printer")
        assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
        (tmp_path / "sent.pdf").write_bytes(sent.pop())
        assert words in _text_of(tmp_path / "sent.pdf")
