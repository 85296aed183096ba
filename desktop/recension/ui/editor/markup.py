"""The formatting commands a writer has."""

from __future__ import annotations

from enum import StrEnum


class Markup(StrEnum):
    """A command of `Editor.apply_markup`, as in MediaWiki's own editor.

    Those that wrap words (bold to nowiki) and those that mark lines (headings, lists) also take
    their markup away again when it is there already.
    """

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    STRIKE = "strike"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    LINK = "link"
    EXTERNAL_LINK = "external-link"
    REFERENCE = "reference"
    TEMPLATE = "template"
    COMMENT = "comment"
    NOWIKI = "nowiki"
    PARAGRAPH = "paragraph"  # takes a heading's marks away
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    HEADING_4 = "heading-4"
    HEADING_5 = "heading-5"
    HEADING_6 = "heading-6"
    BULLET_LIST = "bullet-list"
    NUMBERED_LIST = "numbered-list"
    INDENT = "indent"  # one more list mark, or a colon
    UNINDENT = "unindent"
    TABLE = "table"
    FILE = "file"
    SIGNATURE = "signature"
    HORIZONTAL_RULE = "horizontal-rule"
    MOVE_LINES_UP = "move-lines-up"
    MOVE_LINES_DOWN = "move-lines-down"
