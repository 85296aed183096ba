"""What the window and its engine say to each other: frames of typed, tagged values.

A frame is a length of 4 bytes, big-endian, and that many bytes of MessagePack. Offsets and lengths
of texts count code points, lines count from 0, sizes count UTF-8 bytes. Every piece of work has a
`request` number chosen by the window; all answers to it carry that number.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct

from recension.diff.merge_values import Spans
from recension.diff.options import Options
from recension.diff.phrases import Phrase
from recension.diff.values import Row, RowSpans

__all__ = [
    "Answer",
    "Author",
    "CloseFile",
    "ClosePage",
    "CompareRendered",
    "CompareTexts",
    "Compared",
    "CopyFile",
    "Edit",
    "EditPage",
    "EngineReady",
    "ErrorValue",
    "ExportForm",
    "ExportPages",
    "Failed",
    "FindPhrase",
    "FoundLinks",
    "GivenText",
    "Heading",
    "ImageData",
    "ImportSources",
    "JobDone",
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
    "RenderText",
    "Request",
    "SetAuthor",
    "SetBase",
    "SpansWanted",
    "Splice",
    "StopJob",
    "StoredRevision",
    "TextSide",
    "UpdatePage",
    "VerifyFile",
    "VisualUpdate",
    "WhoWrote",
    "WriteChange",
]


class Edit(Struct, frozen=True, array_like=True):
    """One change of a text: `removed` code points at `start` gave way to `inserted`."""

    start: int
    removed: int
    inserted: str

    def apply(self, text: str) -> str:
        """Return `text` after this edit."""
        return text[: self.start] + self.inserted + text[self.start + self.removed :]


class GivenText(Struct, frozen=True, tag=True):
    """A text that is sent along."""

    text: str


class StoredRevision(Struct, frozen=True, tag=True):
    """The text of a revision of the open file."""

    revision: int


TextSide = GivenText | StoredRevision


class Author(Struct, frozen=True, array_like=True):
    """Who writes, and how that person signs."""

    name: str = ""
    signature: str = ""  # in place of the name; "" for the usual links
    is_wikitext: bool = False  # the signature takes the place of the links


# ------------------------------------------------------------------ from the window


class OpenFile(Struct, frozen=True, tag=True):
    """Read templates, links and images from this revision file from now on."""

    path: str
    image_prefix: str = "recension:/image/"  # before the quoted name of an image, in its address


class CloseFile(Struct, frozen=True, tag=True):
    """Read from no file any more; every page is forgotten."""


class SetAuthor(Struct, frozen=True, tag=True):
    """Whose signature the preview shows from now on."""

    author: Author


class OpenPage(Struct, frozen=True, tag=True):
    """Here is the whole text of a page; what was sent for it before is void."""

    page: int  # the window's number of the open page, never used twice
    title: str
    version: int
    text: str


class EditPage(Struct, frozen=True, tag=True):
    """The page was edited, in this order, and has this version now."""

    page: int
    version: int
    edits: tuple[Edit, ...]
    length: int  # of the text afterwards, to notice when both sides fell out of step


class ClosePage(Struct, frozen=True, tag=True):
    """Forget the page."""

    page: int


class SetBase(Struct, frozen=True, tag=True):
    """Compare the page with this from now on."""

    page: int
    base: TextSide
    options: Options = Options()


class UpdatePage(Struct, frozen=True, tag=True):
    """Render and compare the page as it is now; replaces an older such request."""

    request: int
    page: int
    render: bool = True
    compare: bool = True
    is_unsaved: bool = False  # render what saving would make of the text
    # Show the changes in the rendered page too, as a change of the list of blocks of this serial
    # that the window has; 0 where it has none, None where nobody looks.
    visual_onto: int | None = None


class PrepareText(Struct, frozen=True, tag=True):
    """Say what saving changes in a text; a later request of this kind replaces a waiting one."""

    request: int
    title: str
    text: str
    author: Author
    time: datetime  # of saving, with its zone


class MergeTexts(Struct, frozen=True, tag=True):
    """Unite two texts made from one base; a later request of this kind replaces a waiting one."""

    request: int
    base: str
    mine: str
    theirs: str


class CompareTexts(Struct, frozen=True, tag=True):
    """Compare two texts; a later request of this kind replaces a waiting one."""

    request: int
    old: TextSide
    new: TextSide
    options: Options = Options()


class CompareRendered(Struct, frozen=True, tag=True):
    """Show the changes between two texts in the page; a later one replaces a waiting one."""

    request: int
    title: str
    old: TextSide
    new: TextSide


class RenderText(Struct, frozen=True, tag=True):
    """Render a text for reading; a later request of this kind replaces a waiting one."""

    request: int
    title: str
    side: TextSide


class ReadLinks(Struct, frozen=True, tag=True):
    """Say what a stored revision refers to, once nothing else is wanted; the newest request."""

    request: int
    title: str  # of its page
    revision: int


class SpansWanted(Struct, frozen=True, tag=True):
    """These rows of a comparison are looked at: their words come first."""

    request: int  # of the comparison
    rows: tuple[int, ...]


class ReadImage(Struct, frozen=True, tag=True):
    """Send the bytes of an image of the file."""

    request: int
    name: str  # "Name.png"


class ImportSources(Struct, frozen=True, tag=True):
    """A job: import exports, text files and folders into a file, made where it is not there."""

    file: str
    sources: tuple[str, ...]
    author: str = ""  # of the revisions made of text files


class ExportForm(StrEnum):
    """What an export is written as."""

    XML = "xml"  # a MediaWiki export
    FOLDER = "folder"  # a file for each page, without the past
    GIT = "git"  # a stream for git fast-import, always with the past


class ExportPages(Struct, frozen=True, tag=True):
    """A job: write an export of these pages (None: all), with or without their past."""

    file: str
    target: str
    pages: tuple[str, ...] | None = None
    current_only: bool = False
    form: ExportForm = ExportForm.XML


class VerifyFile(Struct, frozen=True, tag=True):
    """A job: check every text against its hash, the chain, the database."""

    file: str


class WriteChange(Struct, frozen=True, tag=True):
    """A job: write a comparison of two texts as an HTML page."""

    file: str  # of stored revisions
    target: str
    old: TextSide
    new: TextSide
    plan: Any  # a Plan of `exchange.change_document`, which rendering has no need to load
    options: Options = Options()


class CopyFile(Struct, frozen=True, tag=True):
    """A job: copy a whole revision file to a place where there is none."""

    file: str
    target: str


class FindPhrase(Struct, frozen=True, tag=True):
    """A job: find the pages that have a phrase, or when it came to them and when it went."""

    file: str
    words: str
    is_case_sensitive: bool = False
    is_pattern: bool = False
    in_history: bool = False


class WhoWrote(Struct, frozen=True, tag=True):
    """A job: say who wrote the words of a revision, or of a text made from it."""

    file: str
    title: str
    revision: int
    text: str | None = None  # the text as it is edited; what is new in it has the origin 0


class StopJob(Struct, frozen=True, tag=True):
    """Stop the job that runs; nothing of it is kept."""


# ------------------------------------------------------------------ from the engine


class EngineReady(Struct, frozen=True, tag=True):
    """The process has started."""

    process: int  # its number


class PreviewBlock(Struct, frozen=True, array_like=True):
    """A top-level piece of the rendered page; its id stays while its HTML stays."""

    id: int
    html: str


class Splice(Struct, frozen=True, array_like=True):
    """In the list of blocks, `removed` of them at `start` give way to `blocks`."""

    start: int
    removed: int
    blocks: tuple[PreviewBlock, ...]


class Heading(Struct, frozen=True, array_like=True):
    """One heading of the page, for the outline.

    It says what the renderer's `Heading` says; the window must not load the renderer to read it.
    """

    level: int  # 1-6
    html: str
    anchor: str
    number: str  # "1.2"
    line: int | None  # of the source, from 0; None for one that a template made


class PreviewUpdate(Struct, frozen=True, tag=True):
    """What changed in the rendered page since the list of blocks numbered `onto`.

    The splices are made one after the other, from the first to the last; the starts are those of
    the list as the splices before it left it. `onto` 0 is the empty list: the page begins anew.
    """

    request: int
    page: int  # the window's number of the page; 0 for a text rendered for reading
    version: int
    title: str
    title_html: str
    onto: int
    serial: int  # of the list of blocks this update makes
    splices: tuple[Splice, ...]
    lines: tuple[int, ...]  # first and last source line of every block in order, two per block
    headings: tuple[Heading, ...] = ()
    categories: tuple[str, ...] = ()
    language_links: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    indicators: dict[str, str] = {}
    warnings: tuple[str, ...] = ()
    milliseconds: float = 0.0  # that the rendering took

    @property
    def is_fresh(self) -> bool:
        """Whether the page begins anew."""
        return self.onto == 0


class VisualUpdate(Struct, frozen=True, tag=True):
    """What changed in the rendered page that shows the changes in it."""

    request: int
    page: int  # the window's number of the page; 0 for two given texts
    version: int
    rendering: (
        PreviewUpdate  # the newer page with the changes in it; lists have serials of their own
    )
    steps: tuple[int, ...]  # how many changes begin in every block, in order
    is_complete: bool  # whether the time sufficed for the words of all blocks


class Compared(Struct, frozen=True, tag=True):
    """The rows of two texts side by side, with the words of the first changed rows."""

    request: int
    page: int  # 0 for a comparison of two given texts
    version: int
    rows: tuple[Row, ...]
    spans: dict[int, RowSpans]
    old_size: int
    new_size: int
    sentence: str  # what changed, in words
    is_complete: bool  # else a better answer to the same request follows
    milliseconds: float = 0.0
    old_text: str | None = None  # where the side was a stored revision
    new_text: str | None = None
    phrases: tuple[Phrase, ...] = ()  # the whole sentence, with the rows it speaks of


class Prepared(Struct, frozen=True, tag=True):
    """What saving changes in a text, from its end to its beginning."""

    request: int
    edits: tuple[Edit, ...]


class FoundLinks(Struct, frozen=True, tag=True):
    """What a revision refers to: whole, normalised titles."""

    request: int
    links: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    files: tuple[str, ...] = ()  # with their namespace
    categories: dict[str, str] = {}


class MergedPart(Struct, frozen=True, array_like=True):
    """A stretch of a merge, as the comparison's `Settled` or `Clash` says it."""

    is_clash: bool
    is_by_words: bool
    text: str  # "" for a clash
    base: str = ""
    mine: str = ""
    theirs: str = ""
    base_marks: Spans = ()
    mine_marks: Spans = ()
    theirs_marks: Spans = ()


