"""What can leave the window as a document: the change that is shown, and the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir

from recension.diff.options import Options
from recension.engine.messages import ImageData
from recension.ui.preview.standalone import image_names, standalone_page
from recension.ui.window.change_plan import change_plan
from recension.ui.window.comparing import Comparing
from recension.ui.window.editing import Editing
from recension.ui.window.jobs import Jobs
from recension.ui.window.window import MainWindow
from recension.workspace import (
    EngineClient,
    Workspace,
    WriteChange,
)

_SECONDS = 3.0  # for the rows of a comparison, and as much for the words: nobody types meanwhile

Take = Callable[[str], object]


class ShownChange(QObject):
    """The comparison in the Changes panel."""

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        editing: Editing,
        comparing: Comparing,
        jobs: Jobs,
    ) -> None:
        super().__init__(window)
        self._window, self._workspace, self._editing = window, workspace, editing
        self._comparing, self._jobs = comparing, jobs

    @property
    def is_there(self) -> bool:
        """Whether a comparison is shown."""
        return self._comparing.pair is not None and self._editing.document is not None

    def write(self, key: str, doing: str, target: Path, then: Callable[[], object]) -> None:
        """Write it as an HTML page, with the notice `key` meanwhile; then go on."""
        self._run(key, doing, target, then, is_for_paper=False)

    def read_for_paper(self, key: str, doing: str, take: Take) -> None:
        """Make it as an HTML page without what paper cannot unfold, and hand that over."""
        folder = QTemporaryDir()
        target = Path(folder.filePath("change.html"))

        def go_on() -> None:
            html = target.read_text(encoding="utf-8")
            folder.remove()
            take(html)

        self._run(key, doing, target, go_on, is_for_paper=True)

    def _run(
        self, key: str, doing: str, target: Path, then: Callable[[], object], *, is_for_paper: bool
    ) -> None:
        document, pair, file = self._editing.document, self._comparing.pair, self._workspace.file
        if document is None or pair is None or file is None:
            return
        is_blind = self._comparing.options.ignores_white_space
        options = Options(is_blind, row_seconds=_SECONDS, word_seconds=_SECONDS)
        mode = self._window.changes.mode
        restored = self._comparing.restored
        plan = change_plan(document.title, pair, mode, restored, is_for_paper=is_for_paper)
        work = WriteChange(str(file.path), str(target), *pair.sides(document.text), plan, options)

        def go_on(_result: object) -> None:
            then()

        self._jobs.run(key, work, doing, go_on)


class ShownPreview(QObject):
    """The page in the preview, with its images."""

    def __init__(self, window: MainWindow, engine: EngineClient) -> None:
        super().__init__(window)
        self._window, self._engine = window, engine

    def read(self, take: Take) -> None:
        """Make it as an HTML page once its images are there, and hand that over."""
        page = self._window.preview.page
        awaited = image_names(page)
        images: dict[str, ImageData] = {}

        def settle(name: str, image: object) -> None:
            if isinstance(image, ImageData):  # else its description stands in its place
                images[name] = image
            awaited.discard(name)
            if not awaited:
                take(standalone_page(page, images))

        if not awaited:
            take(standalone_page(page, images))
        for name in list(awaited):
            reply = self._engine.image(name)
            reply.done.connect(partial(settle, name))
            reply.failed.connect(partial(settle, name))
