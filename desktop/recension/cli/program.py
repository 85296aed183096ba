"""The program as a whole: which command was meant, and how it ends."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import NoReturn, Protocol, cast

from recension import __version__, messages
from recension.cli.output import drop_output, flush_output, open_missing_streams, write_error
from recension.cli.statuses import FAILED
from recension.errors import Cancelled, RecensionError

Command = Callable[[argparse.Namespace], int]

# Each is a module of its own, which is only loaded for its command: most of the time that a short
# command takes would be spent on others.
_COMMANDS = (
    "render",
    "diff",
    "pages",
    "log",
    "links",
    "show",
    "save",
    "undo",
    "rollback",
    "name",
    "rename",
    "delete",
    "undelete",
    "import",
    "export",
    "merge",
    "annotate",
    "search",
    "prune",
    "verify",
    "recover",
)


class _CommandModule(Protocol):
    def add_to(self, commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None: ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for and return the exit status.

    Without a command, or with a file in its place, the window opens.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0] not in _COMMANDS and not given[0].startswith("-")):
        return _open_window(given)
    open_missing_streams()
    options = _parser(given[:1] if given[0] in _COMMANDS else _COMMANDS).parse_args(given)
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


def _parser(names: Iterable[str]) -> argparse.ArgumentParser:
    """Return the parser of some commands."""
    parser: argparse.ArgumentParser = _Parser(
        prog="recension",
        description="Write wikitext with a live preview and a history you can compare.",
        epilog="Without a command, or with a FILE in its place, the window opens. A command ends "
        "with status 0; with 1 where it found a difference, damage, a loss or a clash that waits "
        "for a person; with 2 after an error.",
    )
    parser.add_argument("--version", action="version", version=f"Recension {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name in names:
        _module(name).add_to(commands)
    return parser


def _module(name: str) -> _CommandModule:
    return cast("_CommandModule", import_module(f"recension.cli.{name}_command"))
