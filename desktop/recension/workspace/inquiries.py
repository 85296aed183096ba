"""What is asked of the engine once, beside following the open page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from recension.diff.options import DEFAULT, Options
from recension.engine.messages import (
    Author,
    Compared,
    CompareRendered,
    CompareTexts,
    LinksToSave,
    MergeTexts,
    PrepareText,
    ReadLinks,
    RenderText,
    TextSide,
)
from recension.errors import RecensionError
from recension.workspace.questions import STRIKES, MakeRequest, Question, Questions
from recension.workspace.replies import Reply
from recension.workspace.values import Comparison

SIGN = "~~~~"


class Inquiries(QObject):
    """Questions with one answer each, as the client of the engine takes them.

    A question that waits when a newer one of its kind is asked fails with `Cancelled`.

    Args:
        go_on: called when there is a question to send.
        is_ready: tells whether the engine has started, and answers.
        parent: the owner.
    """

    def __init__(
        self,
        go_on: Callable[[], None],
        is_ready: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._go_on = go_on
        self._is_ready = is_ready
        self.urgent = Questions()  # before the open page: a save waits for them
        self.others = Questions()

    @property
    def is_ready(self) -> bool:
        """Whether the engine has started, and answers."""
        return self._is_ready()

    def prepare(self, title: str, text: str, author: Author, time: datetime) -> Reply:
        """Ask what saving changes in a text; done gives a tuple of edits, the last one first.

        It goes before the open page. `time` is that of saving.
        """
        return self._ask(
            self.urgent, "prepare", lambda number: PrepareText(number, title, text, author, time)
        )

    def merge(self, base: str, mine: str, theirs: str) -> Reply:
        """Unite two texts made from one base; done gives a Merge. It goes before the open page."""
        return self._ask(
            self.urgent, "merge", lambda number: MergeTexts(number, base, mine, theirs)
        )

    def sign(self, author: Author, time: datetime) -> Reply:
        """Ask what four tildes become; done gives the edits that replace them."""
        return self._ask(
            self.others, "prepare", lambda number: PrepareText(number, "Page", SIGN, author, time)
        )

    def compare(self, old: TextSide, new: TextSide, options: Options = DEFAULT) -> Reply:
        """Compare two texts or stored revisions; done gives a Comparison.

        The words of further rows come by `spans_arrived` of the client, a comparison made better by
        its `compared`.
        """
        return self._ask(
            self.others, "compare", lambda number: CompareTexts(number, old, new, options)
        )

    def render(self, title: str, side: TextSide) -> Reply:
        """Render a text or stored revision for reading; done gives a fresh PreviewUpdate."""
        return self._ask(self.others, "render", lambda number: RenderText(number, title, side))

    def compare_rendered(self, title: str, old: TextSide, new: TextSide) -> Reply:
        """Show the changes between two texts in the page; done gives a fresh VisualUpdate."""
        return self._ask(
            self.others, "visual", lambda number: CompareRendered(number, title, old, new)
        )

    def links_to_save(self, title: str, side: TextSide) -> Reply:
        """Ask what a text refers to that is to be saved; done gives a KnownLinks.

        It goes before the open page, and is asked once, even where it brings the engine down.
        """
        return self._ask(
            self.urgent,
            "links",
            lambda number: LinksToSave(number, title, side),
            strikes=STRIKES - 1,
        )

    def links(self, title: str, revision: int) -> Reply:
        """Ask what a stored revision of a page refers to; done gives a KnownLinks."""
        return self._ask(self.others, "links", lambda number: ReadLinks(number, title, revision))

    def better(self, answer: Compared) -> Comparison | None:
        """Return a better comparison of the two texts that were compared last."""
        return self.others.better(answer)

    def give_up(self, error: RecensionError) -> None:
        """Answer every question with this failure."""
        self.urgent.give_up(error)
        self.others.give_up(error)

    def _ask(
        self, questions: Questions, stage: str, make: MakeRequest, *, strikes: int = 0
    ) -> Reply:
        reply = Reply()
        question = Question(stage, make, reply, strikes)
        # Later: whoever asks has connected the reply by then, also to a failure that comes at once.
        QTimer.singleShot(0, self, lambda: self._put(questions, question))
        return reply

    def _put(self, questions: Questions, question: Question) -> None:
        questions.ask(question)
        self._go_on()
