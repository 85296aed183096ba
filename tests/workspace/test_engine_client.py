from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recension.errors import Cancelled, EngineFailure, RevisionMissing
from recension.store import RevisionFile
from recension.workspace import (
    Comparison,
    Edit,
    EngineClient,
    EngineTrouble,
    GivenText,
    PageDocument,
    PreviewBlock,
    PreviewUpdate,
    StoredRevision,
)

from .conftest import WAIT

# An engine that hangs on texts with HANG and dies of texts with CRASH, as a bug would have it.
SICK = """
import os, threading
import recension.engine.page as page
real = page.Renderer.render
def render(self, text, *rest):
    if "HANG" in text:
        threading.Event().wait()
    if "CRASH" in text:
        os._exit(11)
    return real(self, text, *rest)
page.Renderer.render = render
from recension.engine.process import main
raise SystemExit(main())
"""

SOON = 300  # milliseconds: what hangs is ended after them, and nothing else has to answer within

MakeClient = Callable[..., EngineClient]


@pytest.fixture
def make_client(qtbot: QtBot) -> Iterator[MakeClient]:  # noqa: ARG001 - the application
    clients: list[EngineClient] = []

    def make(code: str = "", deadline: int = WAIT) -> EngineClient:
        command = [sys.executable, "-c", code] if code else None
        clients.append(EngineClient(command, deadline=deadline))
        return clients[-1]

    yield make
    for client in clients:
        client.stop()


class Shown:
    """What a preview shows, and all that it was told."""

    def __init__(self, client: EngineClient) -> None:
        self.blocks: list[PreviewBlock] = []
        self.serial = 0
        self.updates: list[PreviewUpdate] = []
        self.comparisons: list[Comparison] = []
        self.troubles: list[EngineTrouble] = []
        client.rendered.connect(self._render)
        client.compared.connect(self.comparisons.append)
        client.failed.connect(self.troubles.append)

    @property
    def html(self) -> str:
        return "".join(block.html for block in self.blocks)

    def _render(self, update: PreviewUpdate) -> None:
        self.updates.append(update)
        if update.is_fresh:
            self.blocks.clear()
        else:
            assert update.onto == self.serial
        for splice in update.splices:
            self.blocks[splice.start : splice.start + splice.removed] = splice.blocks
        self.serial = update.serial


def shown_by(client: EngineClient, document: PageDocument) -> Shown:
    """Show a page and start the engine."""
    shown = Shown(client)
    client.show_page(document)
    client.start()
    return shown


def type_text(document: PageDocument, text: str) -> None:
    for character in text:
        document.apply(Edit(len(document.text), 0, character))


def test_a_page_is_rendered_and_compared_while_it_is_typed(
    make_client: MakeClient, qtbot: QtBot
) -> None:
    client, document = make_client(), PageDocument("Page", "Start.")
    shown = shown_by(client, document)
    type_text(document, " More and ''more''.")
    qtbot.waitUntil(lambda: "<i>more</i>." in shown.html, timeout=WAIT)
    qtbot.waitUntil(lambda: shown.comparisons[-1].is_current, timeout=WAIT)
    last = shown.comparisons[-1]
    assert (last.old_text, last.new_text) == ("Start.", document.text)
    assert last.delta == document.delta == 19


def test_many_keys_make_few_requests(make_client: MakeClient, qtbot: QtBot) -> None:
    client, document = make_client(), PageDocument("Page", "")
    shown = shown_by(client, document)
    qtbot.waitUntil(lambda: bool(shown.comparisons), timeout=WAIT)
    type_text(document, "x" * 200)
    qtbot.waitUntil(lambda: "x" * 200 in shown.html, timeout=WAIT)
    assert len(shown.updates) <= 3


def test_a_killed_engine_is_started_again_and_goes_on_with_the_page(
    make_client: MakeClient, qtbot: QtBot
) -> None:
    client, document = make_client(), PageDocument("Page", "Before.")
    shown = shown_by(client, document)
    qtbot.waitUntil(lambda: "Before." in shown.html, timeout=WAIT)
    number = client.process_number
    with qtbot.waitSignal(client.restarted, timeout=WAIT) as restarted:
        os.kill(number, signal.SIGKILL)
    assert restarted.args == ["crashed"]
    type_text(document, " After.")
    qtbot.waitUntil(lambda: "After." in shown.html, timeout=WAIT)
    assert client.process_number not in (0, number)


def test_a_text_that_hangs_the_engine_is_given_up_until_it_changes(
    make_client: MakeClient, qtbot: QtBot
) -> None:
    client, document = make_client(SICK), PageDocument("Page", "Good.")
    shown = shown_by(client, document)
    qtbot.waitUntil(lambda: "Good." in shown.html, timeout=WAIT)
    reasons: list[str] = []
    client.restarted.connect(reasons.append)
    client._deadline = SOON
    document.apply(Edit(5, 0, " HANG"))
    qtbot.waitUntil(lambda: any(trouble.is_final for trouble in shown.troubles), timeout=WAIT)
    client._deadline = WAIT
    assert [trouble.is_final for trouble in shown.troubles] == [False, True]
    assert isinstance(shown.troubles[-1].error, EngineFailure)
    assert set(reasons) == {"too-slow"}
    # the changes of a text that cannot be rendered are shown all the same
    qtbot.waitUntil(lambda: shown.comparisons[-1].new_text.endswith("HANG"), timeout=WAIT)
    assert "Good." in shown.html
    document.apply(Edit(5, 5, " Better."))
    qtbot.waitUntil(lambda: "Better." in shown.html, timeout=WAIT)


