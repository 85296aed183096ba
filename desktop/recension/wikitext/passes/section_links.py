"""Links to edit single sections, beside their headings: Help:Section#Section_editing.

Only where the site wants them (`Site.section_edit_links`).
"""

from __future__ import annotations

import re

from recension.errors import BadTitle
from recension.wikitext.context import HeadingMark
from recension.wikitext.escape import escape_value
from recension.wikitext.sanitizer.entities import decode_references
from recension.wikitext.site import Site
from recension.wikitext.urls import local_url

_TAG = re.compile("<[^<>]*>")


def section_link(mark: HeadingMark, site: Site) -> str:
    """Return the link to edit the section that a heading begins, "" where it begins none."""
    if mark.section is None:
        return ""
    try:
        title = site.parse_title(mark.section.title)
    except BadTitle:
        return ""
    href = local_url(site, title, f"action=edit&section={mark.section.number}")
    name = decode_references(_TAG.sub("", mark.toc_html))
    return (
        '<span class="mw-editsection"><span class="mw-editsection-bracket">[</span>'
        f'<a href="{escape_value(href)}" title="{escape_value(f"Edit section: {name}")}">edit'
        '</a><span class="mw-editsection-bracket">]</span></span>'
    )
