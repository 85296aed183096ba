"""`recension undo`: the newest text of a page without what an old revision did."""

from __future__ import annotations

import argparse

from recension import messages
from recension.cli.arguments import add_command, add_file, add_revision, add_why
from recension.cli.inputs import revision_of
from recension.cli.output import saved_line, write_error, write_line
from recension.cli.statuses import DONE, FOUND
from recension.engine.undoing import undo
from recension.errors import UndoClash
from recension.store import RevisionFile


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "undo",
        run,
        "Take what one revision did out of the newest text of its page.",
        'recension undo book.recension "Main Page" --revision 12',
    )
    add_file(parser)
    parser.add_argument("page", metavar="PAGE", help="the title of a page")
    add_revision(parser, "the one to undo, by its number or name (default: the newest one)")
    add_why(parser)


def run(options: argparse.Namespace) -> int:
    """Undo it, or say that later revisions stand in the way."""
    with RevisionFile.open(options.file) as file:
        revision = revision_of(file, options.page, options.revision)
        try:
            saved = undo(
                file, options.page, revision, summary=options.summary, author=options.author
            )
        except UndoClash as error:
            write_error(messages.sentence(error))
            return FOUND
    write_line(saved_line(saved))
    return DONE
