"""`recension diff`: what changed between two texts."""

from __future__ import annotations

import argparse

from recension.cli.arguments import add_command
from recension.cli.diff_html import diff_as_html
from recension.cli.diff_text import diff_as_text
from recension.cli.inputs import read_side
from recension.cli.output import write_json, write_text
from recension.cli.statuses import DONE, FOUND
from recension.diff import compare, comparison_to_json


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "diff",
        run,
        "Compare two texts: splits, merges and moves are found, and the words that changed.",
        'recension diff "book.recension:Main Page@11" "book.recension:Main Page@12"',
    )
    for name in ("old", "new"):
        parser.add_argument(
            name,
            metavar=name.upper(),
            help="a text file, - for standard input, or FILE:PAGE@REVISION",
        )
    parser.add_argument(
        "--format",
        choices=["text", "json", "html"],
        default="text",
        help="how to print (default: text)",
    )


def run(options: argparse.Namespace) -> int:
    """Print the comparison; the status tells whether there is a difference."""
    comparison = compare(read_side(options.old), read_side(options.new))
    match options.format:
        case "json":
            write_json(comparison_to_json(comparison))
        case "html":
            write_text(diff_as_html(comparison))
        case _:
            write_text(diff_as_text(comparison))
    return DONE if comparison.old == comparison.new else FOUND
