"""What the page of a category shows after its text: its members (Help:Categories)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from recension.titles import Title
from recension.titles.namespaces import CATEGORY, FILE
from recension.wikitext.links.holders import linked
from recension.wikitext.sanitizer.entities import escape
from recension.wikitext.site import Site
from recension.wikitext.values import Block, CategoryListing, CategoryMember

_MOST = 500  # members of a kind that are shown


def members_block(listing: CategoryListing, name: str, site: Site, line: int) -> Block:
    """Return the block that lists the members of a category, told to stand at a line.

    As in MediaWiki, categories come first, then pages, then files, each under the first letter of
    its sort key.
    """
    members = listing.members
    kinds = (
        ("mw-subcategories", "Subcategories", _of(members, CATEGORY)),
        ("mw-pages", f"Pages in category “{name}”", _others(members)),
        ("mw-category-media", f"Media in category “{name}”", _of(members, FILE)),
    )
    parts = [_list(anchor, head, found, site) for anchor, head, found in kinds if found]
    if not parts:
        parts.append("<p><i>No page is in this category.</i></p>")
    if listing.unread:
        parts.append(f"<p><i>{_unread(listing.unread)}</i></p>")
    return Block(f'<div class="mw-category-generated">{"".join(parts)}</div>', line, line)


def _of(members: Iterable[CategoryMember], namespace: int) -> list[CategoryMember]:
    return [member for member in members if member.namespace == namespace]


def _others(members: Iterable[CategoryMember]) -> list[CategoryMember]:
    return [member for member in members if member.namespace not in (CATEGORY, FILE)]


def _list(anchor: str, head: str, members: list[CategoryMember], site: Site) -> str:
    shown, rest = members[:_MOST], len(members) - _MOST
    groups = "".join(_groups(shown, site))
    more = f"<p>And {rest:,} more.</p>" if rest > 0 else ""
    return (
        f'<div id="{anchor}"><h2>{escape(head)}</h2>'
        f'<div class="mw-category">{groups}</div>{more}</div>'
    )


def _groups(members: list[CategoryMember], site: Site) -> Iterator[str]:
    for letter, group in groupby(members, key=lambda member: member.sort_key[:1]):
        items = "".join(f"<li>{_link(member, site)}</li>" for member in group)
        shown = escape(letter.strip()) or "&#160;"
        yield f'<div class="mw-category-group"><h3>{shown}</h3><ul>{items}</ul></div>'


def _link(member: CategoryMember, site: Site) -> str:
    title = Title.of_page(member.namespace, member.title)
    shown = title.text if title.namespace == CATEGORY else title.full
    return linked(title, escape(shown), site, exists=True)


def _unread(count: int) -> str:
    if count == 1:
        return "1 page was not read for its categories yet."
    return f"{count:,} pages were not read for their categories yet."
