"""What leaves the window as a document: pages and changes as HTML, as PDF and on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QFileDialog

from recension import messages
from recension.errors import RecensionError
from recension.exchange import replacing
from recension.ui.paper.layout import page_layout
from recension.ui.paper.pdf import make_pdf
from recension.ui.paper.pdf_maker import PdfMaker
from recension.ui.theme import BannerKind
from recension.ui.window.banner import Notice, NoticeAction
from recension.ui.window.sources import ShownChange, ShownPreview, Take
from recension.ui.window.window import MainWindow
from recension.workspace import Workspace

_KEY = "publish"  # of the notice; one document is made at a time
_UNFIT = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))  # in names of files on some system

Read = Callable[[Take], object]
Finish = Callable[[bytes], object]


class Publishing(QObject):
    """Exports and prints what is shown."""

    def __init__(
        self, window: MainWindow, workspace: Workspace, change: ShownChange, page: ShownPreview
    ) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._change, self._page = change, page
        self._maker: PdfMaker | None = None
        for name, act in (
            ("export-wikitext", self.export_wikitext),
            ("export-change", self.export_change),
            ("export-html", self.export_html),
            ("export-pdf", self.export_pdf),
            ("print", self.print_page),
            ("print-change", self.print_change),
        ):
            window.actions_by_name.connect_order(name, act)

    # -- orders

    def export_change(self) -> None:
        """Ask for a place and write the comparison that is shown there, as its ending says."""
        if not self._change.is_there:
            self._window.status.say(self.tr("No change is shown"))
            return
        kinds = (self.tr("Web page (*.html)"), self.tr("PDF (*.pdf)"))
        suggested = self.tr("{title} - changes").format(title=self._title())
        path = self._ask(self.tr("Export this change"), suggested, kinds)
        if path is None:
            return
        if path.suffix.lower() == ".pdf":
            self._make(self._read_change, page_layout(), partial(self._write, path))
        else:
            self._change.write(_KEY, self._doing(), path, partial(self._tell_written, path))

    def export_wikitext(self) -> None:
        """Ask for a place and write the text in the editor there."""
        kinds = (self.tr("Wikitext (*.wiki)"), self.tr("Text (*.txt)"))
        path = self._ask(self.tr("Export as wikitext"), self._title(), kinds)
        document = self._workspace.document
        if path is not None and document is not None:
            self._write(path, document.text.encode("utf-8", "replace"))

    def export_html(self) -> None:
        """Ask for a place and write the page that the preview shows there."""
        path = self._ask(
            self.tr("Export as a web page"), self._title(), (self.tr("Web page (*.html)"),)
        )
        if path is not None:
            self._page.read(lambda html: self._write(path, html.encode("utf-8", "replace")))

    def export_pdf(self) -> None:
        """Ask for a place and write the page that the preview shows there, as PDF."""
        path = self._ask(self.tr("Export as PDF"), self._title(), (self.tr("PDF (*.pdf)"),))
        if path is not None:
            self._make(self._page.read, page_layout(), partial(self._write, path))

    def print_page(self) -> None:
        """Print the page that the preview shows."""
        self._print(self._page.read)

    def print_change(self) -> None:
        """Print the comparison that is shown."""
        if self._change.is_there:
            self._print(self._read_change)
        else:
            self._window.status.say(self.tr("No change is shown"))

    # -- making

    def _read_change(self, take: Take) -> None:
        self._change.read_for_paper(_KEY, self._doing(), take)

    def _print(self, read: Read) -> None:
        from recension.ui.paper import printing  # noqa: PLC0415 - heavy, and seldom needed

        printer = printing.ask_for_printer(self._window, self._title())
        if printer is not None:
            layout = QPageLayout(printer.pageLayout())

            def send(data: bytes) -> None:
                self._tell_printed(is_printed=printing.print_pdf(data, printer))

            self._make(read, layout, send)

    def _make(self, read: Read, layout: QPageLayout, finish: Finish) -> None:
        self._stop()
        read(lambda html: self._lay_out(html, layout, finish))

    def _lay_out(self, html: str, layout: QPageLayout, finish: Finish) -> None:
        self._stop()
        stop = NoticeAction(self.tr("Cancel"), self._stop)
        notice = Notice(
            _KEY, self.tr("Laying out the pages"), actions=(stop,), can_close=False, is_busy=True
        )
        self._window.banner.show_notice(notice)
        self._maker = make_pdf(html, layout, self)
        self._maker.done.connect(lambda data: self._finish(finish, data))
        self._maker.failed.connect(self._tell_no_pages)

    def _finish(self, finish: Finish, data: bytes) -> None:
        self._stop()
        finish(data)

    def _stop(self) -> None:
        """Give up what is being made."""
        if self._maker is not None:
            self._maker.cancel()
            self._maker = None
            self._window.banner.remove(_KEY)

    def shut_down(self) -> None:
        """Give up what is being made: the window closes."""
        self._stop()

    # -- ends

    def _write(self, path: Path, data: bytes) -> None:
        try:
            with replacing(path) as file:
                file.write(data)
        except RecensionError as error:
            self._tell(messages.sentence(error), BannerKind.ERROR)
        else:
            self._tell_written(path)

    def _tell_printed(self, *, is_printed: bool) -> None:
        if is_printed:
            self._window.status.say(self.tr("Sent to the printer"))
        else:
            words = self.tr("The printer does not take the pages. Nothing was printed.")
            self._tell(words, BannerKind.ERROR)

    def _tell_written(self, path: Path) -> None:
        self._tell(self.tr("Exported to {path}.").format(path=path), BannerKind.SUCCESS)

    def _tell_no_pages(self) -> None:
        self._stop()
        words = self.tr("The pages could not be laid out. Nothing was written; try again.")
        self._tell(words, BannerKind.ERROR)

    def _tell(self, words: str, kind: BannerKind) -> None:
        self._window.banner.show_notice(Notice(_KEY, words, kind))

    # -- asking

    def _ask(self, title: str, suggested: str, kinds: tuple[str, ...]) -> Path | None:
        """Ask for a place; its ending is that of the kind that was chosen where it has none."""
        name = suggested.translate(_UNFIT)
        endings = [kind.rpartition("*")[2].rstrip(")") for kind in kinds]
        start = str(self._folder() / f"{name}{endings[0]}")
        chosen, kind = QFileDialog.getSaveFileName(self._window, title, start, ";;".join(kinds))
        if not chosen:
            return None
        self._stop()
        path = Path(chosen)
        if path.suffix.lower() in (*endings, ".htm"):
            return path
        ending = endings[kinds.index(kind)] if kind in kinds else endings[0]
        return path.with_name(path.name + ending)

    def _folder(self) -> Path:
        file = self._workspace.file
        return Path.home() if file is None else file.folder

    def _title(self) -> str:
        document = self._workspace.document
        return self.tr("Untitled") if document is None else document.title

    def _doing(self) -> str:
        return self.tr("Writing the change")
