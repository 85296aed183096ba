"""Source lines: which line of its source each part of a rendered page comes from.

Three steps carry a line from the source into the HTML:

1. Expansion notes where the lines of its text are not simply those of the source
   (`expand.linemap`); a block takes along the jumps inside of it.
2. The passes that go over whole lines keep the list of their numbers in step (`SourceLines`) and
   write the attribute of rows, headings and of what is written as HTML.
3. The passes over links and quotes know no lines. For them every line begins with a mark that
   means nothing (`marks`), and the block pass turns it into the attribute of items and paragraphs.

Lines of a block count from its first one, so the HTML of a block that moved stays as it is.
"""

from recension.wikitext.lines.cursor import Jump, LineCursor
from recension.wikitext.lines.marks import (
    ATTRIBUTE,
    DONE,
    LINE,
    MARK_ATTRIBUTE,
    NO_LINE,
    line_attribute,
    mark_lines,
    split_mark,
    stripped_end,
    without_marks,
)
from recension.wikitext.lines.numbers import SourceLines, TagLines

__all__ = [
    "ATTRIBUTE",
    "DONE",
    "LINE",
    "MARK_ATTRIBUTE",
    "NO_LINE",
    "Jump",
    "LineCursor",
    "SourceLines",
    "TagLines",
    "line_attribute",
    "mark_lines",
    "split_mark",
    "stripped_end",
    "without_marks",
]
