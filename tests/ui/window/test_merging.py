"""Texts that have to be united, in the whole window with its engine."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from recension.store import RevisionFile
from recension.ui.merge import SideNames
from recension.ui.merge.values import Choice
from recension.ui.theme import DARK
from recension.ui.window.page_merges import PageToMerge
from recension.workspace import EngineClient, state_folder

from .conftest import Whole

LAKE = "A wide loch with [[trout]]."
TOWER = "A tower stands here."


def save_elsewhere(path: Path, text: str, author: str = "Tom") -> None:
    with RevisionFile.open(path) as file:
        file.save("Loch Aird", text, author=author)


def newest(path: Path) -> tuple[str, str, tuple[str, ...]]:
    """Return text, summary and tags of the newest revision."""
    with RevisionFile.open(path, read_only=True) as file:
        revision = file.newest("Loch Aird")
        return file.text(revision.id), revision.summary, revision.tags


def shows_merge(whole: Whole) -> bool:
    return whole.window.shows_merge


def choose(whole: Whole, revision: int) -> None:
    """Choose a row of the history by the number of its revision."""
    model = whole.window.history.model
    for row in range(model.rowCount()):
        entry = whole.window.history.model.entry(row)
        if entry.revision is not None and entry.revision.id == revision:
            whole.window.history.view.setCurrentIndex(model.index(row))
            return
    raise AssertionError(f"revision {revision} is not listed")


def begin_undoing(whole: Whole) -> None:
    """Undo the revision of the trout after the text went on to a pike: a person has to choose."""
    choose(whole, 2)  # made "A loch." "A loch with [[trout]]."
    whole.window.editor.replace_text("A wide loch with [[pike]].")
    whole.press("undo-revision")
    whole.wait(lambda: shows_merge(whole))


@pytest.fixture
def late(rendering: Whole, lake: Path) -> Whole:
    """A window that does not look at its file on its own."""
    rendering.open(lake)
    rendering.workspace._disk.follow(None)
    return rendering


# -- what came in while one writes


def test_a_page_changed_elsewhere_is_united_with_unsaved_text(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.type("Quiet. ")
    save_elsewhere(lake, f"{LAKE}\n\n{TOWER}")
    rendering.wait(lambda: TOWER in rendering.window.editor.text())
    assert rendering.window.editor.text() == f"Quiet. {LAKE}\n\n{TOWER}"
    assert rendering.window.isWindowModified()
    assert rendering.notice("united Loch Aird").startswith(
        "Loch Aird was changed elsewhere by Tom: Added a paragraph"
    )
    rendering.window.editor.undo()
    assert rendering.window.editor.text() == f"Quiet. {LAKE}"


def test_changes_names_the_newer_revision_that_a_text_was_united_with(
    rendering: Whole, lake: Path
) -> None:
    rendering.open(lake)
    rendering.type("Quiet. ")
    save_elsewhere(lake, f"{LAKE}\n\n{TOWER}")
    rendering.wait(lambda: rendering.notice("united Loch Aird") != "")
    pair = rendering.desk.comparing.pair
    assert pair is not None
    assert pair.is_live
    assert pair.old is not None
    assert pair.old.id == 5


def test_a_clash_that_comes_in_waits_in_the_banner(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.type("Quiet. ")
    save_elsewhere(lake, f"Loud. {LAKE}")
    rendering.wait(lambda: rendering.notice("conflict") != "")
    assert rendering.notice("conflict") == (
        "Loch Aird was changed elsewhere by Tom, at one place where you wrote too."
    )
    assert not shows_merge(rendering)
    rendering.window.banner.press("conflict", "Decide\N{HORIZONTAL ELLIPSIS}")
    assert shows_merge(rendering)


def test_a_page_deleted_elsewhere_under_unsaved_text_is_told_as_that(
    rendering: Whole, lake: Path
) -> None:
    rendering.open(lake)
    rendering.workspace.open_page("Loch Aird")
    rendering.wait(lambda: rendering.title == "Loch Aird")
    rendering.type("unsaved ")
    text = rendering.window.editor.text()
    with RevisionFile.open(lake) as file:
        file.delete("Loch Aird")
    rendering.wait(lambda: rendering.notice("conflict") != "")
    said = "Loch Aird was deleted elsewhere while you wrote."
    assert rendering.notice("conflict").startswith(said)

    rendering.window.banner.press("conflict", "Keep mine")
    rendering.save("again")
    with RevisionFile.open(lake) as file:
        assert file.text(file.newest("Loch Aird").id) == text
        assert (file.page("Loch Aird").revisions, len(file.deleted_pages())) == (1, 1)


def test_words_typed_after_a_clash_was_found_are_in_the_merge(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.type("Quiet. ")
    save_elsewhere(lake, f"Loud. {LAKE}")
    rendering.wait(lambda: rendering.notice("conflict") != "")
    rendering.type("Very. ")
    rendering.window.banner.press("conflict", "Decide\N{HORIZONTAL ELLIPSIS}")
    rendering.wait(lambda: shows_merge(rendering))
    assert rendering.window.merge.sides.mine.text.text() == f"Quiet. Very. {LAKE}"


def test_a_text_that_is_put_back_has_nothing_to_decide_any_more(
    rendering: Whole, lake: Path
) -> None:
    rendering.open(lake)
    rendering.type("Quiet. ")
    save_elsewhere(lake, f"Loud. {LAKE}")
    rendering.wait(lambda: rendering.notice("conflict") != "")
    rendering.window.editor.replace_text(LAKE)
    rendering.wait(lambda: rendering.window.editor.text() == f"Loud. {LAKE}")
    assert rendering.notice("conflict") == ""


def test_a_page_changed_elsewhere_to_the_same_text_is_no_news(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.type("Quiet. ")
    save_elsewhere(lake, f"Quiet. {LAKE}")
    rendering.wait(lambda: not rendering.window.isWindowModified())
    assert rendering.notice("united Loch Aird") == ""
    assert rendering.said == "Loch Aird was changed elsewhere, to what your text says"


# -- a save that comes too late


def test_a_late_save_that_can_be_united_is_shown_before_it_is_recorded(
    late: Whole, lake: Path
) -> None:
    late.type("Quiet. ")
    save_elsewhere(lake, f"{LAKE}\n\n{TOWER}")
    late.press("save")
    late.wait(lambda: late.notice("united Loch Aird") != "")
    assert newest(lake)[0] == f"{LAKE}\n\n{TOWER}"
    assert late.window.editor.text() == f"Quiet. {LAKE}\n\n{TOWER}"
    assert late.desk.comparing.pair is not None
    assert late.desk.comparing.pair.is_live
    late.save("both")
    assert newest(lake)[0] == f"Quiet. {LAKE}\n\n{TOWER}"
    assert late.notice("united Loch Aird") == ""


def test_words_of_one_line_that_were_united_can_be_checked(late: Whole, lake: Path) -> None:
    late.type("Quiet. ")
    save_elsewhere(lake, LAKE.replace("trout", "pike"))
    late.press("save")
    late.wait(lambda: "word by word" in late.notice("united Loch Aird"))
    late.window.banner.press("united Loch Aird", "Check")
    assert shows_merge(late)
    late.window.merge.choices.press(Choice.MINE)
    late.window.merge.head.finish.click()
    assert late.window.editor.text() == f"Quiet. {LAKE}"


def test_a_late_save_that_clashes_opens_the_view_and_ends_in_the_editor(
    late: Whole, lake: Path
) -> None:
    late.type("Quiet. ")
    save_elsewhere(lake, f"Loud. {LAKE}")
    late.press("save")
    late.wait(lambda: shows_merge(late))
    assert not any(late.window.actions_by_name[name].isEnabled() for name in ("save", "pages"))
    headings = [each for each in late.window.toolbar.findChildren(QToolButton) if each.menu()]
    assert not any(each.isEnabled() for each in headings)
    assert headings
    late.window.merge.choices.press(Choice.BOTH)
    late.window.merge.head.finish.click()
    assert not shows_merge(late)
    assert late.window.editor.text() == f"Quiet. {LAKE}\nLoud. {LAKE}"
    late.save("both")
    assert newest(lake)[:2] == (f"Quiet. {LAKE}\nLoud. {LAKE}", "both")


def test_cancel_leaves_everything_as_it_was_and_what_was_chosen_is_kept(
    late: Whole, lake: Path
) -> None:
    late.type("Quiet. ")
    save_elsewhere(lake, f"Loud. {LAKE}")
    late.press("save")
    late.wait(lambda: shows_merge(late))
    late.window.merge.choices.press(Choice.THEIRS)
    late.window.merge.head.cancel.click()
    assert late.window.editor.text() == f"Quiet. {LAKE}"
    assert late.window.docks["history"].isVisible()
    assert late.notice("conflict").startswith("Not saved. Loch Aird was changed elsewhere")
    late.window.banner.press("conflict", "Decide\N{HORIZONTAL ELLIPSIS}")
    assert late.window.merge.result.text() == f"Loud. {LAKE}\n"


def test_keys_of_the_window_work_on_the_merge_while_it_is_shown(late: Whole, lake: Path) -> None:
    late.type("Quiet. ")
    save_elsewhere(lake, f"Loud. {LAKE}")
    late.press("save")
    late.wait(lambda: shows_merge(late))
    late.qtbot.waitActive(late.window)
    view = late.window.merge
    QTest.keyClick(view.list, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert view.result.text() == f"Loud. {LAKE}\n"
    QTest.keyClick(view.result, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.head.left.text() == "1 clash left"
    assert late.window.editor.text() == f"Quiet. {LAKE}"


def test_another_theme_reaches_the_merge(late: Whole, lake: Path) -> None:
    late.type("Quiet. ")
    save_elsewhere(lake, f"Loud. {LAKE}")
    late.press("save")
    late.wait(lambda: shows_merge(late))
    late.window.set_theme(DARK)
    ground = late.window.merge.sides.mine.text.palette().base().color().name()
    assert ground == DARK.context


def test_a_page_that_changes_again_while_it_is_merged_loses_nothing(
    late: Whole, lake: Path
) -> None:
    late.type("Quiet. ")
    save_elsewhere(lake, f"Loud. {LAKE}")
    late.press("save")
    late.wait(lambda: shows_merge(late))
    save_elsewhere(lake, f"Loud. {LAKE}\n\n{TOWER}")
    late.window.merge.choices.press(Choice.MINE)
    late.window.merge.head.finish.click()
    late.press("save")
    late.wait(lambda: TOWER in late.window.editor.text())
    assert late.window.editor.text() == f"Quiet. {LAKE}\n\n{TOWER}"


def test_the_draft_keeps_the_text_while_it_is_merged(
    make_whole: Callable[..., Whole], lake: Path
) -> None:
    first = make_whole(EngineClient())
    first.open(lake)
    first.workspace._disk.follow(None)
    first.type("Quiet. ")
    save_elsewhere(lake, f"Loud. {LAKE}")
    first.press("save")
    first.wait(lambda: shows_merge(first))
    first.window.merge.choices.press(Choice.THEIRS)
    second = make_whole(EngineClient())  # closes the first as it is
    second.desk.start()
    second.wait(lambda: second.notice("conflict") != "")
    assert second.window.editor.text() == f"Quiet. {LAKE}"


def test_an_engine_that_cannot_start_leaves_the_whole_text_to_be_decided(
    make_whole: Callable[..., Whole], lake: Path
) -> None:
    whole = make_whole(EngineClient([sys.executable, "-c", "raise SystemExit(1)"]))
    whole.open(lake)
    whole.workspace._disk.follow(None)
    whole.type("Quiet. ")
    save_elsewhere(lake, f"Loud. {LAKE}")
    whole.press("save")
    whole.wait(lambda: shows_merge(whole))
    assert whole.window.merge.sides.theirs.text.text() == f"Loud. {LAKE}"


def test_the_command_line_saves_while_the_window_has_unsaved_text(
    rendering: Whole, lake: Path, tmp_path: Path
) -> None:
    rendering.open(lake)
    rendering.type("Quiet. ")
    text = tmp_path / "text.wiki"
    text.write_text(f"Loud. {LAKE}\n\n{TOWER}")
    order = [sys.executable, "-m", "recension", "save", str(lake), "Loch Aird"]
    subprocess.run([*order, "--text", str(text), "--author", "Ann"], check=True)
    rendering.wait(lambda: rendering.notice("conflict") != "")
    rendering.window.banner.press("conflict", "Decide\N{HORIZONTAL ELLIPSIS}")
    view = rendering.window.merge
    assert view.sides.theirs._name.text().startswith("Ann, ")
    QTest.keyClick(view.list, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    view.head.finish.click()
    rendering.save("both")
    assert newest(lake)[0] == f"Quiet. {LAKE}\nLoud. {LAKE}\n\n{TOWER}"
    with RevisionFile.open(lake, read_only=True) as file:
        assert [each.author for each in file.history("Loch Aird", limit=2)][1] == "Ann"


# -- a merge that is not finished

LONG = "\n\n".join([LAKE, "Between them lies a meadow.", TOWER, "That is all there is."])


def begin_merge(whole: Whole, lake: Path) -> None:
    """Let two places of the page clash, and decide the first."""
    save_elsewhere(lake, LONG)
    whole.open(lake)
    whole.workspace._disk.follow(None)
    whole.window.editor.replace_text(LONG.replace("wide", "huge").replace("stands", "leans"))
    save_elsewhere(lake, LONG.replace("wide", "deep").replace("stands", "stood"))
    whole.press("save")
    whole.wait(lambda: shows_merge(whole))
    whole.window.merge.choices.press(Choice.THEIRS)


def kept_on_disk() -> list[Path]:
    return [*(state_folder() / "drafts").glob("*.merge")]


def started_again(make_whole: Callable[..., Whole]) -> Whole:
    whole = make_whole(EngineClient())  # closes the one before
    whole.desk.start()
    return whole


def test_what_was_chosen_is_there_after_the_window_was_closed(
    make_whole: Callable[..., Whole], lake: Path
) -> None:
    begin_merge(make_whole(EngineClient()), lake)
    second = started_again(make_whole)
    second.wait(lambda: second.notice("conflict") != "")
    assert second.notice("conflict") == (
        "Loch Aird was changed elsewhere by Tom, at 2 places where you wrote too. "
        "1 of 2 places are decided: Decide goes on from there."
    )
    second.window.banner.press("conflict", "Decide\N{HORIZONTAL ELLIPSIS}")
    view = second.window.merge
    assert view.head.left.text() == "1 clash left"
    assert view.list.currentIndex().row() == 1
    view.choices.press(Choice.MINE)
    view.head.finish.click()
    wanted = LONG.replace("wide", "deep").replace("stands", "leans")
    assert second.window.editor.text() == wanted
    second.wait(lambda: kept_on_disk() == [])


def test_what_was_chosen_is_there_after_a_crash(
    make_whole: Callable[..., Whole], lake: Path, tmp_path: Path
) -> None:
    first = make_whole(EngineClient())
    begin_merge(first, lake)
    first.window.merge.choices.press(Choice.BY_HAND)
    QTest.keyClicks(first.window.merge.result, "By hand.")
    first.wait(lambda: any("By hand." in path.read_text() for path in kept_on_disk()))
    left = shutil.copytree(state_folder(), tmp_path / "left")  # what a kill leaves behind
    first.close()
    shutil.rmtree(state_folder())
    left.rename(state_folder())
    second = started_again(make_whole)
    second.wait(lambda: second.notice("conflict") != "")
    second.window.banner.press("conflict", "Decide\N{HORIZONTAL ELLIPSIS}")
    assert second.window.merge.result.text().startswith("By hand.\n\nBetween")
    assert second.window.merge.head.left.text() == "1 clash left"


def test_a_page_that_changed_again_since_keeps_what_was_chosen_elsewhere_in_it(
    make_whole: Callable[..., Whole], lake: Path
) -> None:
    begin_merge(make_whole(EngineClient()), lake)
    make_whole().close()
    save_elsewhere(lake, LONG.replace("wide", "deep").replace("stands", "fell"))
    second = started_again(make_whole)
    second.wait(lambda: second.notice("conflict") != "")
    second.window.banner.press("conflict", "Decide\N{HORIZONTAL ELLIPSIS}")
    view = second.window.merge
    assert view.head.left.text() == "1 clash left"
    assert "deep" in view.result.text()
    assert view.sides.theirs.text.text() == "A tower fell here."


def test_taking_one_side_lets_go_of_what_was_chosen(
    make_whole: Callable[..., Whole], lake: Path
) -> None:
    whole = make_whole(EngineClient())
    begin_merge(whole, lake)
    whole.window.merge.head.cancel.click()
    whole.wait(lambda: len(kept_on_disk()) == 1)
    whole.window.banner.press("conflict", "Keep mine")
    whole.wait(lambda: kept_on_disk() == [])


def test_an_undoing_that_was_not_finished_is_offered_again(
    make_whole: Callable[..., Whole], lake: Path
) -> None:
    first = make_whole(EngineClient())
    first.open(lake)
    begin_undoing(first)
    first.window.merge.choices.press(Choice.BOTH)
    second = started_again(make_whole)
    second.wait(lambda: second.notice("undo-kept") != "")
    assert second.notice("undo-kept").startswith("Loch Aird: undoing the revision of ")
    assert second.notice("undo-kept").endswith("was begun, 1 of 1 places are decided.")
    second.window.banner.press("undo-kept", "Go on")
    second.wait(lambda: shows_merge(second))
    assert second.window.merge.head.left.text() == "Everything is decided"
    second.window.merge.head.finish.click()
    second.wait(lambda: kept_on_disk() == [])
    assert second.notice("undo-kept") == ""


def test_an_undoing_that_was_not_finished_can_be_let_go(
    make_whole: Callable[..., Whole], lake: Path
) -> None:
    whole = make_whole(EngineClient())
    whole.open(lake)
    begin_undoing(whole)
    whole.window.merge.choices.press(Choice.BOTH)
    whole.window.merge.head.cancel.click()
    whole.wait(lambda: len(kept_on_disk()) == 1)
    whole.window.banner.press("undo-kept", "Discard")
    whole.wait(lambda: kept_on_disk() == [])


# -- undoing an old revision


def test_undoing_a_revision_goes_into_the_text_with_summary_and_tag(
    rendering: Whole, lake: Path
) -> None:
    save_elsewhere(lake, f"{LAKE}\n\n{TOWER}")
    save_elsewhere(lake, f"Quiet. {LAKE}\n\n{TOWER}", "Ann")
    rendering.open(lake)
    choose(rendering, 5)
    rendering.press("undo-revision")
    rendering.wait(lambda: TOWER not in rendering.window.editor.text())
    assert rendering.window.editor.text() == f"Quiet. {LAKE}"
    assert rendering.window.save_bar.summary == "Undid revision 5 by Tom"
    assert newest(lake)[0] == f"Quiet. {LAKE}\n\n{TOWER}"
    rendering.save(rendering.window.save_bar.summary)
    assert newest(lake) == (f"Quiet. {LAKE}", "Undid revision 5 by Tom", ("mw-undo",))


def test_an_undo_that_is_edited_further_is_not_tagged(rendering: Whole, lake: Path) -> None:
    save_elsewhere(lake, f"{LAKE}\n\n{TOWER}")
    rendering.open(lake)
    choose(rendering, 5)
    rendering.press("undo-revision")
    rendering.wait(lambda: TOWER not in rendering.window.editor.text())
    rendering.type("Still. ")
    rendering.save()
    assert newest(lake)[2] == ()


def test_undoing_what_was_edited_since_opens_the_view(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    begin_undoing(rendering)
    assert rendering.window.merge.sides.theirs.text.text() == "A loch."
    rendering.window.merge.choices.press(Choice.THEIRS)
    rendering.window.merge.head.finish.click()
    assert rendering.window.editor.text() == "A loch."
    assert rendering.window.save_bar.summary == "Undid revision 2 by Mary"


@pytest.mark.parametrize(
    ("revision", "reason"),
    [
        (1, "This revision was not undone: it began the page, and there is no text before it."),
        (5, "This revision was not undone: nothing of what it did is left in the text."),
    ],
)
def test_what_cannot_be_undone_is_said(
    rendering: Whole, lake: Path, revision: int, reason: str
) -> None:
    save_elsewhere(lake, f"{LAKE}\n\n{TOWER}")
    save_elsewhere(lake, LAKE)
    rendering.open(lake)
    choose(rendering, revision)
    rendering.press("undo-revision")
    rendering.wait(lambda: rendering.notice("error") == reason)


# -- several pages


def test_pages_of_two_copies_are_united_one_after_the_other(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    pages = [
        PageToMerge("One", "A\n\nB", "A!\n\nB", "A\n\nB!"),
        PageToMerge("Two", "A", "mine", "theirs"),
        PageToMerge("Three", "", "left", "right"),
    ]
    results: list[Mapping[str, str]] = []
    names = SideNames("This file", "Before", "The copy")
    rendering.desk.page_merges.unite(pages, names, results.append)
    merge = rendering.window.merge
    rendering.wait(lambda: merge.head.heading.text() == "Two (page 2 of 3)")
    merge.choices.press(Choice.THEIRS)
    merge.head.finish.click()
    rendering.wait(lambda: merge.head.heading.text() == "Three (page 3 of 3)")
    merge.head.cancel.click()
    assert results == [{"One": "A!\n\nB!", "Two": "theirs"}]


def test_pages_that_are_stopped_while_they_are_united_give_what_there_is(
    whole: Whole, lake: Path
) -> None:
    whole.open(lake)  # its engine says nothing
    results: list[Mapping[str, str]] = []
    names = SideNames("This file", "Before", "The copy")
    whole.desk.page_merges.unite([PageToMerge("One", "A", "B", "C")], names, results.append)
    whole.wait(lambda: whole.notice("merging") != "")
    whole.window.banner.press("merging", "Stop")
    assert results == [{}]
    assert whole.notice("merging") == ""
