"""Files: new, open, recent, save as, copies, import, checks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from recension.exchange import ImportReport
from recension.ui.plain_text import tool_tip
from recension.ui.window.jobs import Jobs
from recension.ui.window.reports import import_report, recovery_report, verification_report
from recension.ui.window.saving import ask_for_place
from recension.ui.window.window import MainWindow
from recension.workspace import (
    FileState,
    ImportSources,
    RecoverFile,
    Settings,
    VerifyFile,
    Workspace,
)

REVISION_FILE = ".recension"


class Files(QObject):
    """What the File menu does."""

    def __init__(
        self, window: MainWindow, workspace: Workspace, settings: Settings, jobs: Jobs
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._settings = settings
        self._jobs = jobs
        self._waiting: tuple[str, ...] = ()  # what to import once a file is open
        self._connect_orders()
        start = window.start_page
        start.new_wanted.connect(self.new)
        start.open_wanted.connect(self.ask_to_open)
        start.import_wanted.connect(self.ask_to_import)
        start.sample_wanted.connect(self.open_sample)
        start.file_chosen.connect(self.open)
        window.files_dropped.connect(self.take_dropped)
        settings.recent_changed.connect(self.show_recent)
        workspace.opened.connect(self._note_opened)
        workspace.imported.connect(self._tell_of_import)
        self.show_recent()

    # -- files

    def new(self) -> None:
        """Begin an untitled file."""
        self._workspace.new_file()

    def open_sample(self) -> None:
        """Open an unsaved copy of the sample."""
        self._workspace.open_sample()

    def open(self, path: Path) -> None:
        """Open what a path names."""
        self._workspace.open_any(path)

    def ask_to_open(self) -> None:
        """Ask for a file and open it."""
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open"),
            self._folder(),
            self.tr("Revision files and texts (*.recension *.wiki *.txt);;All files (*)"),
        )
        if path:
            self.open(Path(path))

    def save_as(self) -> None:
        """Ask for a place and go on there."""
        path = ask_for_place(self._window, self.tr("Save as"), self._suggested_place())
        if path:
            self._workspace.save_as(Path(path))

    def save_copy(self) -> None:
        """Ask for a place and put a copy there."""
        path = ask_for_place(self._window, self.tr("Save a copy"), self._suggested_place())
        if path:
            reply = self._workspace.save_copy(Path(path))
            text = self.tr("Saved a copy: {path}").format(path=path)
            reply.done.connect(lambda _result: self._window.status.say(text))
            reply.failed.connect(self._workspace.failed)

    def close(self) -> None:
        """Close the file and show the start page."""
        self._workspace.close_file()

    # -- import

    def ask_to_import(self) -> None:
        """Ask for what to import."""
        paths, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Import"),
            self._folder(),
            self.tr(
                "Wiki pages (*.xml *.gz *.bz2 *.xz *.zst *.wiki *.txt *.mediawiki);;"
                "Images (*.png *.jpg *.jpeg *.gif *.svg *.webp);;All files (*)"
            ),
        )
        self.import_sources(paths)

    def ask_to_import_folder(self) -> None:
        """Ask for a folder of pages to import."""
        path = QFileDialog.getExistingDirectory(
            self._window, self.tr("Import a folder"), self._folder()
        )
        self.import_sources([path] if path else [])

    def import_sources(self, paths: Sequence[str]) -> None:
        """Import into the open file; into a new one where none is open, or the sample is."""
        if not paths:
            return
        file = self._workspace.file
        if file is None or file.is_sample or file.is_read_only:
            self._waiting = tuple(paths)
            self.new()
            return
        self._jobs.run(
            "import",
            ImportSources(str(file.path), tuple(paths)),
            self.tr("Importing {name}").format(name=Path(paths[0]).name),
            import_report,
            writes=True,
        )

    def verify(self) -> None:
        """Check every text of the file against its hash."""
        file = self._workspace.file
        if file is not None:
            self._jobs.run(
                "verify",
                VerifyFile(str(file.path)),
                self.tr("Checking the file"),
                partial(
                    verification_report,
                    recover=partial(self.recover, file.path),
                    read_links=self._workspace.read_links_anew,
                ),
            )

    def recover(self, damaged: Path) -> None:
        """Ask for a place and write there what can still be read of a damaged file."""
        file = self._workspace.file
        is_open = file is not None and file.path == damaged
        suggested = Path(self._suggested_place()) if is_open else damaged
        name = self.tr("{name} (recovered)").format(name=suggested.stem)
        place = str(suggested.with_name(f"{name}{REVISION_FILE}"))
        path = ask_for_place(self._window, self.tr("Recover to a new file"), place)
        if path:
            self._jobs.run(
                "recover",
                RecoverFile(str(damaged), path),
                self.tr("Recovering {name}").format(name=damaged.name),
                partial(recovery_report, path=path, show=partial(self.open, Path(path))),
            )

    def take_dropped(self, paths: Sequence[str]) -> None:
        """Open a revision file that was dropped; import everything else."""
        files = [path for path in paths if path.endswith(REVISION_FILE)]
        if files:
            self.open(Path(files[0]))
        else:
            self.import_sources(list(paths))

    # -- recent files

    def show_recent(self) -> None:
        """List the files used before in the menu and on the start page."""
        recent = tuple(self._settings.recent_files)
        self._window.start_page.show_recent(recent)
        menu = self._window.menus.recent
        menu.clear()
        for number, path in enumerate(recent, 1):
            action = QAction(f"&{number} {path.name}" if number < 10 else path.name, menu)  # noqa: PLR2004 - one digit
            action.setToolTip(tool_tip(str(path)))
            action.setStatusTip(str(path))
            action.triggered.connect(partial(self._open_recent, path))
            menu.addAction(action)
        menu.setEnabled(bool(recent))
        if recent:
            menu.addSeparator()
            menu.addAction(self.tr("Forget these")).triggered.connect(
                lambda _checked=False: self._settings.clear_recent_files()
            )

    def _open_recent(self, path: Path, _is_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - as Qt calls it
        self.open(path)

    # -- the rest

    def _connect_orders(self) -> None:
        actions = self._window.actions_by_name
        for name, act in (
            ("new-file", self.new),
            ("open", self.ask_to_open),
            ("save-as", self.save_as),
            ("save-copy", self.save_copy),
            ("import", self.ask_to_import),
            ("import-folder", self.ask_to_import_folder),
            ("verify", self.verify),
            ("sample", self.open_sample),
            ("close", self.close),
            ("quit", self._window.close),
        ):
            actions.connect_order(name, act)

    def _tell_of_import(self, report: ImportReport) -> None:
        if report.notes:  # else the pages that are shown say it all
            self._window.banner.show_notice(import_report(report))

    def _note_opened(self, file: FileState) -> None:
        if not self._jobs.runs("verify"):
            self._window.banner.remove("verify")  # what was found in another file
        if self._waiting and not file.is_read_only:
            paths, self._waiting = self._waiting, ()
            self.import_sources(paths)

    def _folder(self) -> str:
        file = self._workspace.file
        if file is None or file.is_untitled:
            return str(Path.home())
        return str(file.path.parent)

    def _suggested_place(self) -> str:
        file = self._workspace.file
        name = (file.title if file else "") or self.tr("Untitled")
        return str(Path(self._folder()) / f"{name}{REVISION_FILE}")
