"""`recension verify`: every text against its hash, the chain, the database."""

from __future__ import annotations

import argparse
import re

from recension import messages
from recension.cli.arguments import add_command, add_file, add_json
from recension.cli.output import as_iso, write_json, write_line
from recension.cli.progress import ProgressLine
from recension.cli.statuses import DONE, FOUND
from recension.errors import DamagedFile
from recension.store import Problem, Prune, RevisionFile, Verification


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "verify",
        run,
        "Check every text against its hash, the chain of revisions and the database.",
        "recension verify book.recension --expect 9f86d081884c7d65",
    )
    add_file(parser)
    parser.add_argument(
        "--expect",
        metavar="FINGERPRINT",
        type=_fingerprint,
        help="also make sure that the file has this fingerprint, of which the beginning is enough",
    )
    add_json(parser)


def _fingerprint(written: str) -> str:
    """Return a fingerprint as it was noted: all of it, or as much as the window shows."""
    if not re.fullmatch(r"[0-9A-Fa-f]{16,64}", written):
        raise argparse.ArgumentTypeError(f"{written!r} is not 16 to 64 hexadecimal digits")
    return written.lower()


def run(options: argparse.Namespace) -> int:
    """Check the file and say what was found."""
    found, grown_from = _verify(options)
    is_expected = found.fingerprint.startswith(options.expect or "")
    if options.format == "json":
        write_json({**_as_json(found), "is_expected": is_expected if options.expect else None})
    else:
        for problem in found.problems:
            write_line(_sentence(problem))
        for prune in found.prunes:
            write_line(_told(prune))
        but = f", {_pruned(found)} but for their pruned texts" if found.prunes else ""
        write_line(f"{found.readable} of {found.revisions} revisions are as they were saved{but}.")
        write_line(f"Fingerprint: {found.fingerprint}")
        if not is_expected:
            write_line(messages.other_fingerprint(options.expect, grown_from))
    return FOUND if found.problems or not is_expected else DONE


def _verify(options: argparse.Namespace) -> tuple[Verification, int | None]:
    """Check the file; also tells after which of its revisions it was as expected."""
    try:
        with (
            RevisionFile.open(options.file, read_only=True) as file,
            ProgressLine("Verifying") as line,
        ):
            found = file.verify(line.show)
            return found, file.revision_at(options.expect) if options.expect else None
    except DamagedFile as error:
        # Not even opening it was possible: that is damage found, too.
        problem = Problem("database", None, None, error.detail)
        return Verification(0, 0, (problem,), ""), None


def _sentence(problem: Problem) -> str:
    return messages.problem_sentence(
        problem.what, page=problem.page, revision=problem.revision, detail=problem.detail
    )


def _pruned(found: Verification) -> int:
    return sum(len(prune.revisions) for prune in found.prunes)


def _told(prune: Prune) -> str:
    number = len(prune.revisions)
    return messages.pruned_texts(number, prune.page, prune.time, prune.reason, prune.author)


def _as_json(found: Verification) -> dict[str, object]:
    return {
        "revisions": found.revisions,
        "readable": found.readable,
        "problems": [
            {
                "what": problem.what,
                "page": problem.page,
                "revision": problem.revision,
                "detail": problem.detail,
            }
            for problem in found.problems
        ],
        "prunes": [
            {
                "page": prune.page,
                "time": as_iso(prune.time),
                "author": prune.author,
                "reason": prune.reason,
                "revisions": list(prune.revisions),
            }
            for prune in found.prunes
        ],
        "fingerprint": found.fingerprint,
    }
