"""`recension render`: the HTML of a wikitext."""

from __future__ import annotations

import argparse
from pathlib import Path

from recension.cli.arguments import add_command
from recension.cli.inputs import STANDARD_INPUT, read_text, revision_text
from recension.cli.output import write_line
from recension.cli.statuses import DONE
from recension.engine.source import FileSource
from recension.wikitext import Renderer

_IMAGES = "/images/"  # the folder that the addresses of images begin with


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "render",
        run,
        "Print the HTML of a wikitext.",
        'recension render draft.wiki --title "Main Page" --file book.recension > draft.html',
    )
    parser.add_argument(
        "text",
        metavar="TEXT",
        nargs="?",
        help="a text file, - for standard input; by default the page TITLE of FILE, "
        "or standard input without both",
    )
    parser.add_argument("--title", metavar="T", help="the title that the page has")
    parser.add_argument(
        "--file", metavar="F", type=Path, help="the revision file with its templates and images"
    )


def run(options: argparse.Namespace) -> int:
    """Print the HTML."""
    source = FileSource()
    try:
        if options.file is not None:
            source.open(options.file, _IMAGES)
        title = options.title or _title_of(options.text)
        page = Renderer(source.site).render(_text(options, source), title, source)
    finally:
        source.close()
    write_line(page.html)
    return DONE


def _text(options: argparse.Namespace, source: FileSource) -> str:
    if options.text is None and options.title and source.file is not None:
        return revision_text(source.file, options.title, None)
    return read_text(options.text or STANDARD_INPUT)


def _title_of(text: str | None) -> str:
    return Path(text).stem if text and text != STANDARD_INPUT else "Main Page"
