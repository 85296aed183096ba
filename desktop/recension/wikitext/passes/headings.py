"""Headings: https://www.mediawiki.org/wiki/Help:Formatting and Help:Sections.

Two steps: lines of equals signs become elements before links and quotes are looked for, and
all elements h1 to h6, the writer's too, get their ids when their text is finished.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from recension.wikitext.anchors import fallback_anchor, heading_anchor, trimmed_section
from recension.wikitext.context import BlockContext, HeadingMark
from recension.wikitext.lines import (
    ATTRIBUTE,
    DONE,
    LINE,
    NO_LINE,
    SourceLines,
    line_attribute,
    without_marks,
)
from recension.wikitext.passes.french_spaces import armour_spaces
from recension.wikitext.passes.section_links import section_link
from recension.wikitext.places import as_text, placeholder, without_lists
from recension.wikitext.sanitizer.attributes import armoured
from recension.wikitext.sanitizer.entities import decode_references, normalize_references
from recension.wikitext.sections import take_section

_BLANK = " \t\r\n\x0b\0\x0c"
_START = re.compile(r"<h([1-6])\b([^>]*)>", re.IGNORECASE)
_END = re.compile(r"</h([1-6]) *>", re.IGNORECASE)
# A writer may give a heading the element that it would get around it.
_WRAPPER = re.compile(r'<div class="mw-heading[ "][^<>]*+>\s*+\Z')
_TAG = re.compile(r"<[^>]*>")
_EMPTY_SPAN = re.compile(r"<span></span>")
_TOC_TAG = re.compile(r"(/?)(span|sup|sub|bdi|i|b|s|strike|q)\b([^>]*)", re.IGNORECASE)
_DIRECTION = re.compile(r' dir="(?:rtl|ltr)"(?= |$)')
_MAX_LEVEL = 6
_ID = re.compile(r' id="([^"]*)"')
_FROM_WIKITEXT = " data-wikitext"
_WIKITEXT_ATTRIBUTES = re.compile(LINE + _FROM_WIKITEXT)
_LINE_ATTRIBUTE = re.compile(rf" {ATTRIBUTE}=\"([0-9]+)\"")
_OWN_CLASS = "mw-html-heading"


def build_headings(text: str, lines: SourceLines | None = None) -> str:
    """Return the text with lines between equals signs as heading elements.

    With `lines`, they say which they stand on.
    """
    if "=" not in text or not (text.startswith("=") or "\n=" in text):
        return text
    out: list[str] = []
    numbers: list[int] = []
    after_heading = False
    for index, line in enumerate(text.split("\n")):
        if line[:1] == "=":
            written = _line(line, lines.numbers[index] if lines else DONE)
            after_heading = written is not line
        elif not after_heading or line.strip(_BLANK):
            after_heading, written = False, line
        else:
            continue  # blank lines after a heading go with it
        out.append(written)
        if lines:
            numbers.append(lines.numbers[index] if written is line else DONE)
    if lines:
        lines.numbers = numbers
    return "\n".join(out)


def _line(line: str, number: int) -> str:
    trimmed = line.rstrip(_BLANK)
    length = len(trimmed)
    before = length - len(trimmed.lstrip("="))
    after = length - len(trimmed.rstrip("="))
    # A line of nothing but signs keeps at least one of them as its text.
    level = (length - 1) // 2 if before == length else min(before, after)
    level = min(level, _MAX_LEVEL)
    if level < 1:
        return line
    content = trimmed[level : length - level].strip(" \t") or trimmed[level : length - level]
    return f"<h{level}{line_attribute(number)}{_FROM_WIKITEXT}>{content}</h{level}>"


@dataclass(frozen=True, slots=True)
class HeadingPass:
    """The second step, over the headings of one text."""

    context: BlockContext
    text_of_links: Callable[[str], str]  # replaces link holders by the text of their links
    is_main: bool = True  # False inside of tags, whose headings no table of contents lists

    def run(self, text: str) -> str:
        """Return the text with ids on all heading elements, which are noted in the output."""
        if "<h" not in text and "<H" not in text:
            return text
        out: list[str] = []
        position = 0
        while start := _START.search(text, position):
            end = _END.search(text, start.end())
            if end is None:
                break
            out.append(text[position : start.start()])
            content = without_marks(text[start.end() : end.start()]).strip(_BLANK)
            section, content = take_section(content)
            is_wrapped = _WRAPPER.search(text, position, start.start()) is not None
            mark = self._mark(int(start[1]), content)
            mark.section = section
            out.append(self._heading(start, mark, end[1], is_wrapped=is_wrapped))
            position = end.end()
        out.append(text[position:])
        return "".join(out).replace(f"{_FROM_WIKITEXT}>", ">")

    def _heading(
        self, start: re.Match[str], mark: HeadingMark, end_level: str, *, is_wrapped: bool
    ) -> str:
        level, attributes, content = start[1], start[2], mark.html
        own_id = _ID.search(attributes)
        if line := _LINE_ATTRIBUTE.search(attributes):
            mark.line = int(line[1])
        if own_id:
            mark.anchor, mark.fallback, mark.text = decode_references(own_id[1]), "", ""
        anchor, fallback, edit = self._places(mark)
        if not _WIKITEXT_ATTRIBUTES.fullmatch(attributes):
            attributes = _with_class(_ID.sub("", attributes))
            return f'<h{level} id="{anchor}"{attributes}>{fallback}{content}</h{end_level}>'
        attributes = f' id="{anchor}"{line[0] if line else NO_LINE}'
        html = f"<h{level}{attributes}>{fallback}{content}</h{level}>{edit}"
        return html if is_wrapped else f'<div class="mw-heading mw-heading{level}">{html}</div>'

    def _places(self, mark: HeadingMark) -> tuple[str, str, str]:
        """Return what stands for the id, the second id and the link to edit the section."""
        if not self.is_main:
            fallback = f'<span id="{armoured(mark.fallback)}"></span>' if mark.fallback else ""
            return armoured(mark.anchor), fallback, section_link(mark, self.context.site)
        output = self.context.output
        index = len(output.headings)
        output.headings.append(mark)
        fallback = placeholder("fallback", index) if mark.fallback else ""
        edit = placeholder("edit", index) if mark.section else ""
        return placeholder("heading", index), fallback, edit

    def _mark(self, level: int, content: str) -> HeadingMark:
        site = self.context.site
        html = without_lists(self.context.strip.unstrip_both(self.text_of_links(content)))
        toc_html = armour_spaces(normalize_references(html_in_contents(html)))
        text = as_text(decode_references(trimmed_section(_TAG.sub("", html))))
        anchor, fallback = heading_anchor(site, text), fallback_anchor(site, text)
        return HeadingMark(
            level, content, toc_html, anchor, fallback, text if "\x7f" in text else ""
        )


def html_in_contents(html: str) -> str:
    """Return the HTML of a heading as the table of contents shows it."""
    return _EMPTY_SPAN.sub("", _TAG.sub(_toc_tag, html)).strip(_BLANK)


def _toc_tag(match: re.Match[str]) -> str:
    """Return a tag as the table of contents keeps it: a few elements, without attributes."""
    tag = _TOC_TAG.match(match[0], 1)
    if tag is None:
        return ""
    name = tag[2].lower()
    direction = _DIRECTION.match(tag[3]) if name == "span" else None
    return f"<{tag[1]}{name}{direction[0] if direction else ''}>"


def _with_class(attributes: str) -> str:
    if ' class="' in attributes:
        return attributes.replace(' class="', f' class="{_OWN_CLASS} ', 1)
    return f'{attributes} class="{_OWN_CLASS}"'
