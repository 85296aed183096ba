"""Whatever is done to two copies of a file, and however often they meet, nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from tests.store.copies_model import Side, identities, linked_titles, told

from recension.diff import merge
from recension.engine.undoing import undo
from recension.errors import EditConflict, RecensionError, TextWithheld
from recension.exchange import import_sources, write_export
from recension.store import (
    ClashKind,
    CopyClash,
    NewRevision,
    Page,
    PageLinks,
    PruneOrder,
    RevisionFile,
    UnitedCopy,
    recover,
)

_SIDES = st.sampled_from([0, 1])
_TITLES = st.sampled_from(["A", "B", "Talk:A"])
_AUTHORS = st.sampled_from(["Ann", "Bob", ""])
_LINES = st.sampled_from(["one", "two words", "[[B]] and [[Talk:A]]", "#REDIRECT [[B]]", "x" * 300])
_TEXTS = st.lists(_LINES, max_size=4).map("\n\n".join)
_FROZEN = Path(__file__).parent / "frozen"
_LONG_AGO = datetime(2001, 1, 1, tzinfo=UTC)


def united_text(base: str, mine: str, theirs: str) -> str | None:
    return merge(base, mine, theirs).text


def open_texts(found: UnitedCopy) -> list[CopyClash]:
    """Return the clashes that stay until a person decides; of others, some are told once."""
    return [one for one in found.clashes if one.kind is ClashKind.TEXT]


class _AnyCopies(RuleBasedStateMachine):
    """Two copies of a file, beside what every revision of them should say."""

    folder: Path

    @initialize(frozen=st.sampled_from(["", "schema-1", "schema-2"]))
    def begin(self, frozen: str) -> None:
        paths = [self.folder / f"{number}.recension" for number in range(2)]
        for path in self.folder.iterdir():
            path.unlink()
        if frozen:
            for path in paths:
                shutil.copyfile(_FROZEN / f"{frozen}.recension", path)
        else:
            with RevisionFile.create(paths[0]) as file:
                file.save("A", "begun")
            shutil.copyfile(paths[0], paths[1])
        self.sides = [Side(path, RevisionFile.open(path)) for path in paths]
        for side in self.sides:
            side.learn()

    def teardown(self) -> None:
        for side in getattr(self, "sides", ()):
            assert side.file.verify().problems == ()
            side.file.close()
            assert sorted(self.folder.glob(f"{side.path.name}-*")) == []

    @rule(at=_SIDES, title=_TITLES, text=_TEXTS, author=_AUTHORS)
    def save(self, at: int, title: str, text: str, author: str) -> None:
        saved = self.sides[at].file.save(title, text, author=author)
        if saved is not None:
            assert self.sides[at].file.text(saved.id) == text.rstrip()
        self.sides[at].learn()

    @rule(at=_SIDES, title=_TITLES)
    def save_over_what_is_newer(self, at: int, title: str) -> None:
        file = self.sides[at].file
        if title in file.existing([title]) and len(history := file.history(title)) > 1:
            with pytest.raises(EditConflict):
                file.save(title, "late", base=history[1].id)

    @rule(at=_SIDES, title=_TITLES, name=st.sampled_from(["sent", "printed", ""]))
    def name(self, at: int, title: str, name: str) -> None:
        self._try(at, lambda file: file.set_name(file.newest(title).id, name))

    @rule(at=_SIDES, title=_TITLES, to=_TITLES, leaves=st.booleans())
    def rename(self, at: int, title: str, to: str, *, leaves: bool) -> None:
        self._try(at, lambda file: file.rename(title, to, leave_redirect=leaves))

    @rule(at=_SIDES, title=_TITLES)
    def delete(self, at: int, title: str) -> None:
        self._try(at, lambda file: file.delete(title))

    @rule(at=_SIDES)
    def undelete(self, at: int) -> None:
        if gone := self.sides[at].file.deleted_pages():
            self._try(at, lambda file: file.undelete(gone[0].page.id))

    @rule(at=_SIDES, title=_TITLES, text=_TEXTS, days=st.integers(0, 12000))
    def bring_in(self, at: int, title: str, text: str, days: int) -> None:
        with self.sides[at].file.bulk() as writer:
            page = writer.page(title, 1 if ":" in title else 0)
            time = _LONG_AGO + timedelta(days=min(days, 9000))
            writer.add(page, NewRevision(time, text.rstrip(), "Old"))
        self.sides[at].learn()

    @rule(at=_SIDES, data=st.data())
    def undo(self, at: int, data: st.DataObject) -> None:
        file = self.sides[at].file
        pages = {page.id: page.title for page in file.pages()}
        numbers = [number for title in pages.values() for number, _ in file.links(title)]
        if numbers:
            number = data.draw(st.sampled_from(sorted(numbers)))
            title = pages[file.revision(number).page]
            self._try(at, lambda file: undo(file, title, number))

    @rule(at=_SIDES, title=_TITLES)
    def roll_back(self, at: int, title: str) -> None:
        self._try(at, lambda file: file.rollback(title, author="Ann"))

    @rule(at=_SIDES, every=st.integers(2, 3))
    def thin_out(self, at: int, every: int) -> None:
        self._prune(at, PruneOrder(keep_every=every))

    @rule(at=_SIDES, phrase=st.sampled_from(["two words", "[[B]]"]))
    def take_away_a_phrase(self, at: int, phrase: str) -> None:
        self._prune(at, PruneOrder(phrase=phrase))

    @rule(at=_SIDES)
    def compact(self, at: int) -> None:
        self.sides[at].file.compact()

    @rule(at=_SIDES)
    def open_again(self, at: int) -> None:
        side = self.sides[at]
        before = side.file.verify().fingerprint
        side.file.close()
        side.file = RevisionFile.open(side.path)
        assert side.file.verify().fingerprint == before

    @rule(at=_SIDES)
    def work_on_in_what_was_recovered(self, at: int) -> None:
        side = self.sides[at]
        before = side.file.verify().fingerprint
        side.file.close()
        found = recover(side.path, self.folder / "new.recension")
        assert (found.losses, found.fingerprint) == ((), before)
        (self.folder / "new.recension").replace(side.path)
        side.file = RevisionFile.open(side.path)

    @rule(at=_SIDES)
    def export_and_import(self, at: int) -> None:
        out, path = self.folder / "out.xml", self.folder / "in.recension"
        path.unlink(missing_ok=True)
        write_export(self.sides[at].file, out)
        with RevisionFile.create(path) as other:
            import_sources(other, [out])
            assert told(other) == told(self.sides[at].file)
            assert other.verify().problems == ()

    @rule(at=_SIDES)
    def copy(self, at: int) -> None:
        side, other = self.sides[at], self.sides[1 - at]
        other.file.close()
        side.file.save_copy(other.path)
        other.file = RevisionFile.open(other.path)
        assert other.file.verify().fingerprint == side.file.verify().fingerprint
        other.texts, other.parents = dict(side.texts), dict(side.parents)

    @rule(at=_SIDES)
    def unite(self, at: int) -> None:
        side, other = self.sides[at], self.sides[1 - at]
        newest = {page.title: side.file.text(page.newest) for page in self._readable(side.file)}
        found = side.file.unite(other.path, united_text)
        again = side.file.unite(other.path, united_text)
        assert again.is_nothing_new
        assert open_texts(again) == open_texts(found)
        known = set(identities(side.file).values())
        for identity, text in other.texts.items():
            if identity not in side.texts and identity in known:
                side.texts[identity] = text
                side.parents[identity] = other.parents[identity]
        for line in side.file.open_lines():
            if line.page in newest:
                assert side.file.text(line.mine) == newest[line.page]
        side.learn()

    @rule()
    def unite_until_nothing_is_new(self) -> None:
        for _ in range(3):
            for at in range(2):
                self.unite(at)
        mine, theirs = self.sides
        assert mine.file.news_of(theirs.path) == 0
        assert theirs.file.news_of(mine.path) == 0

    @invariant()
    def every_text_that_stays_is_whole(self) -> None:
        for side in getattr(self, "sides", ()):
            numbers = identities(side.file)
            assert set(numbers.values()) == set(side.texts)
            for number, identity in numbers.items():
                text = side.texts[identity]
                if text is None:
                    with pytest.raises(TextWithheld):
                        side.file.text(number)
                else:
                    assert side.file.text(number) == text
                parent = side.file.revision(number).parent
                assert self._parent(side, identity) == (parent and numbers[parent])

    @invariant()
    def the_newest_revision_is_that_of_the_list(self) -> None:
        for side in getattr(self, "sides", ()):
            for page in side.file.pages():
                history = side.file.history(page.title)
                assert (page.newest, page.revisions) == (history[0].id, len(history))

    @invariant()
    def links_are_those_of_the_texts(self) -> None:
        for side in getattr(self, "sides", ()):
            file, expected = side.file, set()
            for page in file.unread_pages(1000):
                file.record_links(
                    page.id, page.newest, PageLinks(linked_titles(file, page.newest), [], [])
                )
            for page in file.pages():
                if "B" in linked_titles(file, page.newest):
                    expected.add(page.title)
            assert {linker.page.title for linker in file.linking("B")} == expected

    def _parent(self, side: Side, identity: bytes) -> bytes | None:
        """Return the parent, or what stands for one that only told of a clash known here."""
        parent = side.parents[identity]
        everything = self.sides[0].parents | self.sides[1].parents
        while parent is not None and parent not in side.texts:
            parent = everything[parent]
        return parent

    def _try(self, at: int, action: Callable[[RevisionFile], object]) -> None:
        with suppress(RecensionError):  # often it is not possible
            action(self.sides[at].file)
        self.sides[at].learn()

    def _prune(self, at: int, order: PruneOrder) -> None:
        side = self.sides[at]
        try:
            side.file.prune(order)
        except RecensionError:
            return
        for number, identity in identities(side.file).items():
            if side.file.revision(number).pruned_at is not None:
                side.texts[identity] = None

    def _readable(self, file: RevisionFile) -> Iterator[Page]:
        for page in file.pages():
            try:
                file.text(page.newest)
            except TextWithheld:
                continue
            yield page


def test_copies_of_any_history_meet(tmp_path: Path) -> None:
    machine = type("AnyCopies", (_AnyCopies,), {"folder": tmp_path})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
