"""Numbers of external links without a text, `[1]`, `[2]`: Help:Links#External_links."""

from __future__ import annotations

import re
from itertools import count

_PLACE = re.compile("\x7fautonumber-[0-9]+\x7f")


def number_links(htmls: list[str]) -> None:
    """Put the numbers of links into the blocks of a page, counted over all of them."""
    numbers = count(1)
    for index, html in enumerate(htmls):
        if "\x7fautonumber-" in html:
            htmls[index] = _PLACE.sub(lambda _: str(next(numbers)), html)
