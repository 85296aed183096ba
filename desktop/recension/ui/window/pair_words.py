"""What the Changes panel is told of a pair: its header, what it did, what else to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha1

from PySide6.QtCore import QCoreApplication

from recension.diff import Description, Phrase, describe_revert
from recension.errors import RevisionDamaged, TextPruned, TextWithheld
from recension.exchange.change_document import reverted_to
from recension.store import to_base36
from recension.store.values import Revision
from recension.ui import wording
from recension.ui.changes import Base, ChangesHeader, Side, Told
from recension.ui.window.pairs import Pair, count_between, is_edit, newer_pair, older_pair
from recension.workspace import Comparison, Described

NOTHING = 0  # the key of "nothing" in "Compare with"; revisions count from 1
_BASES = 20  # revisions offered in "Compare with"


def tell(
    pair: Pair, comparison: Comparison, described: Described, history: Sequence[Revision]
) -> Told:
    """Say what changed; where the newer text is that of an earlier revision, which one.

    Args:
        pair: What is compared.
        comparison: The two texts of the pair.
        described: What happened between them.
        history: The revisions of the page, newest first.
    """
    earlier = restored(pair, comparison, history)
    if earlier is None or comparison.old_text == comparison.new_text:
        return Told(described.sentence, described.phrases)
    first = [index for index, row in enumerate(comparison.rows) if row.kind != "equal"][:1]
    description: Description = describe_revert(wording.local_time(earlier.time))
    lead = tuple(Phrase(text, tuple(first)) for text in description.items)
    return Told(description.line(), (*lead, *described.phrases))


def restored(pair: Pair, comparison: Comparison, history: Sequence[Revision]) -> Revision | None:
    """Return the newest revision from before a pair that has the text of its newer side."""
    if pair.old is None or pair.old not in history:
        return None
    before = history[history.index(pair.old) + 1 :]
    size = pair.new.size if pair.new else comparison.new_size
    of_size = [each for each in before if each.size == size]
    if not of_size:
        return None  # which spares most keys the digest of the whole text
    digest = pair.new.sha1 if pair.new else _digest(comparison.new_text)
    return reverted_to(digest, of_size)


def _digest(text: str) -> str:
    return to_base36(sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).digest())


def header_of(
    pair: Pair,
    comparison: Comparison,
    history: Sequence[Revision],
    *,
    title: str,
    is_dirty: bool,
) -> ChangesHeader:
    """Return what stands over a comparison."""
    return ChangesHeader(
        title=title,
        old=Side(pair.old, "" if pair.old else tr("Nothing yet")),
        new=Side(pair.new),
        delta=comparison.delta,
        has_older=older_pair(pair, history) is not None,
        has_newer=newer_pair(pair, history, is_dirty=is_dirty) is not None,
        is_edit=is_edit(pair, history),
        between=count_between(pair, history),
    )


def without_text(pair: Pair, error: TextWithheld | RevisionDamaged) -> str:
    """Say why a pair cannot be compared: one of its texts is not in the file or cannot be read."""
    sides = (each for each in (pair.old, pair.new) if each is not None)
    time = next((wording.local_time(each.time) for each in sides if each.id == error.revision), "")
    if isinstance(error, TextPruned):
        pattern = tr(
            "The text of {time} was taken out of the file by a prune on {pruned}, so there is "
            "nothing to compare. Who saved it, when and why is still in the history."
        )
        return pattern.format(time=time, pruned=wording.local_time(error.time))
    if isinstance(error, RevisionDamaged):
        pattern = tr(
            "The text of {time} is damaged, so there is nothing to compare. History > Verify the "
            "file tells what can still be read, and saves it in a new file."
        )
        return pattern.format(time=time)
    pattern = tr(
        "The text of {time} was hidden in the wiki it comes from, so there is nothing to compare."
    )
    return pattern.format(time=time)


def bases_of(pair: Pair, history: Sequence[Revision], newest: Revision | None) -> list[Base]:
    """Return what a pair's newer side can be compared with."""
    offered = list(history[:_BASES])
    if pair.old is not None and all(each.id != pair.old.id for each in offered):
        offered.append(pair.old)
    bases = [Base(each.id, _base_label(each, newest)) for each in offered]
    return [*bases, Base(NOTHING, tr("Nothing yet"))] if pair.old is None else bases


def _base_label(revision: Revision, newest: Revision | None) -> str:
    if newest is not None and newest.id == revision.id:
        return tr("Last saved revision")
    return revision.name or wording.local_time(revision.time)


def tr(text: str) -> str:
    """Translate what stands over a comparison."""
    return QCoreApplication.translate("Comparing", text)
