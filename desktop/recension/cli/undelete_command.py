"""`recension undelete`: bring a deleted page back."""

from __future__ import annotations

import argparse

from recension.cli.arguments import add_command, add_file, add_why
from recension.cli.output import write_line
from recension.cli.statuses import DONE
from recension.errors import TitleNotDeleted
from recension.store import Page, RevisionFile
from recension.titles import normalize_title


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "undelete",
        run,
        "Bring a deleted page back with its whole history.",
        'recension undelete book.recension "Draft of March"',
    )
    add_file(parser)
    parser.add_argument("page", metavar="PAGE", help="the title that the page had")
    parser.add_argument(
        "--id",
        type=int,
        help="which of several that had it, as `recension pages FILE --deleted` numbers them "
        "(default: the one that was deleted last)",
    )
    parser.add_argument("--as", dest="title", metavar="NEW", help="another title for it")
    add_why(parser, default="")


def run(options: argparse.Namespace) -> int:
    """Bring the page back and say under which title."""
    with RevisionFile.open(options.file) as file:
        gone = _deleted_page(file, options.page, options.id)
        file.undelete(gone.id, title=options.title, summary=options.summary, author=options.author)
        page = file.page_numbered(gone.id) or gone
    write_line(f"“{page.title}” is back.")
    return DONE


def _deleted_page(file: RevisionFile, written: str, number: int | None) -> Page:
    """Return the page that was deleted last under a title, or the one with that number."""
    title = normalize_title(written, file.namespaces)
    for gone in file.deleted_pages():
        if gone.page.title == title and number in (None, gone.page.id):
            return gone.page
    raise TitleNotDeleted(title)
