"""The words that changed between two versions of a row."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from recension.diff.blocks import common_blocks
from recension.diff.borders import border_score
from recension.diff.budget import Budget
from recension.diff.cleanup import clean_up
from recension.diff.equal_ends import equal_ends
from recension.diff.matches import Match
from recension.diff.options import Options
from recension.diff.passages import passages_of
from recension.diff.segments import Segment, cut, slide
from recension.diff.subsequence import Anchoring, common_subsequence
from recension.diff.tokens import Tokens, tokenize

_ANCHORING = Anchoring(shortest=48, gram=4)
_PASSAGE_ANCHORING = Anchoring(shortest=8)
_SECONDS_A_CHARACTER = 2e-7  # that cutting into tokens takes, on a slow machine
_SECONDS_A_FOREIGN_CHARACTER = 5e-7  # the same where it is not ASCII
_SECONDS_A_TOKEN = 1.6e-6  # that a careful comparison takes
_SHORT = 2000  # characters of two texts whose ends are not looked at apart
_LONGEST_PASSAGE = 10_000  # characters in the mean; longer ones tell nothing apart
_FARTHEST = 64  # tokens that an edit may slide


class Edit(NamedTuple):
    """A stretch of the old text that a stretch of the new one replaces; offsets in code points."""

    old: int
    old_stop: int
    new: int
    new_stop: int

    def shifted(self, old: int, new: int) -> Edit:
        """Return it so many code points farther on."""
        return Edit(self.old + old, self.old_stop + old, self.new + new, self.new_stop + new)


def compare_words(old: str, new: str, options: Options, budget: Budget) -> list[Edit]:
    """Return what changed between two texts, in order; all between the edits is equal.

    No edit cuts a word, and none begins or ends with white space that both its sides share. With
    white space ignored, what lies between the edits is equal but for white space.
    """
    if old == new:
        return []
    edits = _careful_edits(old, new, options, budget)
    if edits is None:
        edits = _hasty_edits(old, new, options, budget)
        budget.give_up()
    return list(_tidied(edits, old, new, options))


def edits_between_ends(old: str, new: str, options: Options) -> list[Edit]:
    """Return all between equal ends as one edit: the least that there is time for."""
    head, tail = equal_ends(old, new)
    edit = Edit(head, len(old) - tail, head, len(new) - tail)
    return list(_tidied([edit], old, new, options))


def _careful_edits(old: str, new: str, options: Options, budget: Budget) -> list[Edit] | None:
    """Return the words that changed, or None when there is no time for that."""
    is_plain = old.isascii() and new.isascii()
    seconds = _SECONDS_A_CHARACTER if is_plain else _SECONDS_A_FOREIGN_CHARACTER
    if budget.is_spent or (len(old) + len(new)) * seconds > budget.left:
        return None
    olds, news = tokenize(old), tokenize(new)
    if (len(olds.pieces) + len(news.pieces)) * _SECONDS_A_TOKEN > budget.left:
        return None
    edits: list[Edit] = []
    at = new_at = 0
    for segment in _segments(olds, news, options, budget):
        pieces = olds.pieces[segment.old : segment.old_stop]
        new_pieces = news.pieces[segment.new : segment.new_stop]
        stop, new_stop = at + sum(map(len, pieces)), new_at + sum(map(len, new_pieces))
        if not segment.is_equal:
            edits.append(Edit(at, stop, new_at, new_stop))
        elif pieces != new_pieces:
            edits += _changed_spaces(pieces, new_pieces, at, new_at)
        at, new_at = stop, new_stop
    return edits


def _hasty_edits(old: str, new: str, options: Options, budget: Budget) -> list[Edit]:
    """Return what changed in texts for whose words there is no time: their passages.

    Of long texts only what is between equal ends is looked at; if there is time for the words of
    that, they are compared.
    """
    if len(old) + len(new) <= _SHORT:
        return _passage_edits(old, new, options, budget)
    head, tail = equal_ends(old, new)
    middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    edits = None
    if 2 * (head + tail) >= min(len(old), len(new)):  # else it was just found to be too long
        edits = _careful_edits(middle, new_middle, options, budget)
    if edits is None:
        edits = _passage_edits(middle, new_middle, options, budget)
    return [edit.shifted(head, head) for edit in edits]


def _passage_edits(old: str, new: str, options: Options, budget: Budget) -> list[Edit]:
    """Return what changed in a text too long for words: passages, and their words in what is left.

    Passages are found in a fraction of the time.
    """
    edits: list[Edit] = []
    for segment in cut(_common_passages(old, new, budget), len(old), len(new)):
        _, at, stop, new_at, new_stop = segment
        if not segment.is_equal:
            inside = _careful_edits(old[at:stop], new[new_at:new_stop], options, budget)
            whole = [Edit(0, stop - at, 0, new_stop - new_at)]
            edits += [edit.shifted(at, new_at) for edit in (whole if inside is None else inside)]
    return edits


def _common_passages(old: str, new: str, budget: Budget) -> list[Match]:
    """Return the passages that both texts have, or blocks where there are none to tell apart."""
    olds, news = passages_of(old), passages_of(new)
    if min(len(olds), len(news)) * _LONGEST_PASSAGE < min(len(old), len(new)):
        return common_blocks(old, new, budget)
    places = array("i", accumulate(map(len, olds), initial=0))
    new_places = array("i", accumulate(map(len, news), initial=0))
    return [
        Match(places[at], new_places[new_at], places[at + length] - places[at])
        for at, new_at, length in common_subsequence(olds, news, _PASSAGE_ANCHORING, budget)
    ]


def _segments(old: Tokens, new: Tokens, options: Options, budget: Budget) -> list[Segment]:
    last, new_last = len(old.cores) - 1, len(new.cores) - 1
    matches = common_subsequence(old.cores[:-1], new.cores[:-1], _ANCHORING, budget)
    matches.append(Match(last, new_last, 1))  # the ends of both texts
    segments = cut(matches, len(old.cores), len(new.cores))
    if budget.is_spent:
        return segments
    if options.cleans_up:
        segments = clean_up(segments, old, new)
    return slide(segments, old.cores, new.cores, border_score, _FARTHEST)


def _changed_spaces(
    pieces: Sequence[str], new_pieces: Sequence[str], at: int, new_at: int
) -> Iterator[Edit]:
    """Yield the changes of white space before equal tokens; what both end with is no change."""
    for piece, new_piece in zip(pieces, new_pieces, strict=True):
        if piece != new_piece:
            shared = _shared_end(piece, new_piece)
            yield Edit(at, at + len(piece) - shared, new_at, new_at + len(new_piece) - shared)
        at += len(piece)
        new_at += len(new_piece)


def _shared_end(one: str, other: str) -> int:
    length = 0
    most = min(len(one), len(other))
    while length < most and one[-1 - length] == other[-1 - length]:
        length += 1
    return length


def _tidied(edits: Sequence[Edit], old: str, new: str, options: Options) -> Iterator[Edit]:
    """Yield the edits with touching ones joined, and without white space that both sides share."""
    for edit in _touching_joined(edits):
        if options.ignores_white_space:
            trimmed = _without_space(edit, old, new)
            if trimmed.old < trimmed.old_stop or trimmed.new < trimmed.new_stop:
                yield trimmed
        else:
            yield _without_shared_space(edit, old, new)


def _without_space(edit: Edit, old: str, new: str) -> Edit:
    start, stop = _stripped(old, edit.old, edit.old_stop)
    new_start, new_stop = _stripped(new, edit.new, edit.new_stop)
    return Edit(start, stop, new_start, new_stop)


def _stripped(text: str, start: int, stop: int) -> tuple[int, int]:
    part = text[start:stop]
    if not part.strip():
        return start, start
    return stop - len(part.lstrip()), stop - len(part) + len(part.rstrip())


def _without_shared_space(edit: Edit, old: str, new: str) -> Edit:
    start, stop, new_start, new_stop = edit
    while start < stop and new_start < new_stop and _is_shared(old[start], new[new_start]):
        start, new_start = start + 1, new_start + 1
    while start < stop and new_start < new_stop and _is_shared(old[stop - 1], new[new_stop - 1]):
        stop, new_stop = stop - 1, new_stop - 1
    return Edit(start, stop, new_start, new_stop)


def _is_shared(character: str, other: str) -> bool:
    return character == other and character.isspace()


def _touching_joined(edits: Sequence[Edit]) -> list[Edit]:
    result: list[Edit] = []
    for edit in edits:
        if result and result[-1].old_stop == edit.old and result[-1].new_stop == edit.new:
            result[-1] = Edit(result[-1].old, edit.old_stop, result[-1].new, edit.new_stop)
        else:
            result.append(edit)
    return result
