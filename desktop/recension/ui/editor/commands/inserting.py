"""Markup that is put in whole: tables, rules, signatures."""

from __future__ import annotations

from recension.ui.editor.commands.passage import Passage


def insert_block(passage: Passage, block: str, marked: str = "") -> Passage:
    """Put a block on lines of its own in place of the selection, and select `marked` in it."""
    opening = "\n" if passage.before and not passage.before.endswith("\n") else ""
    closing = "\n" if passage.after and not passage.after.startswith("\n") else ""
    at = len(opening) + (block.index(marked) if marked else len(block))
    return passage.replaced(opening + block + closing, at, at + len(marked))


def insert_table(passage: Passage, caption: str, header: str, cell: str) -> Passage:
    """Put in a table of two columns; what was selected becomes its first cell."""
    first = passage.selected.replace("\n", " ").strip() or cell
    rows = [
        '{| class="wikitable"',
        f"|+ {caption}",
        "|-",
        f"! {header} !! {header}",
        "|-",
        f"| {first} || {cell}",
        "|-",
        f"| {cell} || {cell}",
        "|}",
    ]
    return insert_block(passage, "\n".join(rows), caption)


def insert_file(passage: Passage, name: str, caption: str) -> Passage:
    """Put in an image; what was selected becomes its caption."""
    words = passage.selected.strip() or caption
    text = f"[[File:{name}|thumb|{words}]]"
    start = len("[[File:")
    return passage.replaced(text, start, start + len(name))


def insert_signature(passage: Passage) -> Passage:
    """Put in a signature at the end of the selection."""
    at_end = Passage(passage.text, passage.stop, passage.stop)
    space = "" if not at_end.before or at_end.before[-1].isspace() else " "
    text = f"{space}--~~~~"
    return at_end.replaced(text, len(text), len(text))
