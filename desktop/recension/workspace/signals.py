"""What the workspace tells the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class WorkspaceSignals(QObject):
    """The facts the workspace states.

    Signals:
        opened(FileState): a file was opened; `pages_changed` follows, then `page_opened`.
        file_changed(FileState): the open file is now gone, back, or elsewhere (Save As).
        closed(): no file is open any more.
        already_open(Path): the file is open in another window, which was asked to come forward.
        raise_requested(): another process asked this window to come forward.
        pages_changed(PageList): pages came, went or changed.
        page_opened(PageDocument): this page is edited from now on.
        unsaved_changed(): another set of pages has unsaved text; see `unsaved_titles`.
        history_changed(str): the page of this title has a new revision, or one has another name.
        page_renamed(Renamed): a page has another title.
        page_deleted(DeletedPage): a page is among the deleted ones; one that is edited is now new.
        page_undeleted(str): the page of this title is back.
        links_changed(): more is known of what links where; see `links_here`.
        saved(Saved): a revision is on the disk.
        imported(ImportReport): what came of a text or an export that was opened.
        left_as_typed(LeftAsTyped): what was saved is the text as it was typed: signatures,
            substitutions and labels of links could not be seen to.
        nothing_to_save(str): the page of this title is as it was; nothing was recorded.
        failed(RecensionError): an order could not be carried out; nothing is lost.
        save_failed(RecensionError): not saved; the text is still there, and in the draft.
        conflict(Conflict): the page has a newer revision under unsaved text: call `resolve`.
        draft_found(Draft): unsaved text of this page was recovered and stands in the editor: call
            `keep_draft` or `discard_draft`.
        heartbeat(Heartbeat): how safe the unsaved text is.
        disk_changed(DiskChange): another process changed the file; what it means was done.
        copy_found(Path): a conflicted copy of the file lies beside it and has something new.
        base_chosen(object): the page is compared with this Revision from now on; None: its newest.
    """

    opened = Signal(object)
    file_changed = Signal(object)
    closed = Signal()
    already_open = Signal(object)
    raise_requested = Signal()
    pages_changed = Signal(object)
    page_opened = Signal(object)
    unsaved_changed = Signal()
    history_changed = Signal(str)
    page_renamed = Signal(object)
    page_deleted = Signal(object)
    page_undeleted = Signal(str)
    links_changed = Signal()
    saved = Signal(object)
    imported = Signal(object)
    left_as_typed = Signal(object)
    nothing_to_save = Signal(str)
    failed = Signal(object)
    save_failed = Signal(object)
    conflict = Signal(object)
    draft_found = Signal(object)
    heartbeat = Signal(object)
    disk_changed = Signal(object)
    copy_found = Signal(object)
    base_chosen = Signal(object)
