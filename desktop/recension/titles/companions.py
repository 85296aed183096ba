"""The pages that go along when a page gets another title (Help:Moving a page)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from recension.errors import BadTitle
from recension.titles.namespaces import ENGLISH, Namespaces
from recension.titles.parse import make_title, parse_title
from recension.titles.title import Title

Move = tuple[str, str]  # the old title of a page and its new one


class PageThere(Protocol):
    """A page that stands at a title already."""

    def gives_way_to(self, title: str, /) -> bool:
        """Tell whether the page of another title may be moved over it."""
        ...


Pages = Mapping[str, PageThere]  # by their titles


@dataclass(frozen=True, slots=True)
class Companions:
    """What belongs to a page and can be renamed with it."""

    talk: tuple[Move, ...] = ()  # the talk page, and the pages below that where its subpages go too
    subpages: tuple[Move, ...] = ()
    talk_staying: tuple[Move, ...] = ()  # what cannot go, because its new title is that of a page
    subpages_staying: tuple[Move, ...] = ()

    def moves(self, *, with_talk: bool, with_subpages: bool) -> tuple[Move, ...]:
        """Return the moves that were chosen."""
        talk = self.talk if with_subpages else self.talk[:1]
        return (self.subpages if with_subpages else ()) + (talk if with_talk else ())

    def staying(self, *, with_talk: bool, with_subpages: bool) -> tuple[Move, ...]:
        """Return those of the chosen moves that cannot be, as the new title is taken."""
        talk = self.talk_staying if with_subpages or not self.talk else ()
        return (self.subpages_staying if with_subpages else ()) + (talk if with_talk else ())


def companions(old: str, new: str, pages: Pages, namespaces: Namespaces = ENGLISH) -> Companions:
    """Return the talk page and the subpages of `old` among the pages, with the titles for `new`.

    Pages whose new title is no title, or that of a page that does not give way, stay where they
    are; so does all that is below a talk page that stays.
    """
    was, becomes = parse_title(old, namespaces), parse_title(new, namespaces)
    subpages = tuple(_below(was, becomes, pages, namespaces))
    talk: tuple[Move, ...] = ()
    before, after = _talk_of(was, namespaces), _talk_of(becomes, namespaces)
    if before is not None and after is not None and before.full in pages:
        talk = ((before.full, after.full), *_below(before, after, pages, namespaces))
    can_go = _free(talk[:1], pages)
    return Companions(
        talk=_free(talk, pages) if can_go else (),
        subpages=_free(subpages, pages),
        talk_staying=_taken(talk if can_go else talk[:1], pages),
        subpages_staying=_taken(subpages, pages),
    )


def _talk_of(title: Title, namespaces: Namespaces) -> Title | None:
    number = title.namespace + 1
    if not title.can_have_talk or title.is_talk or number not in namespaces:
        return None
    return make_title(number, title.text, namespaces)


def _below(old: Title, new: Title, pages: Iterable[str], namespaces: Namespaces) -> Iterator[Move]:
    if not (old.has_subpages and new.has_subpages):
        return
    above = f"{old.full}/"
    for page in sorted(pages):
        if page.startswith(above):
            wanted = f"{new.full}/{page.removeprefix(above)}"
            try:
                yield page, parse_title(wanted, namespaces).full
            except BadTitle:
                continue  # too long, most likely


def _free(moves: Iterable[Move], pages: Pages) -> tuple[Move, ...]:
    return tuple(move for move in moves if _is_free(move, pages))


def _taken(moves: Iterable[Move], pages: Pages) -> tuple[Move, ...]:
    return tuple(move for move in moves if not _is_free(move, pages))


def _is_free(move: Move, pages: Pages) -> bool:
    old, new = move
    return new not in pages or pages[new].gives_way_to(old)
