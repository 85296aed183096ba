"""What saving does to a text: substitution, signatures and the pipe trick.

Help:Substitution, Help:Signatures and Help:Pipe trick. Text in <nowiki>, other extension tags
and comments stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from recension.titles import Title
from recension.wikitext.expand import Expander, TemplateTexts, expand_node
from recension.wikitext.extension import Frame, Html, Registry
from recension.wikitext.functions.clock import MONTHS
from recension.wikitext.preprocess import Preprocessor
from recension.wikitext.render.standard import standard_registry
from recension.wikitext.site import Site
from recension.wikitext.strip import MARKER
from recension.wikitext.values import PageSource

_TILDES = re.compile(r"~{3,5}")
_FIVE, _FOUR = 5, 4
_NAMESPACE = "[ _0-9A-Za-z\u0080-\U0010ffff-]"
_TITLE = r"[ %!\"$&'()*,\-./0-9:;=?@A-Z\\^_`a-z~\u0080-\U0010ffff+]"
_PIPE_TRICK = re.compile(
    rf"\[\[(?P<prefix>:?{_NAMESPACE}+:|:|)(?P<name>{_TITLE}+?)"
    rf"(?P<context> ?\([^\[\]|()]+\)|)(?P<place>(?:, |,|、)[^\[\]|]+|)\|\]\]"
)
_REVERSE_TRICK = re.compile(rf"\[\[\|(?P<name>{_TITLE}+)\]\]")
_OWN_CONTEXT = re.compile(
    rf"(?P<prefix>{_NAMESPACE}+:|)(?:{_TITLE}+?)(?P<context> \({_TITLE}+\))\Z"
)
_OWN_PLACE = re.compile(rf"(?P<prefix>{_NAMESPACE}+:|)(?:{_TITLE}+?)(?P<context>, {_TITLE}+|)\Z")
_MAX_LINK = 600  # code points of a link that is looked at


@dataclass(frozen=True, slots=True)
class Signer:
    """Who saves, and when."""

    name: str  # of the user, without namespace; "" signs with the time alone
    time: datetime  # in UTC
    signature: str = ""  # wikitext instead of the usual links


def prepare_for_saving(
    text: str,
    title: Title,
    source: PageSource,
    signer: Signer,
    site: Site | None = None,
    registry: Registry | None = None,
) -> str:
    """Return the text as it is to be saved under a title."""
    text = text.replace("\r\n", "\n").replace("\x7f", "").rstrip()
    site = site or Site.default()
    registry = registry or standard_registry()
    if not _needs_work(text):
        return text
    templates = TemplateTexts(Preprocessor(registry.tags))
    expander = Expander(site, title, source, registry, templates, expand_node)
    expander.now = signer.time
    expander.saves = True
    text = expander.expand_text(text, Frame(title))
    text = _TILDES.sub(lambda match: _signed(match[0], signer), text)
    return _unstrip(_with_pipe_trick(text, title), expander)


def _needs_work(text: str) -> bool:
    return "~~~" in text or "|]]" in text or "[[|" in text or "subst" in text.lower()


def _signed(tildes: str, signer: Signer) -> str:
    if len(tildes) == _FIVE:
        return _time(signer.time)
    signature = signer.signature or _links(signer.name)
    if len(tildes) == _FOUR:
        return f"{signature} {_time(signer.time)}".lstrip()
    return signature


def _links(name: str) -> str:
    return f"[[User:{name}|{name}]] ([[User talk:{name}|talk]])" if name else ""


def _time(time: datetime) -> str:
    time = time.astimezone(UTC)
    return f"{time:%H:%M}, {time.day} {MONTHS[time.month - 1]} {time.year} (UTC)"


def _with_pipe_trick(text: str, title: Title) -> str:
    if "|]]" in text:
        text = _sub_links(_PIPE_TRICK, r"[[\g<prefix>\g<name>\g<context>\g<place>|\g<name>]]", text)
    if "[[|" in text:
        text = _sub_links(_REVERSE_TRICK, _reverse(title), text)
    return text


def _sub_links(pattern: re.Pattern[str], replacement: str, text: str) -> str:
    """Replace in single links, so that no pattern runs over more than one of them."""
    pieces = re.split(rf"(\[\[[^\[\]\n]{{1,{_MAX_LINK}}}\]\])", text)
    for index in range(1, len(pieces), 2):
        pieces[index] = pattern.sub(replacement, pieces[index])
    return "".join(pieces)


def _reverse(title: Title) -> str:
    """Return what `[[|name]]` becomes on a page: a link to what has its context."""
    own = _OWN_CONTEXT.match(title.full) or _OWN_PLACE.match(title.full)
    if own is None or not own["prefix"] + own["context"]:
        return r"[[\g<name>]]"
    prefix, context = (part.replace("\\", r"\\") for part in (own["prefix"], own["context"]))
    return rf"[[{prefix}\g<name>{context}|\g<name>]]"


def _unstrip(text: str, expander: Expander) -> str:
    def written(match: re.Match[str]) -> str:
        piece = expander.piece(match[0])
        return piece.html if isinstance(piece, Html) else ""

    while "\x7f" in text:
        text = MARKER.sub(written, text)
    return text
