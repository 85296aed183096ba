"""Which command does what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from recension.ui.editor.commands import inserting, linewise, wrapping
from recension.ui.editor.commands.passage import Passage
from recension.ui.editor.markup import Markup


@dataclass(frozen=True, slots=True)
class Words:
    """What is put in where nothing is selected, in the language of the user."""

    bold: str
    italic: str
    text: str
    page: str
    link: str
    template: str
    reference: str
    comment: str
    caption: str
    header: str
    cell: str
    file: str


_Command = Callable[[Passage, Words], Passage]


def carry_out(markup: Markup, passage: Passage, words: Words) -> Passage:
    """Return the passage after a command. Moving lines is none of them: see `linewise`."""
    return _COMMANDS[markup](passage, words)


def _tag(name: str) -> _Command:
    return lambda passage, words: wrapping.toggle_wrap(
        passage, f"<{name}>", f"</{name}>", words.text
    )


def _heading(level: int) -> _Command:
    return lambda passage, _words: linewise.set_heading(passage, level)


_COMMANDS: dict[Markup, _Command] = {
    Markup.BOLD: lambda passage, words: wrapping.toggle_quotes(passage, 3, words.bold),
    Markup.ITALIC: lambda passage, words: wrapping.toggle_quotes(passage, 2, words.italic),
    Markup.UNDERLINE: _tag("u"),
    Markup.STRIKE: _tag("s"),
    Markup.SUPERSCRIPT: _tag("sup"),
    Markup.SUBSCRIPT: _tag("sub"),
    Markup.LINK: lambda passage, words: wrapping.link(passage, words.page, words.link),
    Markup.EXTERNAL_LINK: lambda passage, words: wrapping.external_link(passage, words.link),
    Markup.REFERENCE: lambda passage, words: wrapping.toggle_wrap(
        passage, "<ref>", "</ref>", words.reference
    ),
    Markup.TEMPLATE: lambda passage, words: wrapping.toggle_wrap(
        passage, "{{", "}}", words.template
    ),
    Markup.COMMENT: lambda passage, words: wrapping.toggle_wrap(
        passage, "<!-- ", " -->", words.comment
    ),
    Markup.NOWIKI: _tag("nowiki"),
    Markup.PARAGRAPH: _heading(0),
    Markup.HEADING_1: _heading(1),
    Markup.HEADING_2: _heading(2),
    Markup.HEADING_3: _heading(3),
    Markup.HEADING_4: _heading(4),
    Markup.HEADING_5: _heading(5),
    Markup.HEADING_6: _heading(6),
    Markup.BULLET_LIST: lambda passage, _words: linewise.toggle_list(passage, "*"),
    Markup.NUMBERED_LIST: lambda passage, _words: linewise.toggle_list(passage, "#"),
    Markup.INDENT: lambda passage, _words: linewise.indent(passage),
    Markup.UNINDENT: lambda passage, _words: linewise.unindent(passage),
    Markup.TABLE: lambda passage, words: inserting.insert_table(
        passage, words.caption, words.header, words.cell
    ),
    Markup.FILE: lambda passage, words: inserting.insert_file(passage, words.file, words.caption),
    Markup.SIGNATURE: lambda passage, _words: inserting.insert_signature(passage),
    Markup.HORIZONTAL_RULE: lambda passage, _words: inserting.insert_block(passage, "----\n"),
}
