"""What was chosen at each place of a merge, kept true to a result that is edited by hand."""

from __future__ import annotations

from recension.diff import Clash, Merge
from recension.engine.messages import Edit
from recension.ui.merge.regions import Region, Regions
from recension.ui.merge.resuming import kept_by_key, key_of_place, key_of_texts
from recension.ui.merge.values import Choice, Place, PlaceKind, place_of
from recension.workspace import KeptPlace, MergeState


class Decisions:
    """The places of a merge, and the choice that stands in the result at each.

    The result is that of the merge with mine in the place of every clash; its last line ends with
    a newline, which `finished` takes off. Offsets count code points.
    """

    def __init__(self, merge: Merge) -> None:
        self.places: list[Place] = []
        self._looked_at: set[int] = set()
        number = 1  # of the next place that needs a person
        pieces: list[str] = []
        regions: list[Region] = []
        at = 0
        for part in merge.parts:
            text = part.mine if isinstance(part, Clash) else part.text
            if isinstance(part, Clash) or part.is_changed:
                self.places.append(place_of(part, number))
                number += self.places[-1].needs_person
                regions.append((at, at + len(text)))
            pieces.append(text)
            at += len(text)
        self.initial_text = "".join(pieces)
        self._regions = Regions(self.initial_text, regions)
        # What a content means, by the last choice that made it.
        self._meanings = [{place.united: _first_choice(place)} for place in self.places]
        self._choices = [_first_choice(place) for place in self.places]

    @property
    def clashes_left(self) -> int:
        """How many clashes nobody has decided."""
        return sum(choice is Choice.OPEN for choice in self._choices)

    @property
    def unseen(self) -> list[int]:
        """The places united word by word that nobody has looked at."""
        return [
            index
            for index, place in enumerate(self.places)
            if place.kind is PlaceKind.WORDS
            and index not in self._looked_at
            and self._choices[index] is Choice.UNITED
        ]

    @property
    def is_done(self) -> bool:
        """Whether every clash is decided, and everything was looked at that has to be."""
        return not self.clashes_left and not self.unseen

    @property
    def is_begun(self) -> bool:
        """Whether anything was chosen, or looked at that needs it."""
        chosen = any(
            choice is not _first_choice(place)
            for choice, place in zip(self._choices, self.places, strict=True)
        )
        words = (index for index in self._looked_at if self.places[index].kind is PlaceKind.WORDS)
        return chosen or next(words, None) is not None

    def choice(self, index: int) -> Choice:
        """Return what stands in the result at a place."""
        return self._choices[index]

    def region(self, index: int) -> Region:
        """Return where a place stands in the result."""
        return self._regions[index]

    def look_at(self, index: int) -> None:
        """Note that a place was shown to the user."""
        self._looked_at.add(index)

    def next_to_do(self, index: int, step: int) -> int | None:
        """Return the next (1) or previous (-1) place that needs a person, around the end.

        Open ones come first; None where there is none at all.
        """
        count = len(self.places)
        around = [(index + step * far) % count for far in range(1, count + 1)] if count else []
        needed = [each for each in around if self.places[each].needs_person]
        unseen = set(self.unseen)
        left = [each for each in needed if self._choices[each] is Choice.OPEN or each in unseen]
        return next(iter(left or needed), None)

    def state(self, text: str) -> MergeState:
        """Return all that was chosen, to be gone on with later; the result is `text` now."""
        unseen = set(self.unseen)
        places = tuple(
            KeptPlace(
                key_of_place(place),
                choice.value,
                *self._regions[index],
                is_seen=index in self._looked_at,
                needs_person=place.needs_person,
                is_decided=choice is not Choice.OPEN and index not in unseen,
            )
            for index, (place, choice) in enumerate(zip(self.places, self._choices, strict=True))
        )
        return MergeState(key_of_texts(self.places, self.initial_text), text, places)

    def resume(self, state: MergeState) -> str:
        """Take over what was chosen before anything was chosen here; return the result.

        A place whose texts are others by now begins anew. Where that is so of any, what was
        written between the places is not taken over.
        """
        is_same = state.texts == key_of_texts(self.places, self.initial_text)
        text, regions, at = "", list[Region](), 0
        for index, kept in enumerate(kept_by_key(self.places, state)):
            start, stop = self._regions[index]
            content = self.initial_text[start:stop]
            if kept is not None:
                content = state.result[kept.start : kept.stop]
                self._take_over(index, kept, content)
            text += self.initial_text[at:start]
            regions.append((len(text), len(text) + len(content)))
            text += content
            at = stop
        text += self.initial_text[at:]
        if is_same:
            text, regions = state.result, [(kept.start, kept.stop) for kept in state.places]
        self._regions = Regions(text, regions)
        return text

    def _take_over(self, index: int, kept: KeptPlace, content: str) -> None:
        choice = Choice(kept.choice)
        self._choices[index] = choice
        self._meanings[index][content] = choice
        if kept.is_seen:
            self._looked_at.add(index)

    def took(self, index: int, choice: Choice, content: str, text: str) -> None:
        """A choice was put into the result, which is `text` now."""
        self._meanings[index][content] = choice
        self._regions.replaced(index, len(content), text)
        self._choices[index] = choice

    def edited(self, edit: Edit, text: str) -> bool:
        """The result was edited, by hand or by undo, and is `text` now.

        Returns:
            Whether another choice stands at some place than before.
        """
        touched = self._regions.edited(
            edit, text, lambda index, content: content in self._meanings[index]
        )
        before = [self._choices[index] for index in touched]
        for index in touched:
            content = text[slice(*self._regions[index])]
            self._choices[index] = self._meanings[index].get(content, Choice.BY_HAND)
        return before != [self._choices[index] for index in touched]


def finished(text: str) -> str:
    """Return a result without the newline after its last line."""
    return text.removesuffix("\n")


def _first_choice(place: Place) -> Choice:
    return Choice.OPEN if place.kind is PlaceKind.CLASH else Choice.UNITED
