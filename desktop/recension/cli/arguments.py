"""What the commands have in common on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path


def add_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    description: str,
    example: str,
) -> argparse.ArgumentParser:
    """Add a command with its help; returns its parser, for its arguments."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=description[0].lower() + description[1:].rstrip("."),
        description=description,
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    return parser


def add_file(parser: argparse.ArgumentParser, *, is_made: bool = False) -> None:
    """Add the revision file that a command is about."""
    made = ", made where it does not exist" if is_made else ""
    parser.add_argument("file", metavar="FILE", type=Path, help=f"a revision file{made}")


def add_revision(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the choice of a revision, by its number or name."""
    parser.add_argument("--revision", metavar="ID", help=what)


def add_why(parser: argparse.ArgumentParser, default: str = " (default: MediaWiki's own)") -> None:
    """Add who records a revision, and why."""
    parser.add_argument("--summary", default="", help=f"why, at most 500 characters{default}")
    parser.add_argument("--author", default="", help="who does it")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add the choice between a listing for people and one for programs."""
    parser.add_argument(
        "--format", choices=["text", "json"], default="text", help="how to print (default: text)"
    )


def moment(written: str) -> datetime:
    """Return a time from its ISO 8601 form; UTC where it names no zone."""
    try:
        time = datetime.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{written!r} is no time such as 2019-09-29T04:19:00Z"
        ) from None
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time
