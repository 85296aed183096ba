"""The open page on its way to the engine: the whole text once, then its edits."""

from __future__ import annotations

from msgspec import Struct

from recension.diff.options import Options
from recension.engine.messages.texts import Author, Edit, TextSide


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


class OutOfStep(Struct, frozen=True, tag=True):
    """The edits of this page do not fit the text known here: send the page again."""

    page: int
