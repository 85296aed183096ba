"""Printing a PDF."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from recension.ui.paper.layout import page_layout

_FINEST = 300  # dots per inch; a page of more takes 100 MB


def ask_for_printer(parent: QWidget, name: str) -> QPrinter | None:
    """Ask for a printer, its paper and the pages to print; None where nothing is to be printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout())
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    answer = dialog.exec()
    dialog.deleteLater()
    return printer if answer == QDialog.DialogCode.Accepted else None


def print_pdf(data: bytes, printer: QPrinter) -> bool:
    """Print the pages the printer was asked for; False where it does not print.

    The pages were laid out for the printer's paper, margins and all.
    """
    kept = QByteArray(data)
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    printer.setFullPage(True)
    painter = QPainter()
    if not document.pageCount() or not painter.begin(printer):
        return False
    first, last = _pages(printer, document.pageCount())
    for page in range(first, last + 1):
        if page > first and not printer.newPage():
            painter.end()
            return False
        _paint(document, page, painter, printer)
    painter.end()
    document.close()
    return True


def _pages(printer: QPrinter, count: int) -> tuple[int, int]:
    """Return the first and the last page to print, from 0."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return 0, count - 1
    first = min(printer.fromPage(), count)
    return first - 1, min(max(first, printer.toPage()), count) - 1


def _paint(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    size = document.pagePointSize(page)
    fine = min(_FINEST, printer.resolution()) / 72
    image = document.render(page, QSize(round(size.width() * fine), round(size.height() * fine)))
    scale = printer.resolution() / 72
    target = QRectF(0, 0, size.width() * scale, size.height() * scale)
    painter.fillRect(target, Qt.GlobalColor.white)  # the picture is clear where nothing is
    painter.drawImage(target, image)
