"""`recension log`: the revisions of a page."""

from __future__ import annotations

import argparse

from recension.cli.arguments import add_command, add_file, add_json
from recension.cli.output import as_iso, write_json, write_line
from recension.cli.statuses import DONE
from recension.store import Revision, RevisionFile


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "log",
        run,
        "List the revisions of a page, newest first.",
        'recension log book.recension "Main Page" --format json',
    )
    add_file(parser)
    parser.add_argument("page", metavar="PAGE", help="the title of a page")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print the revisions."""
    with RevisionFile.open(options.file, read_only=True) as file:
        title = file.page(options.page).title
        revisions = file.history(options.page)
    if options.format == "json":
        write_json([_as_json(title, revision) for revision in revisions])
    else:
        for revision in revisions:
            write_line(_as_line(revision))
    return DONE


def _as_json(title: str, revision: Revision) -> dict[str, object]:
    pruned = {} if revision.pruned_at is None else {"pruned": as_iso(revision.pruned_at)}
    return {
        "id": revision.id,
        "parent": revision.parent,
        "page": title,
        "time": as_iso(revision.time),
        "author": revision.author,
        "summary": revision.summary,
        "minor": revision.is_minor,
        "bytes": revision.size,
        "delta": revision.delta,
        "sha1": revision.sha1,
        "tags": list(revision.tags),
        "name": revision.name,
        **pruned,
    }


def _as_line(revision: Revision) -> str:
    minor = "m" if revision.is_minor else " "
    said = f"  ({revision.summary})" if revision.summary else ""
    tags = f"  [{', '.join(revision.tags)}]" if revision.tags else ""
    pruned = f"  [text pruned {revision.pruned_at:%Y-%m-%d}]" if revision.pruned_at else ""
    name = f"  “{revision.name}”" if revision.name else ""
    return (
        f"{revision.id:>6} {as_iso(revision.time)} {minor} {revision.size:>8} "
        f"{revision.delta:>+7}  {revision.author}{said}{tags}{name}{pruned}"
    )
