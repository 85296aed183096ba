"""Who signs: the window's author as the renderer knows one."""

from __future__ import annotations

from datetime import datetime

from recension.engine.messages import Author
from recension.wikitext.presave import Signer


def signer_of(author: Author, time: datetime) -> Signer:
    """Return who signs at a time, which has its zone."""
    return Signer(author.name, time, author.signature, author.is_wikitext)
