"""Exporting the whole file: as MediaWiki XML, as files of a folder, for git."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from recension.ui.window.jobs import Jobs
from recension.ui.window.reports import export_report
from recension.ui.window.window import MainWindow
from recension.workspace import ExportForm, ExportPages, Workspace

_SUFFIXES = {ExportForm.XML: ".xml", ExportForm.FOLDER: "", ExportForm.GIT: ".git-stream"}


class Exports(QObject):
    """What File > Export does with a file as a whole."""

    def __init__(self, window: MainWindow, workspace: Workspace, jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._jobs = jobs
        for name, export in (
            ("export-xml", self.export_xml),
            ("export-folder", self.export_folder),
            ("export-git", self.export_git),
        ):
            window.actions_by_name.connect_order(name, export)

    def export_xml(self) -> None:
        """Ask for a place and write a MediaWiki export there."""
        kinds = self.tr("MediaWiki export (*.xml *.xml.gz *.xml.bz2 *.xml.xz *.xml.zst)")
        self._export(ExportForm.XML, self.tr("Export MediaWiki XML"), kinds)

    def export_folder(self) -> None:
        """Ask for a name and write the pages and images as files of a new folder."""
        self._export(ExportForm.FOLDER, self.tr("Export into a new folder"), self.tr("Folder (*)"))

    def export_git(self) -> None:
        """Ask for a place and write the history as a stream for git there."""
        kinds = self.tr("Stream for git fast-import (*.git-stream)")
        self._export(ExportForm.GIT, self.tr("Export the history for git"), kinds)

    def _export(self, form: ExportForm, asked: str, kinds: str) -> None:
        file = self._workspace.file
        if file is None:
            return
        name = f"{file.title or self.tr('Untitled')}{_SUFFIXES[form]}"
        path, _ = QFileDialog.getSaveFileName(self._window, asked, str(file.folder / name), kinds)
        if path:
            self._jobs.run(
                "export",
                ExportPages(str(file.path), path, form=form),
                self.tr("Exporting {name}").format(name=Path(path).name),
                partial(export_report, path),
            )
