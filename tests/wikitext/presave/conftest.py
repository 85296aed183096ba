"""A small wiki, and somebody who saves on it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime

import pytest

from recension.titles import parse_title
from recension.wikitext import ImageInfo
from recension.wikitext.presave import Signer, prepare_for_saving

SIGNER = Signer("Anna", datetime(2019, 9, 29, 4, 19, tzinfo=UTC))
TIME = "04:19, 29 September 2019 (UTC)"
LINKS = "[[User:Anna|Anna]] ([[User talk:Anna|talk]])"
PAGES = {
    "Template:Hello": "Hello {{{1|world}}}<noinclude> (doc)</noinclude><!-- note -->",
    "Template:Outer": "{{Hello|x}}",
    "Template:Inner": "{{<includeonly>subst:</includeonly>Hello|{{{1}}}}}",
    "Template:Safe": "{{<includeonly>safesubst:</includeonly>Hello|{{{1}}}}}",
    "Template:Optional": "{{ {{{|safesubst:}}}Hello|{{{1}}}}}",
    "Template:Now": "{{<includeonly>safesubst:</includeonly>CURRENTYEAR}}",
    "Template:Tagged": "<nowiki>{{{1}}}</nowiki>",
    "Template:Twice": "{{{1}}}{{{1}}}",
    "Template:Tildes": "~~~~",
    "Template:Two": "~~",
    "Template:Split tildes": "~~<includeonly>~~</includeonly>",
    "Template:List": "* one\n* two",
    "Template:Part": "a<onlyinclude>b</onlyinclude>c",
    "Template:Moved": "#REDIRECT [[Template:Hello]]",
    "Template:Loop": "{{<includeonly>subst:</includeonly>Loop}}",
    "Template:Del": "a\x7fb",
    "User:Anna/sign": "[[User:Anna|A]]",
    "User:Anna/tall": "a\nb",
    "Page/sub": "of the page",
}
Save = Callable[..., str]


class Pages:
    """The pages of the wiki."""

    def text(self, title: str) -> str | None:
        return PAGES.get(title)

    def existing(self, titles: Collection[str]) -> set[str]:
        return set(titles) & set(PAGES)

    def images(self, names: Collection[str]) -> Mapping[str, ImageInfo]:
        return {name: ImageInfo(1, 1) for name in names if name in PAGES}


@pytest.fixture(scope="session")
def save() -> Save:
    """Return what saving a text under a title makes of it."""

    def save(text: str, title: str = "Page", signer: Signer = SIGNER) -> str:
        return prepare_for_saving(text, parse_title(title), Pages(), signer)

    return save
