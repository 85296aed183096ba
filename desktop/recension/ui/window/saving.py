"""Saving a revision: the save bar, the figures around it, and what the status line says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from recension.ui import wording
from recension.ui.window.editing import Editing
from recension.ui.window.window import MainWindow
from recension.workspace import Saved, Settings, Workspace


class Saving(QObject):
    """Records the text when asked, and says so only after the store has."""

    def __init__(
        self, window: MainWindow, workspace: Workspace, editing: Editing, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bar = window.save_bar
        self._workspace = workspace
        self._editing = editing
        self._settings = settings
        self._is_saving = False
        self._bar.save_wanted.connect(self.save)
        self._bar.left.connect(window.editor.setFocus)
        window.actions_by_name.connect_order("save", self.save)
        window.actions_by_name.connect_order("summary", self._bar.focus_summary)
        editing.document_changed.connect(self._begin_page)
        editing.base_changed.connect(self.show_figures)
        editing.text_changed.connect(self.show_figures)
        workspace.saved.connect(self._take_saved)
        workspace.nothing_to_save.connect(self._say_nothing_changed)
        workspace.save_failed.connect(self._note_failure)
        workspace.conflict.connect(self._note_failure)
        for begun in (workspace.opened, workspace.closed):
            begun.connect(self._forget_save)
        self._offer_summaries()
        self._bar.set_can_save(False)

    def save(self) -> None:
        """Record the text as a revision, with what stands in the save bar."""
        file = self._workspace.file
        if self._editing.document is None or file is None or self._is_saving:
            return
        if file.is_read_only or file.is_gone:
            self._save_elsewhere()
            return
        self._is_saving = True
        self._window.status.say(self.tr("Saving\N{HORIZONTAL ELLIPSIS}"))
        self._workspace.save(self._bar.summary, is_minor=self._bar.is_minor)

    def _save_elsewhere(self) -> None:
        """Ask for a place first: where the file lies, nothing can be saved."""
        path = ask_for_place(self._window, self.tr("Save revision"), "")
        if path:
            self._workspace.save_as(
                Path(path), summary=self._bar.summary, is_minor=self._bar.is_minor
            )

    def show_figures(self) -> None:
        """Show size, change of size and words of the text."""
        document = self._editing.document
        if document is None:
            self._bar.set_delta(0)
            self._window.status.clear_page()
            return
        self._bar.set_delta(document.delta)
        self._window.status.show_size(document.size, document.delta)
        self._window.status.show_words(document.words)

    def _begin_page(self) -> None:
        document = self._editing.document
        self._bar.clear()
        self._bar.suggest("")
        self._bar.set_can_save(document is not None)
        self.show_figures()

    def _take_saved(self, saved: Saved) -> None:
        self._is_saving = False
        if saved.revision.summary and not saved.is_restored:
            self._settings.add_recent_summary(saved.revision.summary)
        self._bar.clear()
        self._bar.suggest("")
        self._offer_summaries()
        self.show_figures()
        self._window.status.say(
            self.tr("Saved {title} at {time} ({delta} bytes)").format(
                title=saved.title,
                time=wording.local_clock(saved.revision.time),
                delta=wording.delta_text(saved.revision.delta),
            )
        )

    def _say_nothing_changed(self, title: str) -> None:
        self._is_saving = False
        self._window.status.say(
            self.tr("Nothing changed in {title}: no revision was recorded").format(title=title)
        )

    def _note_failure(self) -> None:
        self._is_saving = False
        self._window.status.say(self.tr("Not saved"))

    def _forget_save(self) -> None:
        """Another file is open: what comes of a save in the one before is told by nobody."""
        self._is_saving = False

    def _offer_summaries(self) -> None:
        recent = list(self._settings.recent_summaries)
        presets = (
            self.tr("typo"),
            self.tr("wording"),
            self.tr("reference added"),
            self.tr("copy edit"),
        )
        self._bar.set_choices([*recent, *(each for each in presets if each not in recent)])


def ask_for_place(window: MainWindow, title: str, suggested: str) -> str:
    """Ask where a revision file should be saved; "" for nowhere."""
    path, _ = QFileDialog.getSaveFileName(
        window, title, suggested, window.tr("Revision files (*.recension)")
    )
    if path and "." not in path.replace("\\", "/").rpartition("/")[2]:
        path += ".recension"
    return path
