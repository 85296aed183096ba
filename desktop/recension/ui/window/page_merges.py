"""Several pages that were changed on both sides, united one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from recension.diff import Merge
from recension.ui import wording
from recension.ui.merge import MergeCase, SideNames
from recension.ui.window.merging import MergeTask, Merging
from recension.workspace import Workspace

_SUBJECT = "copy"  # what is merged, in the name of what was chosen


@dataclass(frozen=True, slots=True)
class PageToMerge:
    """A page that two copies of a file have different texts of."""

    title: str
    base: str  # the last text both copies had; "" where there is none
    mine: str
    theirs: str


@dataclass(slots=True)
class _Round:
    waiting: deque[PageToMerge]
    count: int
    names: SideNames
    finished: Callable[[Mapping[str, str]], object]
    results: dict[str, str]


class PageMerges(QObject):
    """Unites pages; those that clash, or were merged by words, are shown to a person."""

    def __init__(self, merging: Merging, workspace: Workspace) -> None:
        super().__init__(merging)
        self._merging = merging
        self._workspace = workspace

    def unite(
        self,
        pages: Sequence[PageToMerge],
        names: SideNames,
        finished: Callable[[Mapping[str, str]], object],
    ) -> None:
        """Unite pages one after the other.

        Args:
            pages: what is to be united.
            names: what the sides are called.
            finished: called once at the end with the result of each page, by title; pages that
                were not decided, because the user cancelled, are not in it.
        """
        self._go_on(_Round(deque(pages), len(pages), names, finished, {}))

    def _go_on(self, round_: _Round) -> None:
        if not round_.waiting:
            round_.finished(round_.results)
            return
        page = round_.waiting.popleft()
        reply = self._workspace.merge(page.base, page.mine, page.theirs)
        self._merging.wait_for(
            reply, partial(self._take, round_, page), lambda: round_.finished(round_.results)
        )

    def _take(self, round_: _Round, page: PageToMerge, merge: object) -> None:
        assert isinstance(merge, Merge)  # noqa: S101 - as the workspace says
        if merge.text is not None and not merge.to_confirm:
            self._keep(round_, page, merge.text)
            return
        heading = self.tr("{title} (page {number} of {count})").format(
            title=page.title,
            number=wording.number(round_.count - len(round_.waiting)),
            count=wording.number(round_.count),
        )
        self._merging.show(
            MergeTask(
                MergeCase(heading, round_.names, merge),
                partial(self._keep, round_, page),
                lambda: round_.finished(round_.results),
                name=self._workspace.kept_merges.name(page.title, _SUBJECT),
            )
        )

    def _keep(self, round_: _Round, page: PageToMerge, text: str) -> None:
        round_.results[page.title] = text
        self._go_on(round_)
