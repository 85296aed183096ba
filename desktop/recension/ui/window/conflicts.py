"""A page that was changed elsewhere while it has unsaved text: both are united."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from recension.ui import wording
from recension.ui.changes import ChangesHeader, Side
from recension.ui.merge import MergeCase, SideNames
from recension.ui.theme import BannerKind
from recension.ui.window.banner import Notice, NoticeAction
from recension.ui.window.centre import Pane
from recension.ui.window.merging import MergeTask, Merging
from recension.ui.window.window import MainWindow
from recension.workspace import Conflict, GivenText, Resolution, Workspace

_SUBJECT = "elsewhere"  # what is merged, in the name of what was chosen


class Conflicts(QObject):
    """Takes what can be united, and says so; lets a person decide the rest.

    A save that came too late opens the merge view where both wrote at the same place. What came
    in from elsewhere while one writes is told in the banner, and waits there.
    """

    def __init__(self, window: MainWindow, workspace: Workspace, merging: Merging) -> None:
        super().__init__(window)
        self._window = window
        self._banner = window.banner
        self._workspace = workspace
        self._merging = merging
        self._keys: dict[str, str] = {}  # of the notices there are, by page
        self._wanted: set[str] = set()  # pages to be decided as soon as they are united anew
        self._later: set[str] = set()  # pages that changed again while they were merged
        workspace.conflict.connect(self.take)
        for left in (workspace.opened, workspace.closed):
            left.connect(self._forget_all)
        workspace.unsaved_changed.connect(self._forget_settled)

    def take(self, conflict: Conflict) -> None:
        """Unite what can be united; offer what a person has to decide."""
        if self._is_merged_now(conflict.title):
            self._later.add(conflict.title)
        elif conflict.is_clean:
            self._unite(conflict)
        else:
            task = self._task(conflict)
            self._offer(conflict, task)
            is_wanted = conflict.is_saving or conflict.title in self._wanted
            self._wanted.discard(conflict.title)
            if is_wanted and self._is_shown(conflict.title):
                self._decide(conflict, task)

    # -- without a person

    def _unite(self, conflict: Conflict) -> None:
        self._forget(conflict.title)
        self._workspace.resolve(conflict, Resolution.MERGED)
        document = self._workspace.document
        if document is None or document.title != conflict.title:
            self._say_united(conflict, ())
            return
        if document.text != conflict.merge.text:
            return  # something was typed since: it is united anew
        if not document.is_dirty:
            said = self.tr("{title} was changed elsewhere, to what your text says")
            self._window.status.say(said.format(title=conflict.title))
            return
        show = NoticeAction(self.tr("Show changes"), self._window.compare_mine, closes=False)
        check = NoticeAction(self.tr("Check"), partial(self._check, conflict), closes=False)
        self._say_united(conflict, (show, check) if conflict.merge.to_confirm else (show,))
        if conflict.is_saving:
            self._window.compare_mine()

    def _say_united(self, conflict: Conflict, actions: tuple[NoticeAction, ...]) -> None:
        who = self._who(conflict)
        text = self.tr(
            "{title} was changed elsewhere{who}{what}. Both texts are united, not saved yet; "
            "Undo brings yours back."
        ).format(title=conflict.title, who=who, what=_what(conflict))
        if request := self._merging.request_to_check(conflict.merge):
            text = f"{text} {request}"
        kind = BannerKind.WARNING if request else BannerKind.INFO
        self._banner.show_notice(Notice(_united(conflict.title), text, kind, actions))

    def _check(self, conflict: Conflict) -> None:
        """Show what was merged, unless the text went on: Changes has all of it then."""
        document = self._workspace.document
        case = self._case(conflict)
        if document is None or not self._merging.check(case, document):
            self._window.compare_mine()

    # -- with a person

    def _offer(self, conflict: Conflict, task: MergeTask) -> None:
        text = self._clash(conflict)
        if conflict.is_saving:
            text = self.tr("Not saved. {text}").format(text=text)
        if decided := self._merging.decided_text(task):
            text = f"{text} {decided}"
        settle = partial(partial, self._settle, conflict, task)
        actions = (
            NoticeAction(
                self.tr("Decide\N{HORIZONTAL ELLIPSIS}"),
                partial(self._decide, conflict, task),
                closes=False,
            ),
            NoticeAction(self.tr("Keep mine"), settle(Resolution.MINE)),
            NoticeAction(self.tr("Take theirs"), settle(Resolution.THEIRS)),
            NoticeAction(self.tr("Compare"), partial(self._compare_sides, conflict), closes=False),
        )
        key = "conflict" if self._is_shown(conflict.title) else f"conflict {conflict.title}"
        self._forget(conflict.title)
        self._keys[conflict.title] = key
        self._banner.show_notice(Notice(key, text, BannerKind.WARNING, actions, can_close=False))

    def _clash(self, conflict: Conflict) -> str:
        clashes = len(conflict.merge.clashes)
        if conflict.revision is None:
            text = self.tr(
                "{title} was deleted elsewhere while you wrote. With your text it becomes a "
                "new page."
            )
        elif clashes == 1:
            text = self.tr("{title} was changed elsewhere{who}, at one place where you wrote too.")
        else:
            text = self.tr(
                "{title} was changed elsewhere{who}, at {count} places where you wrote too."
            )
        return text.format(
            title=conflict.title, who=self._who(conflict), count=wording.number(clashes)
        )

    def _decide(self, conflict: Conflict, task: MergeTask) -> None:
        """Open the merge view; what was typed since the conflict was found comes along."""
        document = task.document
        if document is not None and document.text != task.mine:
            self._wanted.add(conflict.title)
            self._workspace.unite_again(conflict)
            return
        self._banner.remove(self._keys.get(conflict.title, ""))
        self._merging.show(task)

    def _case(self, conflict: Conflict) -> MergeCase:
        author = conflict.revision.author if conflict.revision else ""
        names = SideNames(
            self.tr("Your text"),
            self.tr("Before"),
            self._their_name(conflict),
            author or self.tr("Theirs"),
        )
        heading = self.tr("{title} was changed elsewhere{who}").format(
            title=conflict.title, who=self._who(conflict)
        )
        return MergeCase(heading, names, conflict.merge)

    def _task(self, conflict: Conflict) -> MergeTask:
        task: MergeTask = MergeTask(
            self._case(conflict),
            partial(self._apply, conflict),
            lambda: self._offer_again(conflict, task),
            self._workspace.document_of(conflict.title),
            conflict.mine,
            self._workspace.kept_merges.name(conflict.title, _SUBJECT),
        )
        return task

    def _apply(self, conflict: Conflict, text: str) -> None:
        self._forget(conflict.title)
        self._workspace.settle(conflict, text)
        self._window.status.say(self.tr("The result stands in the editor, not saved yet"))
        if self._is_shown(conflict.title):
            self._window.compare_mine()
        self._look_again(conflict.title)

    def _offer_again(self, conflict: Conflict, task: MergeTask) -> None:
        self._offer(conflict, task)
        self._look_again(conflict.title)

    def _look_again(self, title: str) -> None:
        if title in self._later:
            self._later.discard(title)
            self._workspace.check_page(title)

    def _settle(self, conflict: Conflict, task: MergeTask, resolution: Resolution) -> None:
        self._keys.pop(conflict.title, None)
        self._workspace.resolve(conflict, resolution)
        self._merging.drop(task)

    def _compare_sides(self, conflict: Conflict) -> None:
        reply = self._workspace.compare(GivenText(conflict.theirs), GivenText(conflict.mine))
        self._window.centre.bring_forward(Pane.CHANGES)
        header = ChangesHeader(
            conflict.title, Side(conflict.revision, self.tr("Changed elsewhere")), Side(), 0
        )
        reply.done.connect(
            lambda found: self._window.changes.show_comparison(
                found.old_text, found.new_text, found.rows, found.spans, header
            )
        )
        reply.failed.connect(self._merging.failed)

    # -- words and places

    def _who(self, conflict: Conflict) -> str:
        author = conflict.revision.author if conflict.revision else ""
        return self.tr(" by {author}").format(author=author) if author else ""

    def _their_name(self, conflict: Conflict) -> str:
        if conflict.revision is None:
            return self.tr("Changed elsewhere")
        time = wording.local_time(conflict.revision.time)
        if author := conflict.revision.author:
            return self.tr("{author}, {time}").format(author=author, time=time)
        return self.tr("Saved elsewhere, {time}").format(time=time)

    def _is_shown(self, title: str) -> bool:
        document = self._workspace.document
        return document is not None and document.title == title

    def _is_merged_now(self, title: str) -> bool:
        task = self._merging.task
        return task is not None and task.document is not None and task.document.title == title

    def _forget(self, title: str) -> None:
        self._banner.remove(self._keys.pop(title, ""))
        self._banner.remove(_united(title))

    def _forget_settled(self) -> None:
        """Take away notices about pages that have no unsaved text any more.

        A page that went back to its old text by undo has nothing to be united, and is read anew.
        """
        unsaved = set(self._workspace.unsaved_titles)
        for title in set(self._keys) - unsaved:
            self._forget(title)
            self._workspace.check_page(title)
        for key in self._banner.keys:
            if key.startswith(_united("")) and key.removeprefix(_united("")) not in unsaved:
                self._banner.remove(key)

    def _forget_all(self) -> None:
        for title in list(self._keys):
            self._forget(title)
        for key in [key for key in self._banner.keys if key.startswith(_united(""))]:
            self._banner.remove(key)
        self._later.clear()
        self._wanted.clear()


def _what(conflict: Conflict) -> str:
    """Return what they did, to be put behind who they are: ": Added a paragraph"."""
    return f": {conflict.merge.sentence}" if conflict.merge.sentence else ""


def _united(title: str) -> str:
    """Return the key of the notice that a page was united."""
    return f"united {title}"
