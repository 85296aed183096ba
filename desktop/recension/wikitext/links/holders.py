"""Placeholders for links, until it is known which pages exist.

A page asks once for all its links; the same HTML serves again when a page was made meanwhile.
Red links: https://www.mediawiki.org/wiki/Help:Links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from recension.titles import Title
from recension.titles.namespaces import FILE, MEDIA, SPECIAL
from recension.wikitext.context import BlockContext
from recension.wikitext.links.special import is_special_page, with_own_name
from recension.wikitext.sanitizer.entities import escape
from recension.wikitext.site import Site
from recension.wikitext.urls import link_url, local_url, red_link_url

_HOLDER = re.compile("<!--LINK ([0-9]+)-->")
_TRAIL = re.compile("[a-z]+")


@dataclass(frozen=True, slots=True)
class LinkHolder:
    """A link as far as it is known before its page was looked up."""

    title: Title
    html: str  # what is shown, without the trail


def hold_link(title: Title, html: str, context: BlockContext) -> str:
    """Keep a link and return its place in the text."""
    if not title.interwiki and title.text and title.namespace not in (SPECIAL, MEDIA):
        context.note_link(title)
    context.holders.append(LinkHolder(title, html))
    return f"<!--LINK {len(context.holders) - 1}-->"


def split_trail(text: str) -> tuple[str, str]:
    """Return the letters that belong to the link before the text, and the rest of the text."""
    match = _TRAIL.match(text)
    return (match[0], text[match.end() :]) if match else ("", text)


def replace_holders(html: str, context: BlockContext) -> str:
    """Return HTML with links in the place of all holders."""
    if "<!--LINK" not in html:
        return html
    return _HOLDER.sub(lambda match: _link(_holder(match, context), context), html)


def holders_as_text(html: str, context: BlockContext) -> str:
    """Return HTML with what links show in the place of their holders."""
    if "<!--LINK" not in html:
        return html
    return _HOLDER.sub(lambda match: _holder(match, context).html, html)


def _holder(match: re.Match[str], context: BlockContext) -> LinkHolder:
    holder = context.holders[int(match[1])]
    assert isinstance(holder, LinkHolder)  # noqa: S101 - nothing else is ever kept there
    return holder


def _link(holder: LinkHolder, context: BlockContext) -> str:
    exists = _exists(holder.title, context)
    return linked(holder.title, holder.html, context.site, exists=exists)


def linked(title: Title, html: str, site: Site, *, exists: bool) -> str:
    """Return a link to a page: a blue one, a red one where it does not exist, or to another wiki.

    Special pages and other wikis are known without a look.
    """
    if title.namespace == SPECIAL:
        title = with_own_name(title)
        exists = is_special_page(title.text)
    name = escape(title.full)
    if title.interwiki:
        return f'<a href="{escape(link_url(site, title))}" class="extiw" title="{name}">{html}</a>'
    if not title.text:
        href = escape(link_url(site, title) or local_url(site, title))
        return f'<a href="{href}">{html}</a>'
    if exists:
        return f'<a href="{escape(link_url(site, title))}" title="{name}">{html}</a>'
    red = local_url(site, title) if title.namespace == SPECIAL else red_link_url(site, title)
    shown = f'class="new" title="{name} (page does not exist)"'
    return f'<a href="{escape(red)}" {shown}>{html}</a>'


def _exists(title: Title, context: BlockContext) -> bool:
    if title.namespace == FILE and context.images([title.text]):
        return True
    return bool(context.existing(title.full))
