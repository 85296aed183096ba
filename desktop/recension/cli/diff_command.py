"""`recension diff`: what changed between two texts."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from recension.cli.arguments import add_command
from recension.cli.diff_sides import heading_of, read_given
from recension.cli.diff_terminal import printed
from recension.cli.output import write_bytes
from recension.cli.statuses import DONE, FOUND
from recension.diff import Comparison, Options, compare, comparison_to_json
from recension.exchange import replacing
from recension.exchange.change_document import Heading, Shape, change_page, encoded, unified_lines

_FORMATS = {".html": "html", ".htm": "html", ".json": "json"}  # by the ending of OUT
_CONTEXT = 3  # lines


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "diff",
        run,
        "Compare two texts: splits, merges and moves are found, and the words that changed.",
        'recension diff "book.recension:Main Page@11" "book.recension:Main Page@12"\n'
        "  recension diff old.wiki new.wiki -o change.html",
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
        help="how to print (default: by the ending of OUT, else text)",
    )
    parser.add_argument("--inline", action="store_true", help="one column in html, in place of two")
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, help="write it to this file")


def run(options: argparse.Namespace) -> int:
    """Print the comparison; the status tells whether there is a difference."""
    old, new = read_given(options.old), read_given(options.new)
    comparison = compare(old.text, new.text, Options().in_wikis(old.namespaces, new.namespaces))
    pieces = _pieces(comparison, heading_of(old, new), options)
    if options.output is None:
        for data in encoded(pieces):
            write_bytes(data)
    else:
        with replacing(options.output) as file:
            file.writelines(encoded(pieces))
    return DONE if comparison.old == comparison.new else FOUND


def _pieces(comparison: Comparison, heading: Heading, options: argparse.Namespace) -> Iterable[str]:
    given = options.format
    if given is None:
        suffix = options.output.suffix.lower() if options.output else ""
        given = _FORMATS.get(suffix, "text")
    match given:
        case "json":
            data = comparison_to_json(comparison, heading.reverted_to)
            return [json.dumps(data, ensure_ascii=False, indent=1), "\n"]
        case "html":
            return change_page(comparison, heading, Shape(options.inline, _CONTEXT))
    lines = unified_lines(comparison, heading, context=_CONTEXT)
    return printed(lines, is_terminal=options.output is None and sys.stdout.isatty())
