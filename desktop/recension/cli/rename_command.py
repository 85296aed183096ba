"""`recension rename`: another title for a page, and for what belongs to it."""

from __future__ import annotations

import argparse

from recension import messages
from recension.cli.arguments import add_command, add_file, add_why
from recension.cli.output import write_error, write_line
from recension.cli.statuses import DONE, FOUND
from recension.engine.linked_saves import LinkedSaves
from recension.store import RevisionFile
from recension.titles import companions, normalize_title


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "rename",
        run,
        "Give a page another title; its history goes along, and a redirect stays.",
        'recension rename book.recension "Harbor" "Harbour" --talk --subpages',
    )
    add_file(parser)
    parser.add_argument("page", metavar="PAGE", help="the title of a page")
    parser.add_argument("new", metavar="NEW", help="the title that it gets")
    parser.add_argument("--no-redirect", action="store_true", help="leave none at the old title")
    parser.add_argument("--talk", action="store_true", help="rename its talk page too")
    parser.add_argument("--subpages", action="store_true", help="rename its subpages too")
    add_why(parser, default="")


def run(options: argparse.Namespace) -> int:
    """Rename the page with what goes along, and say what stays."""
    with RevisionFile.open(options.file) as file:
        title = normalize_title(options.page, file.namespaces)
        new = normalize_title(options.new, file.namespaces)
        pages = {page.title: page for page in file.pages()}
        found = companions(title, new, pages, file.namespaces)
        others = found.moves(with_talk=options.talk, with_subpages=options.subpages)
        with LinkedSaves.of(file) as saves:
            saves.rename(
                ((title, new), *others),
                lambda: file.rename(
                    title,
                    new,
                    summary=options.summary,
                    author=options.author,
                    leave_redirect=not options.no_redirect,
                    others=others,
                ),
            )
    for old, name in ((title, new), *others):
        write_line(f"“{old}” is now called “{name}”.")
    staying = found.staying(with_talk=options.talk, with_subpages=options.subpages)
    for old, name in staying:
        write_error(messages.staying_page(old, name))
    return FOUND if staying else DONE
