"""What the window and its engine say to each other: frames of typed, tagged values.

A frame is a length of 4 bytes, big-endian, and that many bytes of MessagePack. Offsets and lengths
of texts count code points, lines count from 0, sizes count UTF-8 bytes. Every piece of work has a
`request` number chosen by the window; all answers to it carry that number.
"""

from __future__ import annotations

from recension.engine.messages.comparisons import (
    Compared,
    CompareTexts,
    Described,
    MoreSpans,
    SpansWanted,
)
from recension.engine.messages.directions import Answer, Request
from recension.engine.messages.files import (
    CloseFile,
    FoundLinks,
    ImageData,
    OpenFile,
    ReadImage,
    ReadLinks,
)
from recension.engine.messages.jobs import (
    CopyFile,
    ExportForm,
    ExportPages,
    FileJob,
    FindPhrase,
    ImportSources,
    JobDone,
    Progress,
    ReadySearch,
    RecoverFile,
    StopJob,
    UniteCopy,
    VerifyFile,
    WhoWrote,
    Work,
    WriteChange,
)
from recension.engine.messages.merges import Merged, MergedPart, MergeTexts
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
    Heading,
    PreviewBlock,
    PreviewUpdate,
    RenderText,
    Splice,
    VisualUpdate,
)
from recension.engine.messages.process import EngineReady, ErrorValue, Failed
from recension.engine.messages.saving import LinksToSave, Prepared, PrepareText
from recension.engine.messages.texts import Author, Edit, GivenText, StoredRevision, TextSide

__all__ = [
    "Answer",
    "Author",
    "CloseFile",
    "ClosePage",
    "CompareRendered",
    "CompareTexts",
    "Compared",
    "CopyFile",
    "Described",
    "Edit",
    "EditPage",
    "EngineReady",
    "ErrorValue",
    "ExportForm",
    "ExportPages",
    "Failed",
    "FileJob",
    "FindPhrase",
    "FoundLinks",
    "GivenText",
    "Heading",
    "ImageData",
    "ImportSources",
    "JobDone",
    "LinksToSave",
    "MergeTexts",
    "Merged",
    "MergedPart",
    "MoreSpans",
    "OpenFile",
    "OpenPage",
    "OutOfStep",
    "PrepareText",
    "Prepared",
    "PreviewBlock",
    "PreviewUpdate",
    "Progress",
    "ReadImage",
    "ReadLinks",
    "ReadySearch",
    "RecoverFile",
    "RenderText",
    "Request",
    "SetAuthor",
    "SetBase",
    "SpansWanted",
    "Splice",
    "StopJob",
    "StoredRevision",
    "TextSide",
    "UniteCopy",
    "UpdatePage",
    "VerifyFile",
    "VisualUpdate",
    "WhoWrote",
    "Work",
    "WriteChange",
]
