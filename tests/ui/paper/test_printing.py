"""Printing a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from recension.ui.paper.layout import page_layout
from recension.ui.paper.printing import print_pdf

pytestmark = pytest.mark.usefixtures("qapp")


def _pdf(count: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(page_layout())
    painter = QPainter(writer)
    for page in range(count):
        if page:
            writer.newPage()
        painter.fillRect(0, 0, 2000, 1000 * (page + 1), "black")
    painter.end()
    del writer
    return bytes(data.data())


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    """A printer that makes a file."""
    made = QPrinter()
    made.setPageLayout(page_layout())
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def _printed(printer: QPrinter) -> QPdfDocument:
    document = QPdfDocument()
    document.load(printer.outputFileName())
    return document


def test_every_page_is_printed_in_its_size(printer: QPrinter) -> None:
    assert print_pdf(_pdf(3), printer)
    printed = _printed(printer)
    assert printed.pageCount() == 3
    size = printed.pagePointSize(0)
    assert (round(size.width()), round(size.height())) in {(595, 842), (612, 792)}
    picture = printed.render(0, QSize(100, 140))
    colours = [picture.pixelColor(20, y).name() for y in range(140)]
    assert "#000000" in colours
    assert colours.index("#000000") >= 2  # the margin of the page, which is white


def test_only_the_pages_asked_for_are_printed(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert print_pdf(_pdf(4), printer)
    assert _printed(printer).pageCount() == 2


def test_what_is_no_pdf_is_not_printed(printer: QPrinter) -> None:
    assert not print_pdf(b"no pdf", printer)
    assert not Path(printer.outputFileName()).exists()