class Merged(Struct, frozen=True, tag=True):
    """The stretches of two texts united, from top to bottom."""

    request: int
    parts: tuple[MergedPart, ...]
    sentence: str = ""  # what theirs did, in words; "" where there are clashes


class MoreSpans(Struct, frozen=True, tag=True):
    """The words of further rows of a comparison."""

    request: int
    spans: dict[int, RowSpans]
    is_last: bool


class ImageData(Struct, frozen=True, tag=True):
    """The bytes of an image; none where there is no such image."""

    request: int
    name: str
    mime: str
    data: bytes


class OutOfStep(Struct, frozen=True, tag=True):
    """The edits of this page do not fit the text known here: send the page again."""

    page: int


class ErrorValue(Struct, frozen=True, tag=True):
    """A failure as a plain value: the name of the `RecensionError` and its data."""

    name: str  # "" for a bug; its traceback is in the log
    data: dict[str, Any]


class Failed(Struct, frozen=True, tag=True):
    """This request, or one stage of it, has no answer."""

    request: int
    page: int
    stage: str  # "render", "compare", "visual", "prepare", "merge", "links", "image", "file"
    error: ErrorValue


class Progress(Struct, frozen=True, tag=True):
    """How far a job is."""

    done: int  # bytes read by an import; revisions written or checked by others
    total: int
    revisions: int = 0  # that an import has brought so far


class JobDone(Struct, frozen=True, tag=True):
    """A job ended well.

    The result is that of the function that did it, as plain values: an `ImportReport`, an
    `ExportReport`, a `Verification`, `Findings`, an `Attribution`, or None for a copy.
    """

    result: Any


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
    | SpansWanted
    | ReadImage
    | ImportSources
    | ExportPages
    | VerifyFile
    | CopyFile
    | WriteChange
    | FindPhrase
    | WhoWrote
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
    | ImageData
    | OutOfStep
    | Failed
    | Progress
    | JobDone
)
