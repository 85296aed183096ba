"""What a prune takes and leaves, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from recension.cli.output import as_iso, count
from recension.store import PrunedPage, PruneOrder, PrunePlan

_MOST = 20  # pages, or revisions, that are told one by one


def plan_lines(plan: PrunePlan) -> Iterator[str]:
    """Yield what a prune takes, and what it leaves though it was asked for."""
    if not plan.texts:
        yield "There is no text to take away."
    for page in plan.pages[:_MOST]:
        yield _page_line(page)
    if len(plan.pages) > _MOST:
        yield f"... and {count(len(plan.pages) - _MOST, 'more page')}."
    if plan.texts:
        yield (
            f"For good: {count(plan.texts, 'text')} of {count(plan.revisions, 'revision')}, "
            f"{count(plan.size, 'byte')}. Who saved them, when and why, their sizes, hashes and "
            "the chain stay."
        )
    if plan.named:
        yield f"Kept because of a name: {count(plan.named, 'revision')}."
    if plan.shared:
        shared = count(plan.shared, "revision")
        yield f"Kept because a revision that stays has the same text: {shared}."
    if plan.quoted:
        yield f"The phrase stays in edit summaries: {_numbers(plan.quoted)}."


def whereabouts(path: Path, order: PruneOrder, backup: Path | None, left: int) -> Iterator[str]:
    """Yield where the texts that went from a file may still be.

    Args:
        path: The file.
        order: What went.
        backup: The copy made before, None for none.
        left: How many files of the caches could not be taken away.
    """
    if backup is not None:
        yield f"As it was before: {backup}"
    for old in sorted(path.parent.glob(f"{_escaped(path.stem)} (before *{path.suffix}")):
        if old != backup:
            yield f"An older copy: {old}"
    if left:
        yield f"In use, and not taken away from the caches: {count(left, 'file')}."
    if order.must_go:
        yield (
            "Copies elsewhere, unsaved text that the window keeps, and what a window that is open "
            "remembers until it closes were not touched."
        )


def plan_as_json(plan: PrunePlan, *, is_done: bool) -> dict[str, object]:
    """Return a plan, or what was done, for programs."""
    return {
        "done": is_done,
        "texts": plan.texts,
        "revisions": plan.revisions,
        "bytes": plan.size,
        "kept_named": plan.named,
        "kept_shared": plan.shared,
        "quoted": list(plan.quoted),
        "pages": [
            {
                "page": page.title,
                "deleted": page.is_deleted,
                "revisions": page.revisions,
                "of": page.of,
                "first": as_iso(page.first),
                "last": as_iso(page.last),
            }
            for page in plan.pages
        ],
    }


def _page_line(page: PrunedPage) -> str:
    deleted = " (deleted)" if page.is_deleted else ""
    when = as_iso(page.first)
    if page.last != page.first:
        when = f"{when} to {as_iso(page.last)}"
    return f"{page.title}{deleted}: {page.revisions} of {count(page.of, 'revision')}, {when}"


def _numbers(revisions: Sequence[int]) -> str:
    told = ", ".join(str(number) for number in revisions[:_MOST])
    return f"{told}, ..." if len(revisions) > _MOST else told


def _escaped(name: str) -> str:
    """Return a name as a pattern of `glob` that means just this name."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
