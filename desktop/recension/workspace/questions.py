"""Single questions to the engine: texts compared or united, one rendered or prepared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from recension.diff import Merge
from recension.engine.failures import unpack
from recension.engine.merged_parts import unpack as unpack_merge
from recension.engine.messages import (
    Answer,
    Compared,
    CompareRendered,
    CompareTexts,
    Edit,
    Failed,
    FoundLinks,
    GivenText,
    LinksToSave,
    Merged,
    MergeTexts,
    Prepared,
    PrepareText,
    PreviewUpdate,
    ReadLinks,
    RenderText,
    Request,
    TextSide,
    VisualUpdate,
)
from recension.errors import Cancelled, EngineFailure, RecensionError
from recension.store import KnownLinks, PageLinks
from recension.workspace.page_feed import NOT_STARTED, comparison_of
from recension.workspace.replies import Reply
from recension.workspace.values import Comparison

STRIKES = 2  # so many times one question may bring the engine down

Asked: TypeAlias = (
    CompareTexts | CompareRendered | RenderText | PrepareText | MergeTexts | ReadLinks | LinksToSave
)
MakeRequest: TypeAlias = Callable[[int], Asked]  # a request under a number


@dataclass(slots=True)
class Question:
    """A question, and who waits for its answer."""

    stage: str  # "compare", "visual", "render", "prepare", "merge" or "links"
    make: MakeRequest
    reply: Reply
    strikes: int = 0
    request: Asked | None = None  # once it was made

    def outcome(
        self, answer: Answer
    ) -> (
        Comparison
        | PreviewUpdate
        | VisualUpdate
        | tuple[Edit, ...]
        | Merge
        | KnownLinks
        | RecensionError
    ):
        """Return what an answer means for who waits."""
        if isinstance(answer, Compared) and isinstance(self.request, CompareTexts):
            old = _text(self.request.old, answer.old_text)
            return comparison_of(answer, old, _text(self.request.new, answer.new_text))
        if isinstance(answer, PreviewUpdate | VisualUpdate):
            return answer
        if isinstance(answer, Prepared):
            return answer.edits
        if isinstance(answer, Merged):
            return unpack_merge(answer)
        if isinstance(answer, FoundLinks):
            found = PageLinks(answer.links, answer.templates, answer.files, answer.categories)
            return KnownLinks(found, answer.as_of)
        if isinstance(answer, Failed):
            return unpack(answer.error)
        raise TypeError(f"{answer} is no answer to {self.request}")


class Questions:
    """At most one question of each kind waits; a newer one takes its place. An `Asker`."""

    def __init__(self) -> None:
        self._waiting: dict[str, Question] = {}
        self._asked: Question | None = None
        self._compared: Question | None = None  # the last comparison that was answered

    @property
    def is_wanted(self) -> bool:
        """Whether a question waits."""
        return bool(self._waiting)

    def ask(self, question: Question) -> None:
        """Let a question wait; one of its kind that nobody needs any more is cancelled."""
        if older := self._waiting.pop(question.stage, None):
            older.reply.fail(Cancelled())
        self._waiting[question.stage] = question

    def begin(self, request: int) -> tuple[list[Request], list[str]]:
        """Return the question to send under this number."""
        question = self._asked = self._waiting.pop(next(iter(self._waiting)))
        question.request = question.make(request)
        return [question.request], [question.stage]

    def take(self, answer: Answer) -> None:
        """Tell who waits for it."""
        question, self._asked = self._asked, None
        if question is None:
            return
        if question.stage == "compare":
            self._compared = question
        question.reply.settle(question.outcome(answer))

    def better(self, answer: Compared) -> Comparison | None:
        """Return a better comparison of the two texts that were compared last."""
        question = self._compared
        if question is None or question.request is None:
            return None
        if question.request.request != answer.request:
            return None
        outcome = question.outcome(answer)
        return outcome if isinstance(outcome, Comparison) else None

    def strike(self, stage: str, reason: str) -> None:
        """The engine was lost over the question: ask once more, or give it up."""
        question, self._asked = self._asked, None
        if question is None:
            return
        question.strikes += reason != NOT_STARTED
        if question.strikes >= STRIKES or stage in self._waiting:
            question.reply.fail(EngineFailure(reason))
        else:
            self._waiting[stage] = question

    def lose(self) -> None:
        """The engine is gone; a question that waits was never sent."""

    def give_up(self, error: RecensionError) -> None:
        """Answer every question with this failure."""
        waiting = [*self._waiting.values(), *([self._asked] if self._asked else [])]
        self._waiting.clear()
        self._asked = None
        for question in waiting:
            question.reply.fail(error)


def _text(side: TextSide, read: str | None) -> str:
    return side.text if isinstance(side, GivenText) else read or ""
