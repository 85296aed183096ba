"""`recension pages`: the pages of a revision file."""

from __future__ import annotations

import argparse

from recension.cli.arguments import add_command, add_file, add_json
from recension.cli.output import as_iso, write_json, write_lines
from recension.cli.statuses import DONE
from recension.store import DeletedPage, Page, RevisionFile


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "pages",
        run,
        "List the pages of a revision file, or those that were deleted.",
        "recension pages book.recension",
    )
    add_file(parser)
    parser.add_argument(
        "--deleted", action="store_true", help="list the deleted pages, the last one first"
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print the pages."""
    with RevisionFile.open(options.file, read_only=True) as file:
        pages = [] if options.deleted else file.pages()
        gone = file.deleted_pages() if options.deleted else []
    if options.format == "json":
        write_json([_as_json(page) for page in pages] + [_gone_as_json(each) for each in gone])
    else:
        write_lines([_as_line(page) for page in pages] + [_gone_as_line(each) for each in gone])
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


def _gone_as_json(gone: DeletedPage) -> dict[str, object]:
    told = gone.deletion
    how = {
        "time": None if told is None else as_iso(told.time),
        "author": None if told is None else told.author,
        "summary": None if told is None else told.summary,
    }
    return {**_as_json(gone.page), "deleted": how}


def _gone_as_line(gone: DeletedPage) -> str:
    page, told = gone.page, gone.deletion
    when = "" if told is None else as_iso(told.time)
    by = f"  {told.author}" if told is not None and told.author else ""
    why = f"  ({told.summary})" if told is not None and told.summary else ""
    return f"{page.id:>6} {when:20} {page.revisions:>6} rev.  {page.title}{by}{why}"


def _as_line(page: Page) -> str:
    arrow = f" -> {page.redirect}" if page.redirect is not None else ""
    return (
        f"{as_iso(page.changed_at)} {page.size:>9} bytes {page.revisions:>6} rev.  "
        f"{page.title}{arrow}"
    )
