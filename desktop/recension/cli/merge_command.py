"""`recension merge`: two copies of one file, edited apart, made one."""

from __future__ import annotations

import argparse
from pathlib import Path

from recension import messages
from recension.cli.arguments import add_command, add_file, add_json
from recension.cli.output import count, write_json, write_line
from recension.cli.progress import ProgressLine
from recension.cli.search_ahead import ready_search
from recension.cli.statuses import DONE, FOUND
from recension.engine.uniting import unite_copy
from recension.store import CopyClash, RevisionFile, UnitedCopy

_DESCRIPTION = """\
Bring all that another copy of a file has into the file; the copy is only read.

Pages that both changed are united. Where both changed the same place, the page stays as it is here,
the other line stands in its history, and the clash is told (exit status 1) until a revision unites
it: save --unites. What was pruned in one copy alone stands in the other: that is told, too.
"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "merge",
        run,
        "Unite a file with another copy of it that was edited apart.",
        'recension merge book.recension "book (conflicted copy).recension"',
    )
    parser.description = _DESCRIPTION
    add_file(parser)
    parser.add_argument("copy", metavar="COPY", type=Path, help="another copy of it")
    parser.add_argument("--author", default="", help="who unites them")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Unite them, and say what came and what is left to a person."""
    with RevisionFile.open(options.file) as file, ProgressLine("Merging") as line:
        found = unite_copy(file, options.copy, options.author, line.show)
    if options.format == "json":
        write_json(_as_json(found))
    else:
        for clash in found.clashes:
            write_line(_sentence(clash))
        for told in messages.prune_sentences(there=found.pruned_there, here=found.pruned_here):
            write_line(told)
        write_line(_told(found))
    if not found.is_nothing_new:
        ready_search(options.file)
    return FOUND if found.clashes else DONE


def _sentence(clash: CopyClash) -> str:
    return messages.clash_sentence(
        clash.kind, page=clash.page, other=clash.other, mine=clash.mine, theirs=clash.theirs
    )


def _told(found: UnitedCopy) -> str:
    if found.is_nothing_new:
        return "The copy has nothing that the file does not have."
    parts = [f"Merged {count(found.revisions, 'revision')}"]
    if found.pages:
        parts.append(count(found.pages, "new page"))
    if found.images:
        parts.append(count(found.images, "image"))
    if found.united:
        parts.append(f"united the texts of {count(len(found.united), 'page')}")
    return "; ".join(parts) + "."


def _as_json(found: UnitedCopy) -> dict[str, object]:
    return {
        "revisions": found.revisions,
        "pages": found.pages,
        "images": found.images,
        "united": list(found.united),
        "pruned_there": found.pruned_there,
        "pruned_here": found.pruned_here,
        "clashes": [
            {
                "kind": clash.kind,
                "page": clash.page,
                "other": clash.other,
                "mine": clash.mine,
                "theirs": clash.theirs,
                "base": clash.base,
            }
            for clash in found.clashes
        ],
    }
