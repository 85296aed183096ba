"""Undo this revision: what an old revision did is taken out of the text, unsaved."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from recension.store.values import Revision
from recension.ui import wording
from recension.ui.merge import Between, MergeCase, SideNames
from recension.ui.theme import BannerKind
from recension.ui.window.banner import Notice, NoticeAction
from recension.ui.window.merging import MergeTask, Merging
from recension.ui.window.past import Past
from recension.ui.window.window import MainWindow
from recension.workspace import KeptMerge, PageDocument, Undo, Workspace

_NOTICE = "undone"
_KEPT = "undo-kept"


class Undoing(QObject):
    """Undoes the chosen revision; what cannot be taken out alone is decided in the merge view."""

    def __init__(
        self, window: MainWindow, workspace: Workspace, past: Past, merging: Merging
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._past = past
        self._merging = merging
        window.actions_by_name.connect_order("undo-revision", self._undo_chosen)
        workspace.page_opened.connect(self._offer_kept)
        workspace.closed.connect(lambda: window.banner.remove(_KEPT))
        for over in (workspace.saved, workspace.page_opened, workspace.closed):
            over.connect(lambda: window.banner.remove(_NOTICE))

    def undo(self, revision: Revision) -> None:
        """Take what a revision did out of the text in the editor."""
        self._window.banner.remove(_KEPT)
        self._merging.wait_for(self._workspace.undo_revision(revision), self._take)

    def _undo_chosen(self) -> None:
        if self._past.chosen is not None:
            self.undo(self._past.chosen)

    def _take(self, undo: object) -> None:
        assert isinstance(undo, Undo)  # noqa: S101 - as the workspace says
        document = self._workspace.document_of(undo.title)
        if document is None:
            return
        if undo.merge.text is not None and document.text == undo.text:
            self._apply(undo, undo.merge.text)
            return
        name = self._workspace.kept_merges.name(
            undo.title, f"undo {undo.revision.id}", undo.revision
        )
        task = MergeTask(
            self._case(undo),
            partial(self._apply, undo),
            partial(self._offer_kept, document),
            document,
            undo.text,
            name,
        )
        self._merging.show(task)

    # -- what was not finished

    def _offer_kept(self, document: PageDocument) -> None:
        """Offer to go on with the undoing of this page that was begun last."""
        self._window.banner.remove(_KEPT)
        for kept in self._workspace.kept_merges.of_page(document.title):
            if kept.revision is not None:
                self._offer(kept, kept.revision)
                return

    def _offer(self, kept: KeptMerge, revision: Revision) -> None:
        text = self.tr(
            "{title}: undoing the revision of {time} was begun, {decided} of {count} places are "
            "decided."
        ).format(
            title=kept.title,
            time=wording.local_time(revision.time),
            decided=wording.number(kept.state.decided),
            count=wording.number(kept.state.count),
        )
        actions = (
            NoticeAction(self.tr("Go on"), partial(self.undo, revision)),
            NoticeAction(self.tr("Discard"), partial(self._discard, kept, revision)),
        )
        self._window.banner.show_notice(Notice(_KEPT, text, BannerKind.INFO, actions))

    def _discard(self, kept: KeptMerge, revision: Revision) -> None:
        name = self._workspace.kept_merges.name(kept.title, kept.subject, revision)
        if name is not None:
            self._workspace.kept_merges.drop(name)

    # -- what is undone

    def _case(self, undo: Undo) -> MergeCase:
        revision = undo.revision
        by = self.tr(" by {author}").format(author=revision.author) if revision.author else ""
        heading = self.tr("{title}: undo the revision of {time}{by}").format(
            title=undo.title, time=wording.local_time(revision.time), by=by
        )
        names = SideNames(
            self.tr("The text now"),
            self.tr("After that revision"),
            self.tr("Before it"),
            between=Between.TIMES,
        )
        return MergeCase(heading, names, undo.merge)

    def _apply(self, undo: Undo, text: str) -> None:
        self._workspace.apply_undo(undo, text)
        self._window.save_bar.preset(undo.summary)
        self._say_undone(undo, text)
        self._window.compare_mine()

    def _say_undone(self, undo: Undo, text: str) -> None:
        time = wording.local_time(undo.revision.time)
        said = self.tr("The revision of {time} is undone in the text, not saved yet.")
        said = said.format(time=time)
        actions: tuple[NoticeAction, ...] = ()
        request = self._merging.request_to_check(undo.merge) if text == undo.merge.text else ""
        if request:
            said = f"{said} {request}"
            check = partial(self._check, undo)
            actions = (NoticeAction(self.tr("Check"), check, closes=False),)
        kind = BannerKind.WARNING if request else BannerKind.INFO
        self._window.banner.show_notice(Notice(_NOTICE, said, kind, actions))

    def _check(self, undo: Undo) -> None:
        document = self._workspace.document_of(undo.title)
        if document is None or not self._merging.check(self._case(undo), document):
            self._window.compare_mine()
