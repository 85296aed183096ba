"""`recension show`: the text of one revision."""

from __future__ import annotations

import argparse

from recension.cli.arguments import add_command, add_file, add_revision
from recension.cli.inputs import revision_text
from recension.cli.output import write_text
from recension.cli.statuses import DONE
from recension.store import RevisionFile


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "show",
        run,
        "Print the text of one revision, byte for byte.",
        'recension show book.recension "Main Page" --revision 12 > page.wiki',
    )
    add_file(parser)
    parser.add_argument("page", metavar="PAGE", help="the title of a page")
    add_revision(parser, "its number or name (default: the newest one)")


def run(options: argparse.Namespace) -> int:
    """Print the text."""
    with RevisionFile.open(options.file, read_only=True) as file:
        write_text(revision_text(file, options.page, options.revision))
    return DONE
