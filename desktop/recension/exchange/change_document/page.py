"""A change as one HTML page that needs no other file, no script and no network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from html import escape

from recension.assets import resource
from recension.diff import Comparison, describe
from recension.exchange.change_document.colours import colour_rules
from recension.exchange.change_document.heading import Heading, Shape, Side
from recension.exchange.change_document.layouts import table_of
from recension.exchange.change_document.markup import attribute, text_html
from recension.exchange.change_document.words import ENGLISH, Words

_MANY_LINES = 1000  # from here on, numbers of lines need a wider column
_MOST_ITEMS = 20  # phrases of the change sentence that are listed


def change_page(
    comparison: Comparison,
    heading: Heading,
    shape: Shape | None = None,
    words: Words = ENGLISH,
) -> Iterator[str]:
    """Yield the page in small pieces, so that long texts are never in memory once more."""
    shape = shape or Shape()
    yield _head(heading, words)
    yield from _header(comparison, heading, words)
    if comparison.old == comparison.new:
        yield f"<p>{text_html(words.no_changes)}</p>\n"
    else:
        yield from _table(comparison, heading, shape, words)
    yield "</body>\n</html>\n"


@cache
def style_sheet() -> str:
    """Return the style sheet of the page: the colours, then the rules."""
    rules = resource("changes", "document.css").read_text(encoding="utf-8")
    return f"\n{colour_rules()}\n{rules}"


def _head(heading: Heading, words: Words) -> str:
    style = style_sheet()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = words.page_title.format(title=heading.title) if heading.title else words.changes
    return (
        f"<!DOCTYPE html>\n<html{attribute('lang', words.language)}>\n<head>\n"
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text_html(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def _header(comparison: Comparison, heading: Heading, words: Words) -> Iterator[str]:
    size = text_html(words.size(comparison.new_bytes - comparison.old_bytes))
    yield f"<header>\n<h1>{text_html(words.changes)}</h1>\n"
    if heading.title:
        yield f'<p class="title" dir="auto">{text_html(heading.title)}</p>\n'
    if heading.is_step:
        yield f"<p>{size}, {_time(heading.new)}</p>\n{_summary(heading.new)}</header>\n"
    else:
        yield f"<p>{size}</p>\n"
        yield f'<div class="sides">{_side(heading.old, words)}{_side(heading.new, words)}</div>\n'
        yield "</header>\n"
    yield from _items(describe(comparison, heading.reverted_to).items, words)


def _items(items: tuple[str, ...], words: Words) -> Iterator[str]:
    if not items:
        return
    told, more = items[:_MOST_ITEMS], len(items) - _MOST_ITEMS
    yield f"<ul{attribute('aria-label', words.what_changed)}>\n"
    for item in told:
        yield f"<li>{text_html(item[:1].upper() + item[1:])}</li>\n"
    if more > 0:
        yield f"<li>{text_html(words.more.format(count=words.number(more)))}</li>\n"
    yield "</ul>\n"


def _table(comparison: Comparison, heading: Heading, shape: Shape, words: Words) -> Iterator[str]:
    layout = "inline" if shape.is_inline else "beside"
    if max(len(comparison.old_lines), len(comparison.new_lines)) >= _MANY_LINES:
        layout += " long"
    yield f'<table class="{layout}"{attribute("lang", shape.language)}>\n'
    line = f'<th scope="col" class="n">{text_html(words.line)}</th>'
    old, new = _name(heading.old), _name(heading.new)
    if shape.is_inline:
        columns = f'{line}{line}<th scope="col">{old} \N{RIGHTWARDS ARROW} {new}</th>'
        widths = '<col class="n"><col class="n"><col>'
    else:
        columns = f'{line}<th scope="col">{old}</th>{line}<th scope="col">{new}</th>'
        widths = '<col class="n"><col><col class="n"><col>'
    yield f"<caption>{text_html(words.what_changed)}</caption>\n<colgroup>{widths}</colgroup>\n"
    yield f"<thead{attribute('lang', words.language)}><tr>{columns}</tr></thead>\n"
    yield from table_of(comparison, shape, words).hunks()
    yield "</table>\n"


def _side(side: Side, words: Words) -> str:
    author = words.by.format(author=side.author) if side.author else ""
    by = f'<p dir="auto">{text_html(author)}</p>' if author else ""
    return f"<div><p><b>{_as_of(side, words)}</b></p>{by}{_summary(side)}</div>\n"


def _as_of(side: Side, words: Words) -> str:
    if side.name:
        return f"<bdi>{text_html(side.name)}</bdi>"
    return _filled(words.revision_as_of, "time", _time(side))


def _name(side: Side) -> str:
    """Return what stands over a column, also on each printed page."""
    if side.name:
        return f"<bdi>{text_html(side.name)}</bdi>"
    by = f" \N{MIDDLE DOT} <bdi>{text_html(side.author)}</bdi>" if side.author else ""
    return f"{_time(side)}{by}"


def _summary(side: Side) -> str:
    if not side.summary:
        return ""
    return f'<p class="summary" dir="auto"><i>{text_html(side.summary)}</i></p>\n'


def _time(side: Side) -> str:
    return f"<time{attribute('datetime', side.utc)}>{text_html(side.time)}</time>"


def _filled(words: str, name: str, html: str) -> str:
    before, _, after = words.partition(f"{{{name}}}")
    return f"{text_html(before)}{html}{text_html(after)}"
