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
from recension.wikitext.lines import stripped_end, without_marks
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
        label, trail = without_marks(piece[end + 1 : close]), piece[close + 2 :]
        if trail.startswith("]") and "[" in label:
            label, trail = label + "]", trail[1:]
        return self._link(written, label, trail)

    def _link(self, written: str, label: str | None, trail: str) -> bool:
        target, link, shown, title = self._target(written)
        if title is None:
            return False
        is_forced = target.startswith(":")
        label = label or shown
        text = link.removeprefix(":")
        if label:
            text = quoted_line(label) if "''" in label else label
        is_plain = is_forced or title.through_local_prefix
        if not is_plain and self._taken(title, not label, text, trail):
            return True
        self._page(title, text, trail)
        return True

    def _target(self, written: str) -> tuple[str, str, str, Title | None]:
        """Return a target as it was meant, what it leads to, a text for it, and its title."""
        if "%" in written:
            written = unquote(written, errors="replace")
            written = written.replace("<", "&lt;").replace(">", "&gt;")
        target = written.lstrip(" ")
        if STARTS_WITH_PROTOCOL.match(target):
            return target, target, "", None
        link, text = resolve_subpage(target, self._context.title)
        try:
            return target, link, text, self._context.site.parse_title(link)
        except BadTitle:
            # A fragment that is empty leads to the page whose title is empty.
            return target, link, text, Title(0, "") if link.strip(_BLANK) == "#" else None

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

    def _inside(self, text: str) -> str:
        """Return a text with the links that stand inside of another one."""
        if self._depth >= _MAX_DEPTH:
            return text
        return build_internal_links(text, self._context, self._depth + 1)

    def _image(self, title: Title, options: str, trail: str) -> None:
        if options:
            options = self._inside(build_external_links(options, self._context))
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
        if title.fragment in ("", "0"):  # PHP takes "0" for none
            return f'<a class="mw-selflink selflink">{html}</a>'
        anchor = armoured(anchor_for_link(self._context.site, title.fragment))
        return f'<a class="mw-selflink-fragment" href="#{anchor}">{html}</a>'

    def _open_link(self, written: str, text: str) -> bool:
        """Handle a link that holds others before it closes, as an image with links may."""
        target, link, _, title = self._target(written)
        if title is None:
            return False
        start = f"[[{link}|"
        if title.namespace != FILE or target.startswith(":"):
            self._out.append(start + text)
            return True
        parts = [text]
        while self._next < len(self._pieces):
            head, *closed = self._pieces[self._next].split("]]", 2)
            self._next += 1
            if not closed:
                parts.append(f"[[{head}")
                break
            parts.append(f"[[{head}]]{closed[0]}")
            if len(closed) == 2:  # noqa: PLR2004 - the inner link and the image both end here
                return self._close_image(title, "".join(parts), closed[1])
        # What was looked through may have links of its own.
        self._out.append(start + self._inside("".join(parts)))
        return True

    def _close_image(self, title: Title, options: str, trail: str) -> bool:
        options = without_marks(options)
        self._image(title, quoted_line(options) if "''" in options else options, trail)
        return True

    def _strip_newline(self) -> None:
        """Take back white space from its first newline on, at the end of what was written."""
        tail = ""
        while self._out:
            last = self._out.pop()
            end = stripped_end(last, _BLANK)
            tail = last[end:] + tail
            if end:
                self._out.append(last[:end])
                break
        self._out.append(tail.partition("\n")[0])
