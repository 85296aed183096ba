"""The wiki, its namespaces and the addresses of its pages (Help:Magic words)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, quote_plus, unquote, urlsplit

from recension.errors import BadTitle
from recension.titles import Title
from recension.wikitext.escape import escape_value
from recension.wikitext.extension import Function, FunctionCall, Variable
from recension.wikitext.site import Site
from recension.wikitext.strip import MARKER
from recension.wikitext.urls import encode_path, full_url, local_url


def _namespace(call: FunctionCall) -> str | None:
    written = call.first
    number = int(written) if written.lstrip("-").isdigit() else _named(call.site, written)
    if number is None or number not in call.site.namespaces:
        return None
    return call.site.namespaces.name(number)


def _named(site: Site, written: str) -> int | None:
    return site.namespaces.number(written)


def _encoded_namespace(call: FunctionCall) -> str | None:
    name = _namespace(call)
    return None if name is None else encode_path(name)


def _url(make: Callable[[Site, Title, str], str], *, escape: bool) -> Callable[..., str | None]:
    def run(call: FunctionCall) -> str | None:
        title = _title(call.site, call.first) or _title(call.site, unquote(call.first))
        if title is None:
            return None
        url = make(call.site, title, call.text(1))
        return escape_value(url) if escape else quote_plus(url) if url else url

    return run


def _title(site: Site, text: str) -> Title | None:
    try:
        return site.parse_title(text)
    except BadTitle:
        return None


def _absolute(site: Site, title: Title, query: str) -> str:
    url = full_url(site, title, query)
    return f"https:{url}" if url.startswith("//") else url


def _file_path(call: FunctionCall) -> str:
    title = _title(call.site, f"File:{call.first}")
    images = call.expansion.source.images([title.text]) if title else {}
    return next((image.url for image in images.values()), "")


def _url_encode(call: FunctionCall) -> str:
    text = MARKER.sub("", call.first)
    style = call.text(1).upper()
    if style == "WIKI":
        return encode_path(text)
    if style == "PATH":
        return quote(text, safe="-_.~")
    return quote_plus(text, safe="-_.").replace("~", "%7E")


def _server_name(call: FunctionCall) -> str:
    return urlsplit(call.site.server).hostname or ""


def _script_path(call: FunctionCall) -> str:
    return call.site.script.rpartition("/")[0]


ITEMS: tuple[Function | Variable, ...] = (
    Function("ns", _namespace),
    Function("nse", _encoded_namespace),
    Function("localurl", _url(local_url, escape=True)),
    Function("localurle", _url(local_url, escape=False)),
    Function("fullurl", _url(full_url, escape=True)),
    Function("fullurle", _url(full_url, escape=False)),
    Function("canonicalurl", _url(_absolute, escape=True)),
    Function("canonicalurle", _url(_absolute, escape=False)),
    Function("filepath", _file_path),
    Function("urlencode", _url_encode),
    Variable("SITENAME", lambda call: call.site.name),
    Variable("SERVER", lambda call: call.site.server, is_case_sensitive=False),
    Variable("SERVERNAME", _server_name, is_case_sensitive=False),
    Variable("SCRIPTPATH", _script_path, is_case_sensitive=False),
    Variable("STYLEPATH", lambda _call: "/skins", is_case_sensitive=False),
    Variable("ARTICLEPATH", lambda call: call.site.article_path, is_case_sensitive=False),
    Variable("CONTENTLANGUAGE", lambda call: call.site.language),
    Variable("CONTENTLANG", lambda call: call.site.language),
    Variable("PAGELANGUAGE", lambda call: call.site.language),
    Variable("DIRECTIONMARK", lambda _call: "\u200e"),
    Variable("DIRMARK", lambda _call: "\u200e"),
)
