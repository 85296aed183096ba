"""The program as a whole: which command was meant, and how it ends."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from recension import __version__, messages
from recension.cli import (
    annotate_command,
    delete_command,
    diff_command,
    export_command,
    import_command,
    links_command,
    log_command,
    merge_command,
    name_command,
    pages_command,
    prune_command,
    recover_command,
    rename_command,
    render_command,
    rollback_command,
    save_command,
    search_command,
    show_command,
    undelete_command,
    undo_command,
    verify_command,
)
from recension.cli.output import drop_output, flush_output, write_error
from recension.cli.statuses import FAILED
from recension.errors import Cancelled, RecensionError

Command = Callable[[argparse.Namespace], int]

_COMMANDS = (
    render_command,
    diff_command,
    pages_command,
    log_command,
    links_command,
    show_command,
    save_command,
    undo_command,
    rollback_command,
    name_command,
    rename_command,
    delete_command,
    undelete_command,
    import_command,
    export_command,
    merge_command,
    annotate_command,
    search_command,
    prune_command,
    verify_command,
    recover_command,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for and return the exit status.

    Without a command, or with a file in its place, the window opens.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser, names = _parser()
    if not given or (given[0] not in names and not given[0].startswith("-")):
        return _open_window(given)
    options = parser.parse_args(given)
    run: Command = options.run
    try:
        return _run(run, options)
    except BrokenPipeError:
        drop_output()  # whoever reads it (`head`) has had enough
        return FAILED


def _run(run: Command, options: argparse.Namespace) -> int:
    try:
        status = run(options)
        flush_output()
    except RecensionError as error:
        return _fail(messages.sentence(error))
    except KeyboardInterrupt:
        return _fail(messages.sentence(Cancelled()))
    return status


def _fail(sentence: str) -> int:
    write_error(sentence)
    return FAILED


def _open_window(arguments: Sequence[str]) -> int:
    from recension import app  # noqa: PLC0415 - the commands must run where there is no Qt

    return app.main(arguments)


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(FAILED, f"{self.prog}: {message} (see {self.prog} --help)\n")


def _parser() -> tuple[argparse.ArgumentParser, set[str]]:
    parser = _Parser(
        prog="recension",
        description="Write wikitext with a live preview and a history you can compare.",
        epilog="Without a command, or with a FILE in its place, the window opens. A command ends "
        "with status 0; with 1 where it found a difference, damage, a loss or a clash that waits "
        "for a person; with 2 after an error.",
    )
    parser.add_argument("--version", action="version", version=f"Recension {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add_to(commands)
    return parser, set(commands.choices)
