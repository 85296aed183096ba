"""`recension prune`: take texts out of a file for good; without --yes, say what would go."""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterator
from pathlib import Path

from recension import messages
from recension.cache_folder import cache_folder, empty_caches
from recension.cli.arguments import add_command, add_file, add_json, moment
from recension.cli.output import count, write_error, write_json, write_line, write_lines
from recension.cli.progress import ProgressLine
from recension.cli.prune_words import plan_as_json, plan_lines, whereabouts
from recension.cli.statuses import DONE
from recension.errors import FileExists, RecensionError
from recension.store import PruneOrder, RevisionFile

_DESCRIPTION = """\
Take texts out of a revision file for good.

Nothing is changed without --yes: the command says what would go. Who saved a revision, when and
why, its size, its hash and its place in the chain stay, and the prune is recorded in the chain
itself; `verify` tells it from damage. What a page says now stays, and so do revisions with a name.
"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "prune",
        run,
        "Take texts out of a file for good, and say before what goes.",
        "recension prune book.recension --before 2015-01-01 --keep-every 10 --yes",
    )
    parser.description = _DESCRIPTION
    parser.set_defaults(refuse=parser.error)
    add_file(parser)
    _add_what_goes(parser)
    _add_how(parser)
    add_json(parser)


def _add_what_goes(parser: argparse.ArgumentParser) -> None:
    what = parser.add_argument_group("thin out the past")
    what.add_argument(
        "--page", metavar="PAGE", action="append", default=[], help="only of this page (repeatable)"
    )
    what.add_argument("--before", metavar="TIME", type=moment, help="revisions older than that")
    what.add_argument(
        "--keep-every", metavar="N", type=_several, help="all but every Nth revision of a page"
    )
    must_go = parser.add_argument_group("texts that must go, whatever has them")
    must_go.add_argument(
        "--revision", metavar="ID", type=int, action="append", default=[], help="of this revision"
    )
    must_go.add_argument(
        "--containing", metavar="PHRASE", type=_phrase, help="all that have this phrase"
    )


def _add_how(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="do it, after a backup")
    backup = parser.add_mutually_exclusive_group()
    backup.add_argument(
        "--backup", metavar="PATH", type=Path, help="where to (default: beside the file)"
    )
    backup.add_argument("--no-backup", action="store_true", help="make none")
    parser.add_argument("--reason", default="", help="why, for the record in the chain")
    parser.add_argument("--author", default="", help="who does it, for the record")


def run(options: argparse.Namespace) -> int:
    """Say what would go, or take it."""
    order = _order(options)
    with RevisionFile.open(options.file, read_only=not options.yes) as file:
        with ProgressLine("Looking") as line:
            plan = file.plan_prune(order, line.show)
        if options.format == "text":
            write_lines(plan_lines(plan))
        is_done = options.yes and plan.texts > 0
        if is_done:
            _prune(file, order, options)
        elif options.yes:
            _compact(file)  # the prune before may have had no room for it
        elif options.format == "text" and plan.texts:
            write_line("Nothing was changed. With --yes it is done.")
    if options.format == "json":
        write_json(plan_as_json(plan, is_done=is_done))
    return DONE


def _order(options: argparse.Namespace) -> PruneOrder:
    must_go = options.revision or options.containing
    if must_go and (options.before or options.keep_every):
        options.refuse("--revision and --containing do not go with --before and --keep-every")
    if not (must_go or options.before or options.keep_every or options.page):
        options.refuse("say what goes: --page, --before, --keep-every, --revision or --containing")
    return PruneOrder(
        pages=tuple(options.page),
        before=options.before,
        keep_every=options.keep_every,
        revisions=tuple(options.revision),
        phrase=options.containing or "",
    )


def _prune(file: RevisionFile, order: PruneOrder, options: argparse.Namespace) -> None:
    before = file.path.stat().st_size
    backup = None if options.no_backup else _back_up(file, options.backup)
    with ProgressLine("Pruning") as line:
        file.prune(order, reason=options.reason, author=options.author, progress=line.show)
    _compact(file)
    left = empty_caches(cache_folder())
    if options.format == "text":
        after = file.path.stat().st_size
        write_line(f"Done. The file has {count(after, 'byte')}; it had {before}.")
        write_lines(whereabouts(file.path, order, backup, left))


def _compact(file: RevisionFile) -> None:
    try:
        file.compact()
    except RecensionError as error:
        write_error(f"{messages.NOT_SMALLER} {messages.sentence(error)}")


def _back_up(file: RevisionFile, wanted: Path | None) -> Path:
    backup = wanted or _free_name(file.path)
    if backup.exists():
        raise FileExists(backup)
    file.save_copy(backup)
    return backup


def _free_name(path: Path) -> Path:
    names = (f"{path.stem} (before prune{more}){path.suffix}" for more in _numbers())
    return next(found for name in names if not (found := path.with_name(name)).exists())


def _numbers() -> Iterator[str]:
    yield ""
    for number in itertools.count(2):
        yield f" {number}"


def _several(written: str) -> int:
    if written.isdecimal() and int(written) > 1:
        return int(written)
    raise argparse.ArgumentTypeError(f"{written!r} is no number from 2 on")


def _phrase(written: str) -> str:
    if not written:
        raise argparse.ArgumentTypeError("the phrase is empty")
    try:
        written.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError("the phrase is not UTF-8") from None
    return written
