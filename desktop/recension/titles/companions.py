"""The pages that go along when a page gets another title (Help:Moving a page)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from recension.errors import BadTitle
from recension.titles.namespaces import ENGLISH, Namespaces
from recension.titles.parse import make_title, parse_title
from recension.titles.title import Title

Move = tuple[str, str]  # the old title of a page and its new one


@dataclass(frozen=True, slots=True)
class Companions:
    """What belongs to a page and can be renamed with it."""

    talk: tuple[Move, ...] = ()  # the talk page, and the pages below that where its subpages go too
    subpages: tuple[Move, ...] = ()

    def moves(self, *, with_talk: bool, with_subpages: bool) -> tuple[Move, ...]:
        """Return the moves that were chosen."""
        talk = self.talk if with_subpages else self.talk[:1]
        return (self.subpages if with_subpages else ()) + (talk if with_talk else ())


def companions(
    old: str, new: str, pages: Collection[str], namespaces: Namespaces = ENGLISH
) -> Companions:
    """Return the talk page and the subpages of `old` among the pages, with the titles for `new`.

    Pages whose new title is no title, or that of a page, stay where they are.
    """
    was, becomes = parse_title(old, namespaces), parse_title(new, namespaces)
    subpages = _free(_below(was, becomes, pages, namespaces), pages)
    talk: list[Move] = []
    before, after = _talk_of(was, namespaces), _talk_of(becomes, namespaces)
    if before is not None and after is not None and before.full in pages:
        talk = [(before.full, after.full), *_below(before, after, pages, namespaces)]
    moves = tuple(_free(talk, pages))
    is_there = bool(talk) and talk[0] in moves
    return Companions(moves if is_there else (), tuple(subpages))


def _talk_of(title: Title, namespaces: Namespaces) -> Title | None:
    number = title.namespace + 1
    if not title.can_have_talk or title.is_talk or number not in namespaces:
        return None
    return make_title(number, title.text, namespaces)


def _below(
    old: Title, new: Title, pages: Collection[str], namespaces: Namespaces
) -> Iterator[Move]:
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


def _free(moves: Collection[Move] | Iterator[Move], pages: Collection[str]) -> list[Move]:
    return [(old, new) for old, new in moves if new not in pages]
