"""The words of the program: for failures, for what was found, for revisions."""

from recension.messages.failures import sentence
from recension.messages.findings import (
    clash_sentence,
    loss_sentence,
    note_sentence,
    other_fingerprint,
    page_left_out,
    problem_sentence,
    prune_sentences,
    staying_page,
    unread_pages,
    warning_sentence,
)
from recension.messages.revisions import (
    NOT_SMALLER,
    pruned_texts,
    summary_parts,
    summary_text,
    tag_meaning,
    tag_name,
)
from recension.messages.translation import Translate, as_written

__all__ = [
    "NOT_SMALLER",
    "Translate",
    "as_written",
    "clash_sentence",
    "loss_sentence",
    "note_sentence",
    "other_fingerprint",
    "page_left_out",
    "problem_sentence",
    "prune_sentences",
    "pruned_texts",
    "sentence",
    "staying_page",
    "summary_parts",
    "summary_text",
    "tag_meaning",
    "tag_name",
    "unread_pages",
    "warning_sentence",
]
