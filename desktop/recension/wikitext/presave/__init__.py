"""What saving makes of a text (MediaWiki's pre-save transform)."""

from recension.wikitext.presave.changes import Change, SourceLines, applied
from recension.wikitext.presave.signature import MAX_SIGNATURE, Signer, is_well_formed
from recension.wikitext.presave.transform import (
    LONGEST_SIGN,
    Transform,
    may_change,
    prepare_for_saving,
)

__all__ = [
    "LONGEST_SIGN",
    "MAX_SIGNATURE",
    "Change",
    "Signer",
    "SourceLines",
    "Transform",
    "applied",
    "is_well_formed",
    "may_change",
    "prepare_for_saving",
]
