"""`recension delete`: take a page from the list of pages; its history stays."""

from __future__ import annotations

import argparse

from recension.cli.arguments import add_command, add_file, add_why
from recension.cli.output import write_line
from recension.cli.statuses import DONE
from recension.store import RevisionFile


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "delete",
        run,
        "Delete a page; its history stays, and undelete brings it back.",
        'recension delete book.recension "Draft of March" --summary "was merged into Main Page"',
    )
    add_file(parser)
    parser.add_argument("page", metavar="PAGE", help="the title of a page")
    add_why(parser, default="")


def run(options: argparse.Namespace) -> int:
    """Delete the page."""
    with RevisionFile.open(options.file) as file:
        page = file.page(options.page)
        file.delete(page.title, summary=options.summary, author=options.author)
    write_line(f"“{page.title}” was deleted. Its history is kept.")
    return DONE
