"""The revision file: pages and every revision of them, in one SQLite database."""

from recension.store.bulk import BulkWriter, NewRevision
from recension.store.file import RevisionFile
from recension.store.values import (
    Hidden,
    Image,
    Page,
    Problem,
    ReadOnlyReason,
    Revision,
    Verification,
)

__all__ = [
    "BulkWriter",
    "Hidden",
    "Image",
    "NewRevision",
    "Page",
    "Problem",
    "ReadOnlyReason",
    "Revision",
    "RevisionFile",
    "Verification",
]
