"""`recension pages`: the pages of a revision file."""

from __future__ import annotations

import argparse

from recension.cli.arguments import add_command, add_file, add_json
from recension.cli.output import as_iso, write_json, write_line
from recension.cli.statuses import DONE
from recension.store import Page, RevisionFile


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "pages",
        run,
        "List the pages of a revision file.",
        "recension pages book.recension",
    )
    add_file(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print the pages."""
    with RevisionFile.open(options.file, read_only=True) as file:
        pages = file.pages()
    if options.format == "json":
        write_json([_as_json(page) for page in pages])
    else:
        for page in pages:
            write_line(_as_line(page))
    return DONE


def _as_json(page: Page) -> dict[str, object]:
    return {
        "id": page.id,
        "title": page.title,
        "namespace": page.namespace,
        "newest": page.newest,
        "time": as_iso(page.changed_at),
        "bytes": page.size,
        "revisions": page.revisions,
        "redirect": page.redirect,
    }


def _as_line(page: Page) -> str:
    arrow = f" -> {page.redirect}" if page.redirect is not None else ""
    return (
        f"{as_iso(page.changed_at)} {page.size:>9} bytes {page.revisions:>6} rev.  "
        f"{page.title}{arrow}"
    )