def test_a_text_that_kills_the_engine_is_given_up_until_it_changes(
    make_client: MakeClient, qtbot: QtBot
) -> None:
    client, document = make_client(SICK), PageDocument("Page", "CRASH")
    shown = shown_by(client, document)
    qtbot.waitUntil(lambda: len(shown.troubles) == 2, timeout=WAIT)
    assert [str(trouble.error) for trouble in shown.troubles] == ["crashed", "crashed"]
    document.apply(Edit(0, 5, "Fine."))
    qtbot.waitUntil(lambda: "Fine." in shown.html, timeout=WAIT)


def test_an_engine_that_cannot_start_is_told_once(make_client: MakeClient, qtbot: QtBot) -> None:
    client, document = make_client("raise SystemExit(3)"), PageDocument("Page", "Text")
    shown = shown_by(client, document)
    qtbot.waitUntil(lambda: bool(shown.troubles), timeout=WAIT)
    qtbot.waitUntil(lambda: client.process_number == 0, timeout=WAIT)
    assert str(shown.troubles[-1].error) == "not-started"


def test_a_program_that_is_not_there_is_told(qtbot: QtBot) -> None:
    client = EngineClient(["/nowhere/python"])
    with qtbot.waitSignal(client.failed, timeout=WAIT) as failed:
        client.show_page(PageDocument("Page", "Text"))
        client.start()
    assert failed.args
    assert str(failed.args[0].error) == "not-started"
    client.stop()


def test_answers_about_a_page_that_was_left_are_dropped(
    make_client: MakeClient, qtbot: QtBot
) -> None:
    client = make_client()
    first, second = PageDocument("First", "One."), PageDocument("Second", "Two.")
    shown = shown_by(client, first)
    client.show_page(second)  # the request for the first page is under way
    qtbot.waitUntil(lambda: "Two." in shown.html and bool(shown.comparisons), timeout=WAIT)
    assert {update.page for update in shown.updates} == {second.number}
    assert {comparison.page for comparison in shown.comparisons} == {second.number}


def test_another_base_compares_without_rendering_again(
    make_client: MakeClient, qtbot: QtBot
) -> None:
    client, document = make_client(), PageDocument("Page", "Same text.")
    shown = shown_by(client, document)
    qtbot.waitUntil(lambda: bool(shown.comparisons), timeout=WAIT)
    with qtbot.waitSignal(client.compared, timeout=WAIT) as compared:
        client.set_base("Other text.")
    assert compared.args
    assert compared.args[0].old_text == "Other text."
    assert len(shown.updates) == 1


def test_a_page_shown_anew_begins_with_no_blocks(make_client: MakeClient, qtbot: QtBot) -> None:
    client, document = make_client(), PageDocument("Page", "Text")
    shown = shown_by(client, document)
    qtbot.waitUntil(lambda: bool(shown.comparisons), timeout=WAIT)
    with qtbot.waitSignal(client.rendered, timeout=WAIT) as rendered:
        client.show_page(document)
    assert rendered.args
    assert rendered.args[0].is_fresh


def test_questions_are_answered_and_the_one_nobody_needs_is_cancelled(
    make_client: MakeClient, qtbot: QtBot, tmp_path: Path
) -> None:
    with RevisionFile.create(tmp_path / "a.recension") as file:
        one, two = file.save("Page", "One word."), file.save("Page", "Two words.")
    assert one
    assert two
    client = make_client()
    client.open_file(tmp_path / "a.recension")
    asked = client.inquiries.compare(StoredRevision(one.id), StoredRevision(one.id))
    newer = client.inquiries.compare(StoredRevision(one.id), StoredRevision(two.id))
    with qtbot.waitSignal(asked.failed, timeout=WAIT) as cancelled:
        pass
    assert cancelled.args
    assert isinstance(cancelled.args[0], Cancelled)
    with qtbot.waitSignal(newer.done, timeout=WAIT) as answered:
        client.start()
    assert answered.args
    compared = answered.args[0]
    assert (compared.old_text, compared.new_text) == ("One word.", "Two words.")
    reading = client.inquiries.render("Page", StoredRevision(99))
    with qtbot.waitSignal(reading.failed, timeout=WAIT) as failed:
        pass
    assert failed.args
    assert isinstance(failed.args[0], RevisionMissing)


def test_a_question_that_hangs_the_engine_fails_and_the_page_is_served(
    make_client: MakeClient, qtbot: QtBot
) -> None:
    client, document = make_client(SICK), PageDocument("Page", "Good.")
    shown = shown_by(client, document)
    qtbot.waitUntil(lambda: bool(shown.comparisons), timeout=WAIT)
    client._deadline = SOON
    reply = client.inquiries.render("Page", GivenText("HANG"))
    with qtbot.waitSignal(reply.failed, timeout=WAIT) as failed:
        pass
    client._deadline = WAIT
    assert str(failed.args and failed.args[0]) == "too-slow"
    type_text(document, " Still here.")
    qtbot.waitUntil(lambda: "Still here." in shown.html, timeout=WAIT)
    assert shown.troubles == []
