"""`recension recover`: all that is still in a damaged file, in a new one."""

from __future__ import annotations

import argparse
from pathlib import Path

from recension import messages
from recension.cli.arguments import add_command, add_file, add_json
from recension.cli.output import as_iso, count, write_json, write_line
from recension.cli.progress import ProgressLine
from recension.cli.search_ahead import ready_search
from recension.cli.statuses import DONE, FOUND
from recension.store import Loss, Recovery, recover


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "recover",
        run,
        "Write all that can still be read of a damaged file into a new one, and name the rest.",
        "recension recover damaged.recension -o whole.recension",
    )
    add_file(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="NEW",
        type=Path,
        required=True,
        help="the new revision file; one that is there is left as it is",
    )
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Write the new file and say what is not in it."""
    with ProgressLine("Recovering") as line:
        found = recover(options.file, options.output, line.show)
    if options.format == "json":
        write_json(_as_json(found))
    else:
        for loss in found.losses:
            write_line(_sentence(loss))
        revisions = count(found.revisions, "revision")
        images = f" and {count(found.images, 'image')}" if found.images else ""
        write_line(f"Recovered {found.recovered} of {revisions}{images} to {options.output}.")
        write_line(f"Fingerprint: {found.fingerprint}")
    ready_search(options.output)
    return FOUND if found.losses else DONE


def _sentence(loss: Loss) -> str:
    known = (as_iso(loss.time) if loss.time else "", loss.author, loss.summary)
    return messages.loss_sentence(
        loss.what,
        page=loss.page,
        revision=loss.revision,
        detail=loss.detail,
        who=", ".join(part for part in known if part),
    )


def _as_json(found: Recovery) -> dict[str, object]:
    return {
        "revisions": found.revisions,
        "recovered": found.recovered,
        "images": found.images,
        "losses": [
            {
                "what": loss.what,
                "is_lost": loss.is_lost,
                "page": loss.page,
                "revision": loss.revision,
                "time": as_iso(loss.time) if loss.time else None,
                "author": loss.author,
                "summary": loss.summary,
                "detail": loss.detail,
            }
            for loss in found.losses
        ],
        "renumbered": {str(was): now for was, now in found.numbers.items()},
        "fingerprint": found.fingerprint,
    }
