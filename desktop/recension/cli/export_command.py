"""`recension export`: pages and their histories as a MediaWiki export, for git, or as files."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from recension import messages
from recension.cli.arguments import add_command, add_file
from recension.cli.output import count, write_error, write_line, written_out
from recension.cli.progress import ProgressLine
from recension.cli.statuses import DONE
from recension.exchange import (
    ExportReport,
    write_export,
    write_folder,
    write_git_file,
    write_git_stream,
)
from recension.store import RevisionFile


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "export",
        run,
        "Write pages with their histories as a MediaWiki export of schema 0.11, or for git.",
        'recension export book.recension --page "Main Page" -o main.xml.gz\n'
        "  recension export book.recension --folder pages\n"
        "  recension export book.recension --git | git -C repository fast-import",
    )
    add_file(parser)
    parser.add_argument(
        "--page", metavar="P", action="append", help="only this page; may be repeated"
    )
    parser.add_argument("--current", action="store_true", help="only the newest revisions")
    parser.add_argument(
        "--git",
        action="store_true",
        help="a stream for git fast-import, a commit for each revision; to OUT or standard output",
    )
    parser.add_argument(
        "--folder",
        metavar="DIR",
        type=Path,
        help="the newest texts and the images as files of a new folder",
    )
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=Path, help="the export (.xml, .gz, .bz2, .xz, .zst)"
    )
    parser.set_defaults(refuse=parser.error)


def run(options: argparse.Namespace) -> int:
    """Write the export, complete or not at all."""
    _check(options)
    with (
        RevisionFile.open(options.file, read_only=True) as file,
        ProgressLine("Exporting") as line,
    ):
        report = _written(file, options, line)
    for title in report.left_out:
        write_error(messages.page_left_out(title))
    if not options.git or options.output is not None:
        write_line(
            f"Exported {count(report.revisions, 'revision')} of {count(report.pages, 'page')}."
        )
    return DONE


def _check(options: argparse.Namespace) -> None:
    if options.folder is not None and (options.git or options.output is not None):
        options.refuse("--folder goes with neither --git nor --output")
    if options.git and options.current:
        options.refuse("--git writes whole histories: it does not go with --current")
    if options.folder is None and not options.git and options.output is None:
        options.refuse("one of --output, --folder and --git is needed")


def _written(file: RevisionFile, options: argparse.Namespace, line: ProgressLine) -> ExportReport:
    titles, output = options.page, options.output
    if options.folder is not None:
        write = partial(write_folder, file, options.folder)
    elif not options.git:
        write = partial(write_export, file, output, current_only=options.current)
    elif output is not None:
        write = partial(write_git_file, file, output)
    else:
        with written_out():
            return write_git_stream(
                file, sys.stdout.buffer.write, titles=titles, progress=line.show
            )
    return write(titles=titles, progress=line.show)
