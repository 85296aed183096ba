"""All that goes each way: requests to the engine, answers to the window."""

from __future__ import annotations

from recension.engine.messages.comparisons import (
    Compared,
    CompareTexts,
    Described,
    MoreSpans,
    SpansWanted,
)
from recension.engine.messages.files import (
    CloseFile,
    FoundLinks,
    ImageData,
    OpenFile,
    ReadImage,
    ReadLinks,
)
from recension.engine.messages.jobs import JobDone, Progress, StopJob, Work
from recension.engine.messages.merges import Merged, MergeTexts
from recension.engine.messages.pages import (
    ClosePage,
    EditPage,
    OpenPage,
    OutOfStep,
    SetAuthor,
    SetBase,
    UpdatePage,
)
from recension.engine.messages.previews import (
    CompareRendered,
    PreviewUpdate,
    RenderText,
    VisualUpdate,
)
from recension.engine.messages.process import EngineReady, Failed
from recension.engine.messages.saving import LinksToSave, Prepared, PrepareText

Request = (
    OpenFile
    | CloseFile
    | SetAuthor
    | OpenPage
    | EditPage
    | ClosePage
    | SetBase
    | UpdatePage
    | PrepareText
    | MergeTexts
    | CompareTexts
    | CompareRendered
    | RenderText
    | ReadLinks
    | LinksToSave
    | SpansWanted
    | ReadImage
    | Work
    | StopJob
)
Answer = (
    EngineReady
    | PreviewUpdate
    | VisualUpdate
    | Compared
    | Prepared
    | FoundLinks
    | Merged
    | MoreSpans
    | Described
    | ImageData
    | OutOfStep
    | Failed
    | Progress
    | JobDone
)
