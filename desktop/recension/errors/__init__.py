"""Everything that can go wrong in the world, as one tree.

    RecensionError
    +-- FileError                 about one file; has `path`
    |   +-- FileMissing           it is not (or no longer) there
    |   +-- BadFileName           there can be none of this name
    |   +-- FileExists            it is there and must not be
    |   +-- NotARevisionFile      it is something else
    |   +-- DamagedFile           it is ours, and broken
    |   +-- NewerFile             made by a later version of Recension
    |   +-- UnreadableNewerFile   the same, and this one cannot even read it
    |   +-- ReadOnlyFile          it can be read, not written
    |   +-- NoPermission          the system refuses
    |   +-- NoSpace               the disk is full
    |   +-- BusyFile              another process holds its lock
    |   +-- InterruptedFile       a process died while it saved, and that cannot be taken back here
    |   +-- InputOutputFailure    the system reports an error of the device
    |   +-- UnrelatedFile         it is no copy of the file it should be united with
    |   |   +-- SameFile          it is that file
    |   +-- NotText               bytes that are not text of the expected encoding
    |   +-- UnknownKind           a kind of file that cannot be imported
    |   |   +-- PackedFile        an archive that has to be unpacked first
    |   +-- NotAFile              a pipe or a device
    |   +-- BrokenExport          XML that cannot be read
    |   +-- ForeignXml            well-formed XML that is no MediaWiki export
    +-- BadTitle                  a page title MediaWiki forbids
    +-- PageMissing               no such page
    |   +-- PageDeleted           there was one
    +-- DeletedPageMissing        no such deleted page; it may be back
    +-- TitleNotDeleted           no deleted page of such a title
    +-- PageExists                there is such a page already
    |   +-- SameTitle             it is the very page that should get this title
    +-- RevisionMissing           no such revision
    +-- RevisionDamaged           its text cannot be read back, or is not what was saved
    +-- TextWithheld              its text was hidden in the wiki it came from
    |   +-- TextPruned            its text was taken away by a prune
    +-- PruneRefused              a prune that would take what it must not, or nothing
    +-- ImageMissing              no such image
    +-- TimeTooEarly              a time before that of the newest revision
    +-- EditConflict              the page has a newer revision than the one that was edited
    +-- NothingToUndo             what a revision did cannot be taken out of the page
    +-- RollbackRefused           there are no edits of one author that could be taken back
    +-- UndoClash                 a later revision changed what is to be undone
    +-- NameMissing               no revision of a page has such a name
    +-- NameTooLong               a name of a revision beyond the limit
    +-- BadPattern                what cannot be looked for
    +-- PatternTooSlow            a pattern that takes too long
    +-- SummaryTooLong            an edit summary beyond the limit
    +-- Cancelled                 the user stopped it
    +-- OutputLost                what a command says cannot be written
    +-- EngineFailure             the engine process died, or took too long
    +-- LeftAsTyped               a text was saved without what saving should have made of it

Each class carries data, never a sentence: `recension.messages` words them, in one table. What is
not in this tree is a bug and goes to the crash report with its traceback.
"""

from recension.errors.files import (
    BadFileName,
    BrokenExport,
    BusyFile,
    DamagedFile,
    FileError,
    FileExists,
    FileMissing,
    ForeignXml,
    InputOutputFailure,
    InterruptedFile,
    NewerFile,
    NoPermission,
    NoSpace,
    NotAFile,
    NotARevisionFile,
    NotText,
    PackedFile,
    ReadOnlyFile,
    SameFile,
    UnknownKind,
    UnreadableNewerFile,
    UnrelatedFile,
)
from recension.errors.pages import (
    BadTitle,
    DeletedPageMissing,
    ImageMissing,
    PageDeleted,
    PageExists,
    PageMissing,
    SameTitle,
    TitleNotDeleted,
)
from recension.errors.revisions import (
    EditConflict,
    NameMissing,
    NameTooLong,
    NothingToUndo,
    PruneRefused,
    RevisionDamaged,
    RevisionMissing,
    RollbackRefused,
    SummaryTooLong,
    TextPruned,
    TextWithheld,
    TimeTooEarly,
    UndoClash,
)
from recension.errors.root import RecensionError
from recension.errors.work import (
    BadPattern,
    Cancelled,
    EngineFailure,
    LeftAsTyped,
    OutputLost,
    PatternTooSlow,
)

__all__ = [
    "BadFileName",
    "BadPattern",
    "BadTitle",
    "BrokenExport",
    "BusyFile",
    "Cancelled",
    "DamagedFile",
    "DeletedPageMissing",
    "EditConflict",
    "EngineFailure",
    "FileError",
    "FileExists",
    "FileMissing",
    "ForeignXml",
    "ImageMissing",
    "InputOutputFailure",
    "InterruptedFile",
    "LeftAsTyped",
    "NameMissing",
    "NameTooLong",
    "NewerFile",
    "NoPermission",
    "NoSpace",
    "NotAFile",
    "NotARevisionFile",
    "NotText",
    "NothingToUndo",
    "OutputLost",
    "PackedFile",
    "PageDeleted",
    "PageExists",
    "PageMissing",
    "PatternTooSlow",
    "PruneRefused",
    "ReadOnlyFile",
    "RecensionError",
    "RevisionDamaged",
    "RevisionMissing",
    "RollbackRefused",
    "SameFile",
    "SameTitle",
    "SummaryTooLong",
    "TextPruned",
    "TextWithheld",
    "TimeTooEarly",
    "TitleNotDeleted",
    "UndoClash",
    "UnknownKind",
    "UnreadableNewerFile",
    "UnrelatedFile",
]
