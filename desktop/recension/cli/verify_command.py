"""`recension verify`: every text against its hash, the chain, the database."""

from __future__ import annotations

import argparse

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
        "recension verify book.recension",
    )
    add_file(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Check the file and say what was found."""
    found = _verify(options)
    if options.format == "json":
        write_json(_as_json(found))
    else:
        for problem in found.problems:
            write_line(_sentence(problem))
        for prune in found.prunes:
            write_line(_told(prune))
        write_line(f"{found.readable} of {found.revisions} revisions are as they were saved.")
        write_line(f"Fingerprint: {found.fingerprint}")
    return FOUND if found.problems else DONE


def _verify(options: argparse.Namespace) -> Verification:
    try:
        with (
            RevisionFile.open(options.file, read_only=True) as file,
            ProgressLine("Verifying") as line,
        ):
            return file.verify(line.show)
    except DamagedFile as error:
        # Not even opening it was possible: that is damage found, too.
        return Verification(0, 0, (Problem("database", None, None, error.detail),), "")


def _sentence(problem: Problem) -> str:
    return messages.problem_sentence(
        problem.what, page=problem.page, revision=problem.revision, detail=problem.detail
    )


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
