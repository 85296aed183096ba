"""`recension name`: a name for a revision, by which it can be called from then on."""

from __future__ import annotations

import argparse

from recension.cli.arguments import add_command, add_file, add_revision
from recension.cli.inputs import revision_of
from recension.cli.output import write_line
from recension.cli.statuses import DONE
from recension.store import RevisionFile


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "name",
        run,
        "Give a revision a name, change it or take it away.",
        'recension name book.recension "Main Page" "as sent to the printer" --revision 12',
    )
    parser.set_defaults(refuse=parser.error)
    add_file(parser)
    parser.add_argument("page", metavar="PAGE", help="the title of a page")
    parser.add_argument("name", metavar="NAME", nargs="?", help="the name, at most 100 characters")
    add_revision(parser, "by its number or the name it has (default: the newest one)")
    parser.add_argument("--remove", action="store_true", help="take its name away")


def run(options: argparse.Namespace) -> int:
    """Name the revision and say which one it is."""
    name = "" if options.remove else (options.name or "").strip()
    if bool(name) == options.remove or (options.remove and options.name is not None):
        options.refuse("give a NAME, or --remove")
    with RevisionFile.open(options.file) as file:
        revision = revision_of(file, options.page, options.revision)
        file.set_name(revision, name)
        kept = file.revision(revision).name
    write_line(
        f"Revision {revision} is named “{kept}”." if kept else f"Revision {revision} has no name."
    )
    return DONE
