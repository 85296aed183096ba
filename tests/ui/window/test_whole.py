"""The window as a whole, on real files."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from recension.errors import NoSpace
from recension.store import RevisionFile
from recension.ui.theme import DARK, LIGHT, BannerKind
from recension.ui.window import Themes
from recension.ui.window.centre import Pane
from recension.ui.window.layouts import LAYOUTS

from .conftest import Whole

LAKE = "A wide loch with [[trout]]."


def test_every_order_is_carried_out_by_someone(whole: Whole, qapp: object) -> None:
    Themes(qapp, whole.window, whole.settings, LIGHT)  # type: ignore[arg-type]  # the application
    assert whole.window.actions_by_name.unconnected == set()


def test_no_two_orders_have_the_same_key(whole: Whole) -> None:
    actions = whole.window.actions_by_name
    keys = [keys.toString() for name in actions for keys in actions[name].shortcuts()]
    assert sorted(keys) == sorted(set(keys))


def test_no_order_takes_a_key_of_other_keyboards(whole: Whole) -> None:
    actions = whole.window.actions_by_name
    keys = {keys.toString() for name in actions for keys in actions[name].shortcuts()}
    assert not {key for key in keys if key.startswith("Ctrl+Alt+")}  # AltGr types letters
    assert "Ctrl+Shift+U" not in keys  # types characters by number


def test_the_first_run_shows_the_sample_and_its_last_edit(rendering: Whole) -> None:
    rendering.desk.start()
    rendering.wait(
        lambda: not rendering.history_is_empty and rendering.desk.comparing.pair is not None
    )
    assert rendering.title == "Who was the first American diplomat to meet with Lenin"
    pair = rendering.desk.comparing.pair
    assert pair is not None
    assert pair.old is not None
    assert pair.new is not None
    assert pair.new.delta == 4
    notice = rendering.window.banner.notice("sample")
    assert notice is not None
    assert [action.label for action in notice.actions] == [
        "New file",
        "Open",
        "Import a wiki page",
    ]


def test_a_later_run_comes_back_to_page_caret_and_arrangement(
    make_whole: Callable[[], Whole], lake: Path
) -> None:
    first = make_whole()
    first.open(lake)
    first.turn_to("Swan")
    first.window.editor.select(5, 5)
    first.press("layout-review")
    second = make_whole()
    second.desk.start()
    second.wait(lambda: second.title == "Swan")
    assert second.window.editor.caret_offset() == 5
    assert second.window.centre.shown == set(LAYOUTS["review"].panes)


def test_a_file_that_is_gone_leads_to_the_start_page_with_the_reason(
    make_whole: Callable[[], Whole], lake: Path
) -> None:
    first = make_whole()
    first.open(lake)
    first.close()
    lake.unlink()
    second = make_whole()
    second.desk.start()
    second.wait(lambda: not second.window.shows_text)
    assert "lake.recension" in second.window.start_page.reason.text()
    assert second.window.start_page.recent.count() == 1


def test_typing_shows_the_unsaved_text_everywhere(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    whole.type("Quiet. ")
    model = whole.window.history.model
    whole.wait(lambda: model.entry(0).is_your_text)
    assert model.entry(0).delta == 7
    assert whole.window.save_bar.delta_label.text() == "+7 bytes"
    assert whole.window.status.size_label.text().endswith("(+7)")
    assert whole.window.isWindowModified()
    assert whole.window.pages.model.index(0).data() == "Loch Aird *"
    pair = whole.desk.comparing.pair
    assert pair is not None
    assert pair.is_live


def test_the_suggested_summary_says_what_was_written(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.type("Quiet. ")
    line = rendering.window.save_bar.summary_box.lineEdit()
    assert line is not None
    rendering.wait(lambda: "Quiet" in line.placeholderText())
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert "Quiet" in rendering.window.save_bar.summary


def test_saving_records_a_revision_and_says_so(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    whole.type("Quiet. ")
    whole.save("quiet")
    whole.wait(lambda: whole.window.history.model.rowCount() == 4)
    assert "Saved Loch Aird" in whole.said
    assert not whole.window.isWindowModified()
    with RevisionFile.open(lake, read_only=True) as file:
        newest = file.newest("Loch Aird")
        assert newest is not None
        assert (newest.summary, newest.delta) == ("quiet", 7)
        assert file.text(newest.id) == f"Quiet. {LAKE}"


def test_undo_survives_saving(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    whole.type("Quiet. ")
    whole.save()
    whole.press("undo")
    whole.wait(lambda: whole.window.editor.text() == LAKE)


def test_saving_nothing_says_so_and_records_nothing(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    with whole.qtbot.waitSignal(whole.workspace.nothing_to_save):
        whole.press("save")
    assert "Nothing changed" in whole.said
    assert whole.window.history.model.rowCount() == 3


def test_changes_show_any_two_revisions(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    panel = rendering.window.history
    newest, first = panel.model.entry(0), panel.model.entry(2)
    panel.pair_chosen.emit(first, newest)
    pair = rendering.desk.comparing.pair
    assert pair is not None
    assert (pair.old, pair.new) == (first.revision, newest.revision)
    rendering.wait(lambda: rendering.desk.comparing._shown is not None)
    shown = rendering.desk.comparing._shown
    assert shown is not None
    assert (shown.old_text, shown.new_text) == ("A loch.", LAKE)


def test_unsaved_text_is_compared_with_any_revision(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.type("Quiet. ")
    panel = rendering.window.history
    rendering.wait(lambda: panel.model.entry(0).is_your_text)
    panel.pair_chosen.emit(panel.model.entry(3), panel.model.entry(0))

    def is_shown() -> bool:
        shown = rendering.desk.comparing._shown
        return shown is not None and shown.old_text == "A loch."

    rendering.wait(is_shown)
    shown = rendering.desk.comparing._shown
    assert shown is not None
    assert shown.new_text == f"Quiet. {LAKE}"


def test_older_and_newer_walk_through_the_edits(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    whole.press("older")
    whole.press("older")
    pair = whole.desk.comparing.pair
    assert pair is not None
    assert pair.old is None
    whole.press("newer")
    pair = whole.desk.comparing.pair
    assert pair is not None
    assert pair.new is not None
    assert pair.new.summary == "trout"


def test_a_difference_is_put_back_into_the_editor(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)
    rendering.type("Quiet. ")

    def is_compared() -> bool:
        shown = rendering.desk.comparing._shown
        return shown is not None and shown.new_text == f"Quiet. {LAKE}"

    rendering.wait(is_compared)
    rendering.press("next-change")
    rendering.press("put-back")
    assert rendering.window.editor.text() == LAKE
    rendering.press("undo")
    assert rendering.window.editor.text() == f"Quiet. {LAKE}"


def test_restoring_records_a_new_revision(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    panel = whole.window.history
    panel.select_pair(None, 1)
    with whole.qtbot.waitSignal(whole.workspace.saved):
        whole.press("restore")
    whole.wait(lambda: whole.window.history.model.rowCount() == 4)
    assert whole.window.editor.text() == "A loch."


def test_restoring_over_unsaved_text_asks_first(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    whole.type("Quiet. ")
    whole.window.history.select_pair(None, 1)
    whole.press("restore")
    assert whole.window.banner.notice("restore") is not None
    assert whole.window.editor.text() == f"Quiet. {LAKE}"


def test_an_old_revision_is_read_without_touching_the_text(rendering: Whole, lake: Path) -> None:
    rendering.open(lake)

    def shown() -> str:
        return "".join(block.html for block in rendering.window.preview.page.blocks)

    rendering.wait(lambda: shown() != "")
    now = shown()
    rendering.window.history.reading_wanted.emit(rendering.window.history.model.entry(2))
    rendering.wait(lambda: rendering.window.banner.notice("reading") is not None)
    assert shown() != now
    assert rendering.window.editor.text() == LAKE
    rendering.window.banner.press("reading", "Back to your text")
    rendering.wait(lambda: shown() == now)


def test_a_new_page_is_written_and_saved(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    whole.press("new-page")
    QTest.keyClicks(whole.window.pages.field, "grey heron")
    QTest.keyClick(whole.window.pages.field, Qt.Key.Key_Return)
    whole.wait(lambda: whole.title == "Grey heron")
    whole.type("A patient bird.")
    whole.save("start")
    whole.wait(lambda: whole.window.pages.model.row_of("Grey heron") is not None)


def test_links_of_the_preview_open_pages_and_offer_new_ones(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    whole.window.preview.page_link_activated.emit("Swan", "")
    whole.wait(lambda: whole.title == "Swan")
    whole.window.preview.red_link_activated.emit("Trout")
    whole.window.banner.press("red-link", "Create it")
    whole.wait(lambda: whole.title == "Trout")


def test_an_address_outside_is_asked_for_first(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    whole.window.preview.external_link_activated.emit("https://example.org/")
    notice = whole.window.banner.notice("address")
    assert notice is not None
    assert "https://example.org/" in notice.text


def test_text_left_unsaved_is_there_at_the_next_start(
    make_whole: Callable[[], Whole], lake: Path
) -> None:
    first = make_whole()
    first.open(lake)
    first.type("Quiet. ")
    second = make_whole()
    second.desk.start()
    second.wait(lambda: second.window.editor.text() == f"Quiet. {LAKE}")
    assert second.window.isWindowModified()


def test_unsaved_text_of_another_page_stays_on_hand(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    whole.type("Quiet. ")
    whole.turn_to("Swan")
    assert whole.window.pages.model.index(0).data() == "Loch Aird *"
    whole.turn_to("Loch Aird")
    assert whole.window.editor.text() == f"Quiet. {LAKE}"


def test_a_page_that_is_left_and_taken_up_again_is_not_heard_twice(
    whole: Whole, lake: Path
) -> None:
    whole.open(lake)
    whole.type("Quiet. ")
    document = whole.workspace.document
    assert document is not None

    def heard() -> list[int]:
        signals = ("edited(PyObject)", "dirty_changed(bool)", "base_changed()")
        return [document.receivers(SIGNAL(signal)) for signal in signals]

    before = heard()
    for title in ("Swan", "Loch Aird"):
        whole.turn_to(title)
    assert whole.workspace.document is document
    assert heard() == before


def test_a_bare_text_becomes_an_untitled_file(whole: Whole, tmp_path: Path) -> None:
    path = tmp_path / "Otter.wiki"
    path.write_text("An '''otter'''.\n", encoding="utf-8")
    whole.open(path)
    assert whole.title == "Otter"
    assert whole.window.editor.text() == "An '''otter'''."
    assert "Untitled" in whole.window.windowTitle()


@pytest.mark.parametrize("content", [b"<html>", b"not a database at all", b"\xff\xfe\x00" * 500])
def test_what_is_no_revision_file_is_refused_in_one_sentence(
    whole: Whole, lake: Path, tmp_path: Path, content: bytes
) -> None:
    whole.open(lake)
    path = tmp_path / "other.recension"
    path.write_bytes(content)
    with whole.qtbot.waitSignal(whole.workspace.failed):
        whole.workspace.open_any(path)
    notice = whole.window.banner.notice("error")
    assert notice is not None
    assert notice.kind is BannerKind.ERROR
    assert "other.recension" in notice.text
    assert whole.window.editor.text() == LAKE


def test_a_file_without_pages_begins_with_an_empty_one(whole: Whole, tmp_path: Path) -> None:
    path = tmp_path / "empty.recension"
    RevisionFile.create(path).close()
    whole.workspace.open_any(path)
    whole.wait(lambda: whole.title != "")
    assert whole.window.editor.text() == ""
    assert not whole.window.editor.isReadOnly()
    assert whole.history_is_empty or whole.window.history.model.entry(0).is_your_text


def test_a_newer_file_opens_for_reading_and_says_so(whole: Whole, lake: Path) -> None:
    with sqlite3.connect(lake) as database:
        database.execute("PRAGMA user_version = 9999")
    database.close()
    whole.workspace.open_any(lake)
    whole.wait(lambda: bool(whole.window.banner.keys))
    notice = whole.window.banner.notice("file") or whole.window.banner.notice("error")
    assert notice is not None or not whole.window.shows_text


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anything"
)
def test_a_read_only_file_says_so_and_stays_editable(whole: Whole, lake: Path) -> None:
    lake.chmod(0o400)
    whole.open(lake)
    assert whole.window.banner.notice("file") is not None
    assert not whole.window.editor.isReadOnly()


def test_a_file_that_vanishes_is_told_and_can_be_saved_elsewhere(
    whole: Whole, lake: Path, tmp_path: Path
) -> None:
    whole.open(lake)
    whole.type("Quiet. ")
    lake.unlink()
    whole.wait(lambda: whole.window.banner.notice("gone") is not None)
    assert whole.window.editor.text() == f"Quiet. {LAKE}"
    elsewhere = tmp_path / "elsewhere.recension"
    whole.workspace.save_as(elsewhere, summary="rescued")
    whole.wait(lambda: whole.said.startswith("Saved"))
    assert whole.window.banner.notice("gone") is None
    with RevisionFile.open(elsewhere, read_only=True) as file:
        newest = file.newest("Loch Aird")
        assert newest is not None
        assert file.text(newest.id) == f"Quiet. {LAKE}"


def test_a_page_changed_elsewhere_is_read_again(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    with RevisionFile.open(lake) as file:
        file.save("Loch Aird", "Other words.", author="Tom")
    whole.wait(lambda: whole.window.editor.text() == "Other words.")
    assert whole.window.banner.notice("disk") is not None
    whole.wait(lambda: whole.window.history.model.rowCount() == 4)


def test_a_failed_save_offers_to_retry(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    whole.type("Quiet. ")
    whole.workspace.save_failed.emit(NoSpace(lake))
    notice = whole.window.banner.notice("save-failed")
    assert notice is not None
    assert notice.kind is BannerKind.ERROR
    with whole.qtbot.waitSignal(whole.workspace.saved):
        whole.window.banner.press("save-failed", "Retry")
    assert whole.window.banner.notice("save-failed") is None


def test_recovered_text_is_kept_or_discarded(make_whole: Callable[[], Whole], lake: Path) -> None:
    first = make_whole()
    first.open(lake)
    first.type("Quiet. ")
    second = make_whole()
    second.desk.start()
    second.wait(lambda: second.window.banner.notice("draft") is not None)
    second.window.banner.press("draft", "Discard")
    second.wait(lambda: second.window.editor.text() == LAKE)
    assert not second.window.isWindowModified()


def test_the_last_page_of_the_window_is_the_start_page(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    whole.press("close")
    whole.wait(lambda: not whole.window.shows_text)
    assert not whole.window.actions_by_name["save"].isEnabled()
    assert whole.window.start_page.recent.count() == 1


def test_the_start_page_has_no_panes_to_arrange(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    arranging = [whole.window.actions_by_name[f"layout-{name}"] for name in LAYOUTS]
    assert all(action.isEnabled() for action in arranging)
    whole.press("close")
    whole.wait(lambda: not whole.window.shows_text)
    assert not any(action.isEnabled() for action in arranging)


def test_a_file_dropped_on_the_text_is_opened(whole: Whole, lake: Path) -> None:
    whole.open_sample()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(lake))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    # What begins a drag outside the program cannot be sent from here: Qt asks the filter first.
    assert whole.desk.frame.eventFilter(whole.window.editor.viewport(), event)
    whole.wait(lambda: whole.title == "Loch Aird")


def test_the_theme_is_switched_live_and_remembered(whole: Whole, qapp: object) -> None:
    themes = Themes(qapp, whole.window, whole.settings, LIGHT)  # type: ignore[arg-type]  # the app
    themes.choose("dark")
    assert themes.current is DARK
    assert whole.settings.theme == "dark"
    assert whole.window.palette().window().color().name() == DARK.window
    themes.choose("light")


@pytest.mark.parametrize("pane", [Pane.PREVIEW, Pane.CHANGES])
def test_a_pane_is_switched_off_and_on(whole: Whole, lake: Path, pane: Pane) -> None:
    whole.open(lake)
    whole.press(pane.value)
    assert pane not in whole.window.centre.shown
    whole.press(pane.value)
    assert pane in whole.window.centre.shown


@pytest.mark.parametrize("name", list(LAYOUTS))
def test_every_layout_shows_its_panes(whole: Whole, lake: Path, name: str) -> None:
    whole.open(lake)
    whole.press(f"layout-{name}")
    assert whole.window.centre.shown == set(LAYOUTS[name].panes)
    docks = {key for key, dock in whole.window.docks.items() if not dock.isHidden()}
    assert docks == set(LAYOUTS[name].docks)
    checked = whole.window.actions_by_name["changes"].isChecked()
    assert checked is (Pane.CHANGES in LAYOUTS[name].panes)


def test_nothing_is_cut_at_the_smallest_common_screen(whole: Whole, lake: Path) -> None:
    whole.open(lake)
    assert whole.window.minimumSizeHint().width() <= 1366
    assert whole.window.minimumSizeHint().height() <= 700
    bar = whole.window.toolbar
    assert bar.sizeHint().width() <= 1366


def test_what_an_import_brought_is_the_work_of_no_other_program(
    whole: Whole, lake: Path, tmp_path: Path
) -> None:
    whole.open(lake)
    text = tmp_path / "Heron.wiki"
    text.write_text("A grey bird.", encoding="utf-8")
    heard: list[object] = []
    whole.workspace.disk_changed.connect(heard.append)

    whole.desk.files.import_sources([str(text)])

    whole.wait(lambda: whole.notice("import").startswith("Imported 1 revision of 1 page."))
    whole.wait(lambda: whole.window.pages.model.has_page("Heron"))
    assert heard == []


def test_an_import_brings_pages_with_progress(whole: Whole, lake: Path, shared: Path) -> None:
    whole.open(lake)
    whole.desk.files.import_sources([str(shared / "histories" / "bips-readme.xml.gz")])
    assert whole.window.banner.notice("import") is not None

    def is_done() -> bool:
        notice = whole.window.banner.notice("import")
        return notice is not None and not notice.is_busy

    whole.wait(is_done)
    notice = whole.window.banner.notice("import")
    assert notice is not None
    assert "394 revisions" in notice.text
    whole.wait(lambda: whole.window.pages.model.page_count == 3)


def test_a_cancelled_import_leaves_nothing(whole: Whole, lake: Path, shared: Path) -> None:
    whole.open(lake)
    whole.desk.files.import_sources([str(shared / "histories" / "bips-readme.xml.gz")])
    whole.window.banner.press("import", "Cancel")

    def is_done() -> bool:
        notice = whole.window.banner.notice("import")
        return notice is not None and not notice.is_busy

    whole.wait(is_done)
    assert whole.window.pages.model.page_count == 2


def test_a_crash_is_told_with_the_report(whole: Whole, tmp_path: Path) -> None:
    whole.desk.helping.tell_of_crash(tmp_path / "crash.txt")
    notice = whole.window.banner.notice("crash")
    assert notice is not None
    assert "safe" in notice.text
