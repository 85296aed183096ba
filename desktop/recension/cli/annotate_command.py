"""`recension annotate`: who wrote which words of a page, and when."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from recension.authorship import Authorship, Memory, Runs, authorship_of
from recension.cache_folder import cache_folder
from recension.cli.arguments import add_command, add_file, add_json, add_revision
from recension.cli.inputs import revision_of
from recension.cli.output import as_iso, write_json, write_line
from recension.cli.progress import ProgressLine
from recension.cli.statuses import DONE
from recension.store import Revision, RevisionFile

_WIDEST = 20  # characters of a name in the listing


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "annotate",
        run,
        "Tell who wrote which words of a page, and when.",
        'recension annotate book.recension "Main Page"',
    )
    add_file(parser)
    parser.add_argument("page", metavar="PAGE", help="the title of a page")
    add_revision(parser, "of this revision, by number or name (default: the newest one)")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print the text in runs of one origin."""
    with (
        RevisionFile.open(options.file, read_only=True) as file,
        ProgressLine("Reading the history") as line,
    ):
        title = file.page(options.page).title
        memory = Memory(cache_folder())
        wanted = None if options.revision is None else revision_of(file, title, options.revision)
        found = authorship_of(file, title, wanted, memory=memory, progress=line.show)
        origins = {number: file.revision(number) for number in sorted(found.revisions)}
    if options.format == "json":
        write_json(_as_json(title, found, origins))
    else:
        for row in _as_lines(found, origins):
            write_line(row)
    return DONE


def _as_json(title: str, found: Authorship, origins: dict[int, Revision]) -> dict[str, object]:
    return {
        "page": title,
        "revision": found.revision,
        "unread": found.unread,
        "origins": [
            {
                "id": one.id,
                "time": as_iso(one.time),
                "author": one.author,
                "summary": one.summary,
                "minor": one.is_minor,
            }
            for one in origins.values()
        ],
        "lines": [
            [{"text": text, "revision": origin} for text, origin in _parts(line, runs)]
            for line, runs in zip(found.text.split("\n"), found.lines, strict=True)
        ],
    }


def _as_lines(found: Authorship, origins: dict[int, Revision]) -> Iterator[str]:
    """Yield a row for every run: its line, revision, time and author, and its words."""
    names = {number: one.author[:_WIDEST] for number, one in origins.items()}
    width = max(map(len, names.values()), default=0)
    for number, (line, runs) in enumerate(zip(found.text.split("\n"), found.lines, strict=True), 1):
        for text, origin in _parts(line, runs):
            time = as_iso(origins[origin].time)
            yield f"{number:>5} {origin:>7} {time} {names[origin]:<{width}}  {text}"


def _parts(line: str, runs: Runs) -> Iterator[tuple[str, int]]:
    at = 0
    for length, origin in runs:
        yield line[at : at + length], origin
        at += length
