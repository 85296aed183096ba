"""{{#interwikilink:}}, {{#interlanguagelink:}}, {{#special:}} (Help:Magic words)."""

from __future__ import annotations

from recension.errors import BadTitle
from recension.titles import make_title
from recension.titles.namespaces import SPECIAL
from recension.wikitext.escape import escape_text, escape_value
from recension.wikitext.extension import Function, FunctionCall, Html
from recension.wikitext.links.special import with_own_name
from recension.wikitext.urls import encode_path

_BAD = frozenset("\n\r\t<>[]{}|\x7f")


def _target(call: FunctionCall) -> str | None:
    """Return the title on the other wiki as written, None where it cannot be one."""
    title = call.expand(call.parts[0].nodes) if call.parts else ""
    if call.first.lower() not in call.site.interwikis or _BAD & set(title):
        return None
    return None if title.strip("_ ") != title else title


def _interwiki_link(call: FunctionCall) -> Html | None:
    title = _target(call)
    if title is None:
        return None
    page, sign, fragment = title.partition("#")
    url = call.site.interwikis[call.first.lower()].url.replace("$1", encode_path(page))
    whole = f"{call.first.lower()}:{page}"
    shown = call.text(2) or whole + sign + fragment
    href = escape_value(url + sign + fragment.replace(" ", "_"))
    return Html(
        f'<a href="{href}" class="extiw" title="{escape_value(whole)}">{escape_text(shown)}</a>'
    )


def _language_link(call: FunctionCall) -> str | None:
    title = _target(call)
    if title is None or not call.site.interwikis[call.first.lower()].is_language:
        return None
    return f"[[{call.first.lower()}:{title}]]"


def _special(call: FunctionCall) -> str:
    """Return the title of a special page in the words of the wiki, or as it was given."""
    try:
        title = call.site.parse_title(f"{call.site.namespaces.name(SPECIAL)}:{call.first}")
    except BadTitle:
        return make_title(SPECIAL, "Badtitle", call.site.namespaces).full
    return with_own_name(title).full


def _encoded_special(call: FunctionCall) -> str:
    return encode_path(_special(call))


ITEMS = (
    Function("#interwikilink", _interwiki_link),
    Function("#interlanguagelink", _language_link),
    Function("#special", _special),
    Function("#speciale", _encoded_special),
)
