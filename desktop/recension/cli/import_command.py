"""`recension import`: exports, texts, folders and images into a revision file."""

from __future__ import annotations

import argparse
from pathlib import Path

from recension import messages
from recension.cli.arguments import add_command, add_file
from recension.cli.inputs import opened_or_made
from recension.cli.output import count, write_error, write_line
from recension.cli.progress import ProgressLine
from recension.cli.search_ahead import ready_search
from recension.cli.statuses import DONE
from recension.exchange import ImportReport, import_sources


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "import",
        run,
        "Import MediaWiki exports, text files, images and folders of them.",
        "recension import book.recension wiki-dump.xml.gz pages/",
    )
    add_file(parser, is_made=True)
    parser.add_argument(
        "sources",
        metavar="SOURCE",
        nargs="+",
        type=Path,
        help="an export (.xml, .gz, .bz2, .xz, .zst), a .wiki or .txt file, an image, a folder",
    )
    parser.add_argument("--author", default="", help="who wrote the text files")


def run(options: argparse.Namespace) -> int:
    """Import all sources or nothing, and say what came."""
    with opened_or_made(options.file) as file, ProgressLine("Importing") as line:

        def show(done: int, total: int, revisions: int) -> None:
            line.show(done, total, f", {revisions} revisions")

        report = import_sources(file, options.sources, author=options.author, progress=show)
    for note in report.notes:
        sentence = messages.note_sentence(
            str(note.kind),
            source=str(note.source),
            page=note.page,
            revision=note.revision,
            detail=note.detail,
        )
        write_error(sentence)
    write_line(_told(report))
    ready_search(options.file)
    return DONE


def _told(report: ImportReport) -> str:
    parts = [f"Imported {count(report.revisions, 'revision')} of {count(report.pages, 'page')}"]
    if report.images:
        parts.append(count(report.images, "image"))
    if report.known:
        parts.append(f"there already: {count(report.known, 'revision')}")
    if report.skipped:
        parts.append(f"left out: {count(report.skipped, 'revision')}")
    unnamed = sum(report.counts.values()) - len(report.notes)
    if unnamed:
        parts.append(f"not shown: {count(unnamed, 'note')}")
    return "; ".join(parts) + "."
