"""Who wrote which words of a page, and when, over its whole history."""

from recension.authorship.attribution import UNSAVED, Attribution, attributed
from recension.authorship.memory import Memory
from recension.authorship.page import Authorship, authorship_of
from recension.authorship.runs import Run, Runs
from recension.authorship.walk import Walk

__all__ = [
    "UNSAVED",
    "Attribution",
    "Authorship",
    "Memory",
    "Run",
    "Runs",
    "Walk",
    "attributed",
    "authorship_of",
]
