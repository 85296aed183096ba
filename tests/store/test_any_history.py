"""Whatever is done to a file in whatever order, it verifies, and every text that stays is whole."""

from __future__ import annotations

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

from recension.engine.undoing import undo
from recension.errors import NothingToUndo, PruneRefused, RollbackRefused, TextPruned, UndoClash
from recension.store import PruneOrder, RevisionFile

_TITLES = st.sampled_from(["A", "B"])
_AUTHORS = st.sampled_from(["Ann", "Bob", ""])
_LINES = st.sampled_from(["one", "two words", "[[three]]", "#REDIRECT [[B]]", "x" * 300, ""])
_TEXTS = st.lists(_LINES, max_size=5).map("\n\n".join)


class _AnyHistory(RuleBasedStateMachine):
    """A file, beside what every revision of it should say."""

    folder: Path

    @initialize()
    def begin(self) -> None:
        path = self.folder / "book.recension"
        path.unlink(missing_ok=True)
        self.file = RevisionFile.create(path)
        self.texts: dict[int, str] = {}
        self.names: dict[int, str] = {}
        self.gone: set[int] = set()

    def teardown(self) -> None:
        if hasattr(self, "file"):
            found = self.file.verify()
            assert found.problems == ()
            assert {number for prune in found.prunes for number in prune.revisions} >= self.gone
            self.file.close()

    @rule(title=_TITLES, text=_TEXTS, author=_AUTHORS)
    def save(self, title: str, text: str, author: str) -> None:
        saved = self.file.save(title, text, author=author)
        if saved is not None:
            self.texts[saved.id] = text.rstrip()

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        if self.texts:
            number = data.draw(st.sampled_from(sorted(self.texts)))
            title = self._title_of(number)
            try:
                saved = undo(self.file, title, number)
            except (NothingToUndo, UndoClash, TextPruned):
                return
            assert "mw-undo" in saved.tags
            assert "mw-reverted" in self.file.revision(number).tags
            self.texts[saved.id] = self.file.text(saved.id)

    @rule(title=_TITLES, author=_AUTHORS)
    def roll_back(self, title: str, author: str) -> None:
        if title in self.file.existing(["A", "B"]):
            try:
                saved = self.file.rollback(title, author=author)
            except (RollbackRefused, TextPruned):
                return
            assert "mw-rollback" in saved.tags
            assert saved.sha1 in {one.sha1 for one in self.file.history(title)[1:]}
            self.texts[saved.id] = self.file.text(saved.id)

    @rule(data=st.data(), name=st.sampled_from(["as sent", "proof", ""]))
    def name(self, data: st.DataObject, name: str) -> None:
        if self.texts:
            number = data.draw(st.sampled_from(sorted(self.texts)))
            self.file.set_name(number, name)
            self.names[number] = name

    @rule(every=st.integers(2, 4))
    def thin_out(self, every: int) -> None:
        self._prune(PruneOrder(keep_every=every), spares_names=True)

    @rule(data=st.data())
    def take_away(self, data: st.DataObject) -> None:
        if self.texts:
            number = data.draw(st.sampled_from(sorted(self.texts)))
            self._prune(PruneOrder(revisions=(number,)), spares_names=False)

    @rule(phrase=st.sampled_from(["two words", "[[three]]"]))
    def take_away_a_phrase(self, phrase: str) -> None:
        if self._prune(PruneOrder(phrase=phrase), spares_names=False):
            kept = [number for number in self.texts if number not in self.gone]
            assert not any(phrase in self.texts[number] for number in kept)

    @rule()
    def compact(self) -> None:
        self.file.compact()

    @invariant()
    def every_text_that_stays_is_whole(self) -> None:
        for number, text in getattr(self, "texts", {}).items():
            if number in self.gone:
                with pytest.raises(TextPruned):
                    self.file.text(number)
            else:
                assert self.file.text(number) == text
            assert self.file.revision(number).name == self.names.get(number, "")

    def _prune(self, order: PruneOrder, *, spares_names: bool) -> bool:
        try:
            plan = self.file.plan_prune(order)
            done = self.file.prune(order)
        except PruneRefused:
            return False
        assert plan == done
        went = {
            number
            for number in self.texts
            if number not in self.gone and self.file.revision(number).pruned_at is not None
        }
        assert len(went) == done.revisions
        newest = {self.file.page(title).newest for title in self.file.existing(["A", "B"])}
        assert not went & newest
        assert not (spares_names and any(self.names.get(number) for number in went))
        self.gone |= went
        return True

    def _title_of(self, number: int) -> str:
        page = self.file.revision(number).page
        return next(each.title for each in self.file.pages() if each.id == page)


def test_any_history_verifies(tmp_path: Path) -> None:
    machine = type("AnyHistory", (_AnyHistory,), {"folder": tmp_path})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=15,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
