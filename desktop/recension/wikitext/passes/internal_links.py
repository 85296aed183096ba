"""The pass over `[[...]]`: https://www.mediawiki.org/wiki/Help:Links and Help:Images.

The text is cut at every "[[" and the pieces are looked at from left to right. What is no link
stays as it was written.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from recension.errors import BadTitle
from recension.titles import Title, resolve_subpage
from recension.titles.namespaces import CATEGORY, FILE, MEDIA, SPECIAL
from recension.wikitext.anchors import anchor_for_link
from recension.wikitext.context import BlockContext
from recension.wikitext.links.external import build_external_links
from recension.wikitext.links.holders import hold_link, split_trail
from recension.wikitext.links.protocols import STARTS_WITH_PROTOCOL
from recension.wikitext.media.image import image_html
from recension.wikitext.media.links import media_link
from recension.wikitext.passes.quotes import quoted_line
from recension.wikitext.sanitizer.attributes import armoured

_TARGET = re.compile(r"""[ %!"$&'()*,\-./0-9:;=?@A-Z\\\^_`a-z~+#\u0080-\U0010ffff]+""")
_BLANK = " \t\r\n\x0b\x0c"
_MAX_DEPTH = 20  # of images in captions of images


def build_internal_links(text: str, context: BlockContext, depth: int = 0) -> str:
    """Return the text with links in double brackets as holders, images and categories done."""
    if "[[" not in text:
        return text
    return _LinkPass(context, depth).build(text)


class _LinkPass:
    def __init__(self, context: BlockContext, depth: int) -> None:
        self._context = context
        self._depth = depth
        self._out: list[str] = []
        self._pieces: list[str] = []
        self._next = 0

    def build(self, text: str) -> str:
        first, *self._pieces = text.split("[[")
        self._out.append(first)
        while self._next < len(self._pieces):
            piece = self._pieces[self._next]
            self._next += 1
            if not self._piece(piece):
                self._out.append("[[" + piece)
        return "".join(self._out)

    def _piece(self, piece: str) -> bool:
        """Handle what follows a "[[", or return False where it is no link."""
        match = _TARGET.match(piece)
        if match is None:
            return False
        written, end = match[0], match.end()
        if piece.startswith("]]", end):
            return self._link(written, None, piece[end + 2 :])
        if not piece.startswith("|", end):
            return False
        # What is shown has at least one character, even if that is a bracket.
        close = piece.find("]]", end + 2)
        if close < 0:
            return self._open_link(written, piece[end + 1 :])
        label, trail = piece[end + 1 : close], piece[close + 2 :]
        if trail.startswith("]") and "[" in label:
            label, trail = label + "]", trail[1:]
        return self._link(written, label, trail)

    def _link(self, written: str, label: str | None, trail: str) -> bool:
        target, title, shown = self._target(written)
        if title is None:
            return False
        is_forced = target.lstrip(" ").startswith(":")
        if label is None:
            text = shown if shown is not None else target.lstrip(" ")
            text = text[1:] if is_forced and shown is None else text
        else:
            text = quoted_line(label) if "''" in label else label
        is_plain = is_forced or self._came_back(target)
        if not is_plain and self._taken(title, label is None, text, trail):
            return True
        self._page(title, text, trail)
        return True

    def _came_back(self, target: str) -> bool:
        """Tell whether a target begins with a prefix that leads back to this wiki."""
        prefix, colon, _ = target.partition(":")
        return bool(colon) and prefix.strip(" _").lower() in self._context.site.local_interwikis

    def _target(self, written: str) -> tuple[str, Title | None, str | None]:
        """Return a target as it is shown, its title, and what a subpage link shows instead."""
        if "%" in written:
            written = unquote(written, errors="replace")
            written = written.replace("<", "&lt;").replace(">", "&gt;")
        if STARTS_WITH_PROTOCOL.match(written.lstrip(" ")):
            return written, None, None
        target, shown = resolve_subpage(written, self._context.title)
        try:
            return written, self._context.site.parse_title(target), shown
        except BadTitle:
            # A fragment that is empty leads to the page whose title is empty.
            return written, Title(0, "") if target == "#" else None, None

    def _taken(self, title: Title, is_blank: bool, text: str, trail: str) -> bool:  # noqa: FBT001 - part of the link
        """Handle links that are not shown as links: files, categories, languages."""
        if title.interwiki:
            return self._language(title, trail)
        if title.namespace == FILE:
            self._image(title, "" if is_blank else text, trail)
            return True
        if title.namespace == CATEGORY:
            self._strip_newline()
            self._context.output.categories[title.full] = "" if is_blank else text
            self._out.append(trail)
            return True
        return False

    def _language(self, title: Title, trail: str) -> bool:
        if not self._context.site.interwikis[title.interwiki].is_language:
            return False
        if self._context.title.is_talk:
            return False
        self._strip_newline()
        full = title.full_with_fragment
        if full not in self._context.output.language_links:
            self._context.output.language_links.append(full)
        self._out.append(trail)
        return True

    def _image(self, title: Title, options: str, trail: str) -> None:
        if options:
            options = build_external_links(options, self._context)
            if self._depth < _MAX_DEPTH:
                options = build_internal_links(options, self._context, self._depth + 1)
        self._out.append(image_html(title, options, self._context))
        self._out.append(trail)

    def _page(self, title: Title, text: str, trail: str) -> None:
        page = self._context.title
        inside, rest = split_trail(trail)
        if title.namespace == MEDIA:
            self._out.append(media_link(title, text, self._context) + trail)
            return
        if title.namespace != SPECIAL and title.full == page.full:
            self._out.append(self._self_link(title, text + inside))
        else:
            self._out.append(hold_link(title, text + inside, self._context))
        self._out.append(rest)

    def _self_link(self, title: Title, html: str) -> str:
        if not title.fragment:
            return f'<a class="mw-selflink selflink">{html}</a>'
        anchor = armoured(anchor_for_link(self._context.site, title.fragment))
        return f'<a class="mw-selflink-fragment" href="#{anchor}">{html}</a>'

    def _open_link(self, written: str, text: str) -> bool:
        """Handle a link that holds others before it closes, as an image with links may."""
        target, title, _ = self._target(written)
        if title is None:
            return False
        if title.namespace != FILE or target.lstrip(" ").startswith(":"):
            return False
        parts = [text]
        for i in range(self._next, len(self._pieces)):
            head, *closed = self._pieces[i].split("]]", 2)
            if not closed:
                break
            parts.append(f"[[{head}]]{closed[0]}")
            if len(closed) == 2:  # noqa: PLR2004 - the inner link and the image both end here
                self._next = i + 1
                return self._close_image(title, "".join(parts), closed[1])
        return False

    def _close_image(self, title: Title, options: str, trail: str) -> bool:
        self._image(title, quoted_line(options) if "''" in options else options, trail)
        return True

    def _strip_newline(self) -> None:
        """Take back white space from its first newline on, at the end of what was written."""
        tail = ""
        while self._out and not self._out[-1].strip(_BLANK):
            tail = self._out.pop() + tail
        if self._out:
            last = self._out.pop()
            kept = last.rstrip(_BLANK)
            self._out.append(kept)
            tail = last[len(kept) :] + tail
        self._out.append(tail.partition("\n")[0])
