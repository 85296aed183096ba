"""What the engine knows of the open page, and what it has to be told next."""

from __future__ import annotations

from collections.abc import Callable

from recension.diff import Options
from recension.engine.failures import unpack
from recension.engine.messages import (
    Answer,
    Compared,
    Edit,
    EditPage,
    Failed,
    GivenText,
    OpenPage,
    PreviewUpdate,
    Request,
    SetBase,
    UpdatePage,
    VisualUpdate,
)
from recension.errors import EngineFailure
from recension.workspace.document import PageDocument
from recension.workspace.values import Comparison, EngineTrouble

Outcome = PreviewUpdate | VisualUpdate | Comparison | EngineTrouble

NOT_STARTED = "not-started"  # the reason that is nobody's fault

_STRIKES = 2  # so many times one text may bring the engine down


class PageFeed:
    """One document on its way to the engine: the whole text once, then edits. An `Asker`.

    Args:
        document: it is followed from now on.
        report: called with a PreviewUpdate, VisualUpdate, Comparison or EngineTrouble.
    """

    def __init__(self, document: PageDocument, report: Callable[[Outcome], None]) -> None:
        self.document = document
        self._report = report
        self._wanted = {"render", "compare"}
        self._base = document.clean_text
        self._options = Options()
        self._is_known = False  # the engine has the text as it was before `_edits`
        self._is_base_known = False
        self._edits: list[Edit] = []
        self._shows_visual = False
        self._visual_serial = 0  # of the blocks that the window has
        self._strikes = {"render": 0, "compare": 0, "visual": 0}
        self._under_way: tuple[int, int, str, str] | None = None  # request, version, both texts

    @property
    def is_wanted(self) -> bool:
        """Whether there is something to send."""
        return bool(self._wanted)

    def want_rendering(self) -> None:
        """Have the page rendered again, because the pages around it changed."""
        self._want("render")

    def show_visual(self, *, is_shown: bool, is_anew: bool = False) -> None:
        """Whether somebody looks at the changes in the page, and whether nothing is shown yet."""
        self._shows_visual = is_shown
        if is_anew:
            self._visual_serial = 0
        if is_shown:
            self._want()
        else:
            self._wanted.discard("visual")

    def note(self, edit: Edit) -> None:
        """The document was edited."""
        self._edits.append(edit)
        self._forgive()
        self._want("render", "compare")

    def set_base(self, base: str, options: Options) -> None:
        """Compare the document with another text."""
        self._base, self._options = base, options
        self._is_base_known = False
        self._forgive()
        self._want("compare")

    def lose(self) -> None:
        """The engine knows nothing of the page any more."""
        self._want("render", "compare")
        self._is_known = self._is_base_known = False

    def begin(self, request: int) -> tuple[list[Request], list[str]]:
        """Return what to send for the text as it is, and the stages that will be answered."""
        document = self.document
        messages: list[Request] = [*self._text_messages(), *self._base_messages()]
        stages = [
            stage
            for stage, strikes in self._strikes.items()
            if stage in self._wanted and strikes < _STRIKES
        ]
        if stages:
            messages.append(
                UpdatePage(
                    request,
                    document.number,
                    render="render" in stages,
                    compare="compare" in stages,
                    is_unsaved=document.is_dirty or document.is_new,
                    visual_onto=self._visual_serial if "visual" in stages else None,
                )
            )
        self._wanted.clear()
        self._under_way = request, document.version, self._base, document.text
        return messages, stages

    def take(self, answer: Answer) -> None:
        """Report an answer to what is under way."""
        match answer:
            case PreviewUpdate():
                self._report(answer)
            case VisualUpdate():
                self._visual_serial = answer.rendering.serial
                self._report(answer)
            case Compared():
                if comparison := self.better(answer):
                    self._report(comparison)
            case Failed(stage=stage, error=error):
                trouble = EngineTrouble(self.document.number, stage, unpack(error), is_final=True)
                self._report(trouble)

    def takes_better(self, update: VisualUpdate) -> bool:
        """Whether a page that was made again is that of the text that was sent last."""
        is_newest = self._under_way is not None and self._under_way[0] == update.request
        if is_newest and update.page == self.document.number:
            self._visual_serial = update.rendering.serial
            return True
        return False

    def strike(self, stage: str, reason: str) -> None:
        """The engine was lost in this stage; a second time is the last for this text."""
        if reason == NOT_STARTED:
            return
        self._strikes[stage] += 1
        is_final = self._strikes[stage] >= _STRIKES
        error = EngineFailure(reason)
        self._report(EngineTrouble(self.document.number, stage, error, is_final=is_final))

    def better(self, answer: Compared) -> Comparison | None:
        """Return the comparison of the texts that were sent last; None for other texts."""
        if self._under_way is None or self._under_way[0] != answer.request:
            return None
        _, version, old_text, new_text = self._under_way
        is_current = version == self.document.version
        return comparison_of(answer, old_text, new_text, is_current=is_current)

    def _want(self, *stages: str) -> None:
        """Have these done anew, and what follows from them where it is looked at."""
        self._wanted.update(stages)
        if self._shows_visual:
            self._wanted.add("visual")

    def _text_messages(self) -> list[Request]:
        document, edits = self.document, tuple(self._edits)
        self._edits.clear()
        if not self._is_known:
            self._is_known, self._is_base_known = True, False
            return [OpenPage(document.number, document.title, document.version, document.text)]
        if edits:
            return [EditPage(document.number, document.version, edits, len(document.text))]
        return []

    def _base_messages(self) -> list[Request]:
        if self._is_base_known:
            return []
        self._is_base_known = True
        return [SetBase(self.document.number, GivenText(self._base), self._options)]

    def _forgive(self) -> None:
        self._strikes = dict.fromkeys(self._strikes, 0)


def comparison_of(
    answer: Compared, old_text: str, new_text: str, *, is_current: bool = True
) -> Comparison:
    """Return the engine's answer with the texts it is about."""
    return Comparison(
        request=answer.request,
        page=answer.page,
        version=answer.version,
        is_current=is_current,
        old_text=old_text,
        new_text=new_text,
        rows=answer.rows,
        spans=answer.spans,
        old_size=answer.old_size,
        new_size=answer.new_size,
        is_complete=answer.is_complete,
        milliseconds=answer.milliseconds,
    )
