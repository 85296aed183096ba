"""What saving makes of a text, and what that refers to, before it is saved."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from recension.engine.messages.texts import Author, Edit, TextSide


class PrepareText(Struct, frozen=True, tag=True):
    """Say what saving changes in a text; a later request of this kind replaces a waiting one."""

    request: int
    title: str
    text: str
    author: Author
    time: datetime  # of saving, with its zone


class LinksToSave(Struct, frozen=True, tag=True):
    """Say what a text refers to that is to be saved; `FoundLinks` answers. The newest request."""

    request: int
    title: str  # of its page
    side: TextSide


class Prepared(Struct, frozen=True, tag=True):
    """What saving changes in a text, from its end to its beginning."""

    request: int
    edits: tuple[Edit, ...]
