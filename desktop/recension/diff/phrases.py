"""Single changes, and how several of one sort are put into words together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PREPOSITIONS = {"added": "to", "removed": "from"}
_MOST_NAMES = 3
_LEAD = "the lead"  # what stands before the first heading


class Weight(IntEnum):
    """What a reader wants to hear of first."""

    PAGE = auto()
    SECTION = auto()
    BLOCK = auto()
    PARAGRAPH = auto()
    BREAK = auto()
    MOVE = auto()
    SENTENCE = auto()
    ROW = auto()
    NAMED = auto()
    SOURCE = auto()
    WORDS = auto()
    FORM = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """One change: "added" "a paragraph" / "paragraphs", perhaps called something."""

    weight: Weight
    verb: str
    one: str
    many: str
    size: int = 0  # in code points
    section: str = ""
    name: str = ""
    result: str = ""  # said last: "in three", ": a reference was added"
    rows: tuple[int, ...] = ()  # of the comparison
    what: str = ""  # by which it is known where it came and where it went


def moved(
    one: str, many: str, size: int, sections: tuple[str, str], rows: tuple[int, ...]
) -> Change:
    """Return the change of what moved from one section to another, or inside of one."""
    came, went = sections
    if came == went:
        return Change(Weight.MOVE, "moved", one, many, size, went, rows=rows)
    result = f"from {came or _LEAD} to {went or _LEAD}"
    return Change(Weight.MOVE, "moved", one, many, size, result=result, rows=rows)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One change, or several of one sort, in words without a capital or a full stop."""

    text: str
    rows: tuple[int, ...] = ()  # of the comparison: where to see it, in order


def phrase_all(changes: Iterable[Change]) -> tuple[Phrase, ...]:
    """Return phrases for all changes, the heaviest first, those of one sort in one phrase."""
    sorts: dict[tuple[Weight, str, str], list[Change]] = {}
    for change in changes:
        sorts.setdefault((change.weight, change.verb, change.many), []).append(change)
    ordered = sorted(
        sorts.values(), key=lambda sort: (sort[0].weight, -sum(change.size for change in sort))
    )
    phrases = []
    told = ""  # the section that was named last
    for sort in ordered:
        section = _section(sort)
        rows = sorted({row for change in sort for row in change.rows})
        text = phrase_of(sort, "" if section == told else section)
        phrases.append(Phrase(text, tuple(rows)))
        told = section or told
    return tuple(phrases)


def _section(changes: Sequence[Change]) -> str:
    """Return the section that changes of one sort have in common, or both where there are two."""
    sections = list(dict.fromkeys(change.section for change in changes))
    if len(sections) == 1:
        return sections[0]
    is_pair = len(sections) == 2 and all(sections)  # noqa: PLR2004 - two, as the words say
    return f"{sections[0]} and {sections[1]}" if is_pair else ""


def phrase_of(changes: Sequence[Change], section: str = "") -> str:
    """Return changes of one sort as one phrase, with the section they are in."""
    first = changes[0]
    if not first.many:  # said in full already
        times = f" ({_times(len(changes))})" if len(changes) > 1 else ""
        return f"{first.verb} {first.one}".strip() + times
    where = f" {_PREPOSITIONS.get(first.verb, 'of')} {section}" if section else ""
    result = first.result if len(changes) == 1 else ""
    result = f" {result}" if result and not result.startswith(":") else result
    return f"{first.verb} {_what(changes)}{where}{result}"


def _what(changes: Sequence[Change]) -> str:
    first = changes[0]
    names = list(dict.fromkeys(change.name for change in changes if change.name))
    is_named = len(names) == len(changes) or len(names) == 1
    if is_named and first.one.startswith("a ") and len(names) <= _MOST_NAMES:
        noun = first.one if len(names) == 1 else first.many
        return f"{noun} {', '.join(names[:-1])}{' and ' if len(names) > 1 else ''}{names[-1]}"
    if is_named and len(names) == 1:
        return f"the {first.one.partition(' ')[2]} {names[0]}"
    if is_named and len(names) <= _MOST_NAMES:
        return f"the {first.many} {', '.join(names[:-1])} and {names[-1]}"
    if len(changes) == 1 or first.one == first.many:
        return first.one
    return f"{in_words(len(changes))} {first.many}"


def _times(number: int) -> str:
    return "twice" if number == 2 else f"{in_words(number)} times"  # noqa: PLR2004 - as it says


def in_words(number: int) -> str:
    """Return a number as a sentence has it: small ones as words."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
