"""The words for places and choices of a merge."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from recension.ui import wording
from recension.ui.merge.decisions import Decisions
from recension.ui.merge.values import Between, Choice, MergeCase, Place, PlaceKind

_EXCERPT = 70  # characters


def tr(text: str) -> str:
    """Translate words of the merge view."""
    return QCoreApplication.translate("Merge", text)


def name_of(place: Place, case: MergeCase) -> str:
    """Return what a place is called: "Clash 1"."""
    names = {
        PlaceKind.CLASH: tr("Clash {number}"),
        PlaceKind.WORDS: tr("{number}: merged by words"),
        PlaceKind.MINE: tr("{side} only").replace("{side}", case.names.mine),
        PlaceKind.THEIRS: tr("{side} only").replace(
            "{side}", case.names.theirs_in_list or case.names.theirs
        ),
        PlaceKind.ALIKE: tr("Alike on both sides"),
    }
    if not place.number:
        return names[place.kind]
    return names[place.kind].format(number=wording.number(place.number))


def choices(between: Between = Between.PEOPLE) -> dict[Choice, str]:
    """Return what the buttons say, in their order."""
    mine, theirs = {
        Between.PEOPLE: (tr("Take mine"), tr("Take theirs")),
        Between.COPIES: (tr("Take this file's"), tr("Take the copy's")),
        Between.TIMES: (tr("Keep the text now"), tr("Take what was before")),
        Between.RESULTS: (tr("Take your result"), tr("Take the page by now")),
    }[between]
    return {
        Choice.MINE: mine,
        Choice.THEIRS: theirs,
        Choice.BOTH: tr("Take both"),
        Choice.BY_HAND: tr("Edit by hand"),
        Choice.UNITED: tr("As merged"),
    }


def state_of(place: Place, choice: Choice, between: Between, *, is_unseen: bool) -> str:
    """Return what stands in the result at a place, in a word or two."""
    if is_unseen:
        return tr("please check")
    usual = {PlaceKind.CLASH: "", PlaceKind.WORDS: tr("checked")}.get(place.kind, tr("taken"))
    mine, theirs = {
        Between.PEOPLE: (tr("mine taken"), tr("theirs taken")),
        Between.COPIES: (tr("this file's taken"), tr("the copy's taken")),
        Between.TIMES: (tr("kept as it is now"), tr("taken from before")),
        Between.RESULTS: (tr("your result taken"), tr("taken from the page")),
    }[between]
    states = {
        Choice.OPEN: tr("not decided"),
        Choice.UNITED: usual,
        Choice.MINE: mine,
        Choice.THEIRS: theirs,
        Choice.BOTH: tr("both taken"),
        Choice.BY_HAND: tr("edited by hand"),
    }
    return states[choice]


def excerpt(place: Place) -> str:
    """Return the beginning of the first line that is not empty on any side."""
    for text in (place.united, place.theirs, place.base):
        if line := " ".join(text.strip().partition("\n")[0].split()):
            return (
                line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "\N{HORIZONTAL ELLIPSIS}"
            )
    return tr("an empty line")


def left_text(decisions: Decisions) -> str:
    """Return how much is left to do: "2 clashes left, 1 place to check"."""
    clashes, unseen = decisions.clashes_left, len(decisions.unseen)
    parts = []
    if clashes:
        text = tr("{count} clash left") if clashes == 1 else tr("{count} clashes left")
        parts.append(text.format(count=wording.number(clashes)))
    if unseen:
        text = tr("{count} place to check") if unseen == 1 else tr("{count} places to check")
        parts.append(text.format(count=wording.number(unseen)))
    return ", ".join(parts) if parts else tr("Everything is decided")
