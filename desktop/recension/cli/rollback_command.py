"""`recension rollback`: take back all the newest edits that one author made in a row."""

from __future__ import annotations

import argparse

from recension.cli.arguments import add_command, add_file, add_why
from recension.cli.output import saved_line, write_line
from recension.cli.statuses import DONE
from recension.engine.linked_saves import roll_back
from recension.store import RevisionFile


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "rollback",
        run,
        "Take back all the newest edits that one author made in a row.",
        'recension rollback book.recension "Main Page" --edits-of Vandal',
    )
    add_file(parser)
    parser.add_argument("page", metavar="PAGE", help="the title of a page")
    parser.add_argument(
        "--edits-of",
        metavar="AUTHOR",
        help="whose edits are meant: refuse if the last one is by another (default: whoever it is)",
    )
    add_why(parser)


def run(options: argparse.Namespace) -> int:
    """Go back to the last revision by somebody else."""
    with RevisionFile.open(options.file) as file:
        saved = roll_back(
            file,
            options.page,
            edits_of=options.edits_of,
            summary=options.summary,
            author=options.author,
        )
    write_line(saved_line(saved))
    return DONE
