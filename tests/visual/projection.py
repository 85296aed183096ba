"""What a merged page says when its marks are followed: the older page, or the newer one."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from html.parser import HTMLParser

from recension.visual import PageMerger, RenderedBlock, VisualPage
from recension.wikitext import ImageInfo, Renderer

VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
NEVER = {"jump", "removed-on-the-way"}
NOT_IN_NEW = NEVER | {"removed", "moved-from", "removed-break"}
NOT_IN_OLD = NEVER | {"added", "moved-to", "added-break"}


class _Reader(HTMLParser):
    """Collects the words outside of what is left out, and checks that tags close each other."""

    def __init__(self, left_out: set[str]) -> None:
        super().__init__()
        self.words: list[str] = []
        self.steps = 0
        self._left_out = left_out
        self._stack: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.steps += "data-mw-step" in values
        if tag not in VOID:
            is_out = values.get("data-mw-diff") in self._left_out or _is_made_by_page(tag, values)
            self._stack.append((tag, is_out))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self._stack, f"</{tag}> closes nothing"
        opened = self._stack.pop()[0]
        assert opened == tag, f"<{opened}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        if not any(is_out for _, is_out in self._stack):
            self.words.append(data)

    def close(self) -> None:
        super().close()
        assert not self._stack, f"{self._stack} was not closed"


def _is_made_by_page(tag: str, values: dict[str, str | None]) -> bool:
    classes = (values.get("class") or "").split()
    is_number = tag == "sup" and "reference" in classes
    is_number |= "autonumber" in classes
    return is_number or values.get("id") == "toc" or "mw-cite-backlink" in classes


def read(html: str, left_out: set[str] = NEVER) -> tuple[str, int]:
    """Return the words of HTML without white space, and how many changes begin in it."""
    reader = _Reader(left_out)
    reader.feed(html)
    reader.close()
    return "".join("".join(reader.words).split()), reader.steps


def html_of(page: VisualPage) -> str:
    return "".join(block.html for block in page.blocks)


class NoPages:
    """A wiki without pages and images."""

    def text(self, _title: str) -> str | None:
        return None

    def existing(self, _titles: Collection[str]) -> set[str]:
        return set()

    def images(self, names: Collection[str]) -> Mapping[str, ImageInfo]:
        return {name: ImageInfo(640, 480) for name in names if not name.startswith("Missing")}


def rendered(text: str, renderer: Renderer | None = None) -> list[RenderedBlock]:
    page = (renderer or Renderer(shows_lines=True)).render(text, "Page", NoPages())
    return [RenderedBlock(block.html, block.first_line, block.last_line) for block in page.blocks]


def merged(old: str, new: str) -> VisualPage:
    return PageMerger(rendered(old)).merge(rendered(new))


def marks(old: str, new: str) -> str:
    """Return the merged page without the source lines and changes' beginnings."""
    return re.sub(r' data-mw-(?:line|step|mark)="[^"]*"', "", html_of(merged(old, new)))


def check(page: VisualPage, old: Sequence[RenderedBlock], new: Sequence[RenderedBlock]) -> None:
    """Assert that a merged page is whole, and says what both pages say."""
    html = html_of(page)
    words, steps = read(html, NOT_IN_NEW)
    assert words == read("".join(block.html for block in new))[0]
    assert read(html, NOT_IN_OLD)[0] == read("".join(block.html for block in old))[0]
    assert steps == page.steps
