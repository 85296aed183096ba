"""What is said over a change that leaves the window as a document."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import QCoreApplication, QLocale

from recension.exchange.change_document import ENGLISH, Heading, Plan, Shape, Side, Words
from recension.exchange.markup import timestamp
from recension.store.values import Revision
from recension.ui import wording
from recension.ui.changes import Mode
from recension.ui.window.pairs import Pair

_CONTEXT = 2  # unchanged lines around a change, as in the panel


def tr(text: str) -> str:
    """Translate words of a document."""
    return QCoreApplication.translate("Documents", text)


def change_plan(
    title: str, pair: Pair, mode: Mode, restored: Revision | None, *, is_for_paper: bool
) -> Plan:
    """Return the plan of a document that shows a pair of texts of a page.

    On paper nothing can be unfolded, so what is folded away is left out.

    Args:
        title: of the page.
        pair: what is compared.
        mode: side by side or inline.
        restored: the earlier revision whose text the newer side has again.
        is_for_paper: whether the document is to be printed.
    """
    is_step = pair.new is not None and pair.new.parent == (pair.old.id if pair.old else None)
    old = _side(pair.old, tr("Nothing yet"))
    new = _side(pair.new, tr("Your text (not saved)"))
    shape = Shape(mode is Mode.INLINE, _CONTEXT, has_hidden_lines=not is_for_paper)
    time = None if restored is None else wording.local_time(restored.time)
    return Plan(Heading(title, old, new, is_step, time), shape, words())


def words() -> Words:
    """Return the words of documents in the user's language."""
    said = {each.name: tr(getattr(ENGLISH, each.name)) for each in fields(ENGLISH)}
    separator = QLocale().groupSeparator()
    return Words(**{**said, "language": ENGLISH.language, "separator": separator})


def _side(revision: Revision | None, name: str) -> Side:
    if revision is None:
        return Side(name)
    return Side(
        time=wording.local_time(revision.time),
        utc=timestamp(revision.time),
        author=revision.author,
        summary=wording.summary_text(revision.summary),
    )
