"""The open file and page, drafts, settings, and the client of the engine."""

from recension.engine.messages import (
    Author,
    CopyFile,
    Edit,
    ExportForm,
    ExportPages,
    FindPhrase,
    GivenText,
    Heading,
    ImageData,
    ImportSources,
    PreviewBlock,
    PreviewUpdate,
    Progress,
    Splice,
    StoredRevision,
    TextSide,
    VerifyFile,
    VisualUpdate,
    WhoWrote,
    WriteChange,
)
from recension.workspace.document import PageDocument
from recension.workspace.drafts import Drafts
from recension.workspace.engine_client import EngineClient
from recension.workspace.instances import Instances
from recension.workspace.jobs import Job
from recension.workspace.kept_merges import KeptMerges, MergeName
from recension.workspace.merge_files import KeptMerge, KeptPlace, MergeState
from recension.workspace.places import state_folder
from recension.workspace.replies import Reply
from recension.workspace.settings import Settings
from recension.workspace.values import (
    Comparison,
    Conflict,
    DiskChange,
    Draft,
    DraftState,
    EngineTrouble,
    FileState,
    Heartbeat,
    LinksHere,
    PageList,
    Place,
    Renamed,
    Resolution,
    Saved,
    Undo,
)
from recension.workspace.workspace import Workspace

__all__ = [
    "Author",
    "Comparison",
    "Conflict",
    "CopyFile",
    "DiskChange",
    "Draft",
    "DraftState",
    "Drafts",
    "Edit",
    "EngineClient",
    "EngineTrouble",
    "ExportForm",
    "ExportPages",
    "FileState",
    "FindPhrase",
    "GivenText",
    "Heading",
    "Heartbeat",
    "ImageData",
    "ImportSources",
    "Instances",
    "Job",
    "KeptMerge",
    "KeptMerges",
    "KeptPlace",
    "LinksHere",
    "MergeName",
    "MergeState",
    "PageDocument",
    "PageList",
    "Place",
    "PreviewBlock",
    "PreviewUpdate",
    "Progress",
    "Renamed",
    "Reply",
    "Resolution",
    "Saved",
    "Settings",
    "Splice",
    "StoredRevision",
    "TextSide",
    "Undo",
    "VerifyFile",
    "VisualUpdate",
    "WhoWrote",
    "Workspace",
    "WriteChange",
    "state_folder",
]
