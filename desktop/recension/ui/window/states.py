"""What may happen to file, text and engine, told in the banner with what can be done about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from recension import messages
from recension.errors import (
    DamagedFile,
    EngineFailure,
    InputOutputFailure,
    LeftAsTyped,
    NewerFile,
    NoSpace,
    RecensionError,
)
from recension.ui import wording
from recension.ui.theme import BannerKind
from recension.ui.window.banner import Notice, NoticeAction
from recension.ui.window.editing import Editing
from recension.ui.window.files import REVISION_FILE, Files
from recension.ui.window.saving import Saving
from recension.ui.window.window import MainWindow
from recension.workspace import (
    DiskChange,
    Draft,
    DraftState,
    EngineClient,
    FileState,
    Heartbeat,
    Workspace,
)

_OF_A_FILE = (
    "file",
    "gone",
    "sample",
    "draft",
    "disk",
    "save-failed",
    "as-typed",
    "engine",
)


class States(QObject):
    """Turns what the workspace tells into notices and the status line."""

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        engine: EngineClient,
        editing: Editing,
        files: Files,
        saving: Saving,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._banner = window.banner
        self._workspace = workspace
        self._editing = editing
        self._files = files
        self._saving = saving
        workspace.opened.connect(self._greet)
        workspace.file_changed.connect(self._show_file_state)
        workspace.closed.connect(self._clear)
        workspace.already_open.connect(self._say_already_open)
        workspace.failed.connect(self.show_error)
        workspace.save_failed.connect(self._show_save_failure)
        workspace.saved.connect(self._forget_failures)
        workspace.left_as_typed.connect(self._say_left_as_typed)
        workspace.draft_found.connect(self._offer_draft)
        workspace.heartbeat.connect(self._show_heartbeat)
        workspace.disk_changed.connect(self._show_disk_change)
        engine.restarted.connect(self._say_restarted)

    def show_error(self, error: RecensionError) -> None:
        """Say what could not be done; on the start page, why no file is open."""
        sentence = messages.sentence(error)
        is_open = self._workspace.file is not None
        rescue = self._rescue(error)
        if not is_open:
            self._window.start_page.show_reason("" if rescue else sentence)
            self._window.show_start_page()
        if is_open or rescue:
            self._banner.show_notice(Notice("error", sentence, BannerKind.ERROR, rescue))

    def _rescue(self, error: RecensionError) -> tuple[NoticeAction, ...]:
        """Return what can be done about a revision file that cannot even be opened."""
        if not isinstance(error, (DamagedFile, InputOutputFailure)):
            return ()
        if error.path.suffix != REVISION_FILE or not error.path.is_file():
            return ()
        recover = partial(self._files.recover, error.path)
        label = self.tr("Recover to a new file\N{HORIZONTAL ELLIPSIS}")
        return (NoticeAction(label, recover, closes=False),)

    # -- the file

    def _greet(self, file: FileState) -> None:
        self._clear()
        if file.is_sample:
            self._banner.show_notice(
                Notice(
                    "sample",
                    self.tr("This is a sample to try things on. Nothing you do here can go wrong."),
                    actions=(
                        NoticeAction(self.tr("New file"), self._files.new),
                        NoticeAction(self.tr("Open"), self._files.ask_to_open, closes=False),
                        NoticeAction(
                            self.tr("Import a wiki page"), self._files.ask_to_import, closes=False
                        ),
                    ),
                )
            )
        self._show_file_state(file)

    def _show_file_state(self, file: FileState) -> None:
        elsewhere = NoticeAction(
            self.tr("Save as\N{HORIZONTAL ELLIPSIS}"), self._files.save_as, closes=False
        )
        self._banner.remove("file")
        self._banner.remove("gone")
        if file.is_gone:
            text = self.tr("{path} is no longer there. Go on writing, and save it elsewhere.")
            self._banner.show_notice(
                Notice(
                    "gone",
                    text.format(path=file.path),
                    BannerKind.WARNING,
                    (elsewhere,),
                    can_close=False,
                )
            )
        elif file.is_read_only and file.reason is not None:
            label = elsewhere
            if isinstance(file.reason, DamagedFile):
                label = NoticeAction(
                    self.tr("Recover to a new file\N{HORIZONTAL ELLIPSIS}"),
                    self._files.save_as,
                    closes=False,
                )
            kind = BannerKind.INFO if isinstance(file.reason, NewerFile) else BannerKind.WARNING
            self._banner.show_notice(
                Notice("file", messages.sentence(file.reason), kind, (label,), can_close=False)
            )

    def _clear(self) -> None:
        for key in _OF_A_FILE:
            self._banner.remove(key)
        self._banner.remove("error")
        self._window.start_page.show_reason("")

    def _say_already_open(self, path: object) -> None:
        self._window.status.say(self.tr("{path} is open in another window").format(path=path))

    def _show_disk_change(self, change: DiskChange) -> None:
        said = {
            DiskChange.PAGES: self.tr("Another program added revisions to this file."),
            DiskChange.RELOADED: self.tr("Another program changed this page; it was read again."),
            DiskChange.PARTED: self.tr(
                "Another program deleted this page; saving begins a new one."
            ),
            DiskChange.BACK: self.tr("The file is there again."),
            DiskChange.REPLACED: self.tr("Another file is in its place; it was opened anew."),
        }
        if change in said:
            self._window.status.say(said[change])
        if change in (DiskChange.RELOADED, DiskChange.PARTED, DiskChange.REPLACED):
            self._banner.show_notice(Notice("disk", said[change]))

    # -- the text

    def _show_heartbeat(self, heartbeat: Heartbeat) -> None:
        document = self._editing.document
        is_dirty = document is not None and document.is_dirty
        if heartbeat.state is DraftState.KEPT and heartbeat.time is not None and is_dirty:
            text = self.tr("Unsaved text kept at {time}")
            self._window.status.say(text.format(time=wording.local_clock(heartbeat.time)))
        elif heartbeat.state is DraftState.FAILING:
            reason = messages.sentence(heartbeat.error) if heartbeat.error else ""
            text = self.tr("Unsaved text cannot be kept. {reason}").format(reason=reason)
            self._banner.show_notice(Notice("draft-failing", text, BannerKind.ERROR))
        if heartbeat.state is not DraftState.FAILING:
            self._banner.remove("draft-failing")

    def _offer_draft(self, draft: Draft) -> None:
        text = self.tr("Text from {time} recovered ({delta} bytes).").format(
            time=wording.local_time(draft.time), delta=wording.delta_text(draft.delta)
        )
        self._banner.show_notice(
            Notice(
                "draft",
                text,
                BannerKind.WARNING,
                (
                    NoticeAction(self.tr("Keep"), partial(self._workspace.keep_draft, draft)),
                    NoticeAction(self.tr("Compare"), self._window.compare_mine, closes=False),
                    NoticeAction(self.tr("Discard"), partial(self._workspace.discard_draft, draft)),
                ),
                can_close=False,
            )
        )

    def _show_save_failure(self, error: RecensionError) -> None:
        text = self.tr("Not saved. {reason} Your text is kept.")
        kind = BannerKind.ERROR if isinstance(error, NoSpace) else BannerKind.WARNING
        self._banner.show_notice(
            Notice(
                "save-failed",
                text.format(reason=messages.sentence(error)),
                kind,
                (
                    NoticeAction(self.tr("Retry"), self._saving.save),
                    NoticeAction(
                        self.tr("Save elsewhere\N{HORIZONTAL ELLIPSIS}"),
                        self._files.save_as,
                        closes=False,
                    ),
                ),
            )
        )

    def _forget_failures(self) -> None:
        self._banner.remove("save-failed")
        self._banner.remove("as-typed")

    def _say_left_as_typed(self, left: LeftAsTyped) -> None:
        self._banner.show_notice(Notice("as-typed", messages.sentence(left), BannerKind.WARNING))

    # -- the engine

    def _say_restarted(self, reason: str) -> None:
        self._window.status.say(messages.sentence(EngineFailure(reason)))
