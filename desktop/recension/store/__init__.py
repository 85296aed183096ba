"""The revision file: pages and every revision of them, in one SQLite database."""

from recension.store.alike import StoredText, common_ends
from recension.store.bulk import BulkWriter, NewRevision
from recension.store.chain import RevisionKind
from recension.store.copying import sync_folder
from recension.store.edits import SUMMARY_LIMIT
from recension.store.events import Event
from recension.store.failures import from_system as file_error
from recension.store.file import RevisionFile
from recension.store.hashing import from_base36, sha1, to_base36
from recension.store.lineage import OpenLine
from recension.store.progress import IsCancelled, Progress
from recension.store.prune_selection import PruneOrder
from recension.store.pruning import PrunedPage, PrunePlan
from recension.store.recovery import Loss, Recovery, recover
from recension.store.rollback import RollbackTarget
from recension.store.staging import Arrival
from recension.store.uniting.values import (
    UNITED_SUMMARY,
    UNITED_TAG,
    ClashKind,
    CopyClash,
    UnitedCopy,
)
from recension.store.values import (
    CategoryMember,
    DeletedPage,
    Hidden,
    Image,
    KnownLinks,
    Linker,
    LinkKind,
    Page,
    PageLinks,
    Problem,
    Prune,
    ReadOnlyReason,
    Revision,
    Verification,
)

__all__ = [
    "SUMMARY_LIMIT",
    "UNITED_SUMMARY",
    "UNITED_TAG",
    "Arrival",
    "BulkWriter",
    "CategoryMember",
    "ClashKind",
    "CopyClash",
    "DeletedPage",
    "Event",
    "Hidden",
    "Image",
    "IsCancelled",
    "KnownLinks",
    "LinkKind",
    "Linker",
    "Loss",
    "NewRevision",
    "OpenLine",
    "Page",
    "PageLinks",
    "Problem",
    "Progress",
    "Prune",
    "PruneOrder",
    "PrunePlan",
    "PrunedPage",
    "ReadOnlyReason",
    "Recovery",
    "Revision",
    "RevisionFile",
    "RevisionKind",
    "RollbackTarget",
    "StoredText",
    "UnitedCopy",
    "Verification",
    "common_ends",
    "file_error",
    "from_base36",
    "recover",
    "sha1",
    "sync_folder",
    "to_base36",
]
