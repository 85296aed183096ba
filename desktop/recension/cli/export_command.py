"""`recension export`: pages and their histories as a MediaWiki export."""

from __future__ import annotations

import argparse
from pathlib import Path

from recension.cli.arguments import add_command, add_file
from recension.cli.output import count, write_line
from recension.cli.progress import ProgressLine
from recension.cli.statuses import DONE
from recension.exchange import write_export
from recension.store import RevisionFile


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "export",
        run,
        "Write pages with their histories as a MediaWiki export of schema 0.11.",
        'recension export book.recension --page "Main Page" -o main.xml.gz',
    )
    add_file(parser)
    parser.add_argument(
        "--page", metavar="P", action="append", help="only this page; may be repeated"
    )
    parser.add_argument("--current", action="store_true", help="only the newest revisions")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        required=True,
        help="the export (.xml, .gz, .bz2, .xz, .zst)",
    )


def run(options: argparse.Namespace) -> int:
    """Write the export, complete or not at all."""
    with (
        RevisionFile.open(options.file, read_only=True) as file,
        ProgressLine("Exporting") as line,
    ):
        report = write_export(
            file,
            options.output,
            titles=options.page,
            current_only=options.current,
            progress=line.show,
        )
    write_line(f"Exported {count(report.revisions, 'revision')} of {count(report.pages, 'page')}.")
    return DONE
