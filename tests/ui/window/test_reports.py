"""What the window says of checks, recoveries, imports and exports."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from recension.exchange import ExportReport, import_sources
from recension.store import Loss, Problem, PruneOrder, Recovery, RevisionFile, Verification
from recension.ui.window.reports import (
    export_report,
    import_report,
    recovery_report,
    verification_report,
)

pytestmark = pytest.mark.usefixtures("qapp")

COPY = "Copy the report"


def _nothing() -> None:
    """Take the place of what a button does."""


def test_pruned_texts_are_told_and_are_no_damage(tmp_path: Path) -> None:
    with RevisionFile.create(tmp_path / "book.recension") as file:
        for text in ("one", "two", "three"):
            file.save("A", text)
        whole = verification_report(file.verify(), _nothing, _nothing)
        file.prune(PruneOrder(pages=("A",)))
        pruned = verification_report(file.verify(), _nothing, _nothing)

    assert whole.text.startswith("All 3 revisions read back")
    assert pruned.text.startswith("2 of 4 revisions read back")
    assert "pruned" in pruned.text
    assert pruned.kind is whole.kind


def test_the_whole_fingerprint_can_be_copied(tmp_path: Path) -> None:
    with RevisionFile.create(tmp_path / "book.recension") as file:
        file.save("A", "one")
        found = file.verify()
    notice = verification_report(found, _nothing, _nothing)
    (copy,) = notice.actions
    copy.act()

    assert QGuiApplication.clipboard().text() == found.fingerprint
    assert not copy.closes
    assert found.fingerprint[:16] in notice.text


def test_damage_is_told_in_words_and_a_recovery_is_offered() -> None:
    problems = tuple(Problem("text", "A", number, "it is broken") for number in range(1, 6))
    notice = verification_report(Verification(9, 4, problems, ""), _nothing, _nothing)

    assert notice.text.startswith("4 of 9 revisions can be read. 5 problems were found. ")
    assert "The text of revision 3 of “A” is damaged: it is broken. And 2 more." in notice.text
    offer, copy = notice.actions
    assert offer.label.startswith("Recover")
    copy.act()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "4 of 9 revisions can be read. 5 problems were found."
    assert lines[-1] == "The text of revision 5 of “A” is damaged: it is broken."
    assert len(lines) == 1 + len(problems)


def test_damaged_links_are_read_anew_and_the_rest_recovered() -> None:
    links = Problem("links", "A", None, "its links are not those that were read")
    notice = verification_report(Verification(9, 9, (links,), ""), _nothing, _nothing)
    assert [action.label for action in notice.actions] == ["Read all links anew", COPY]
    text = Problem("text", "A", 1, "it is broken")
    notice = verification_report(Verification(9, 8, (links, text), ""), _nothing, _nothing)
    assert len(notice.actions) == 3


def test_what_a_recovery_lost_is_named_and_the_new_file_offered() -> None:
    losses = tuple(Loss("kept", None, None, f"{count} images are missing") for count in range(2, 7))
    notice = recovery_report(Recovery(9, 9, 0, losses, "", {}), "/new.recension", _nothing)

    assert notice.text.startswith("9 of 9 revisions are in /new.recension. ")
    assert "4 images are missing" in notice.text
    assert "5 images" not in notice.text
    assert [action.label for action in notice.actions] == ["Open the new file", COPY]
    notice.actions[1].act()
    assert "6 images are missing" in QGuiApplication.clipboard().text()
    whole = recovery_report(Recovery(9, 9, 0, (), "", {}), "/new.recension", _nothing)
    assert whole.text.endswith("Nothing is lost.")


def test_what_an_import_left_out_is_told_and_all_of_it_can_be_copied(tmp_path: Path) -> None:
    export = tmp_path / "odd.xml"
    odd = "".join(f"<odd{number} />" for number in range(5))
    export.write_text(f"<mediawiki>{odd}</mediawiki>", encoding="utf-8")
    with RevisionFile.create(tmp_path / "book.recension") as file:
        notice = import_report(import_sources(file, [export]))

    assert "<odd2> was left out, because nothing is known of it. And 2 more." in notice.text
    (copy,) = notice.actions
    copy.act()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.partition(">")[0] for line in lines] == [f"<odd{n}" for n in range(5)]


def test_pages_that_an_export_left_out_are_named() -> None:
    notice = export_report("folder", ExportReport(7, 7, ("A", "B", "C", "D")))
    assert "“A” was left out" in notice.text
    assert notice.text.endswith("And 1 more.")
    notice.actions[0].act()
    assert "“D” was left out" in QGuiApplication.clipboard().text()
