from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from recension.engine.messages import (
    Answer,
    Author,
    Compared,
    CompareRendered,
    CompareTexts,
    Described,
    Edit,
    EditPage,
    Failed,
    FoundLinks,
    GivenText,
    ImageData,
    LinksToSave,
    MoreSpans,
    OpenFile,
    OpenPage,
    OutOfStep,
    Prepared,
    PrepareText,
    PreviewUpdate,
    ReadImage,
    RenderText,
    SetAuthor,
    SetBase,
    SpansWanted,
    StoredRevision,
    UpdatePage,
    VisualUpdate,
)
from recension.engine.worker import Worker
from recension.store import RevisionFile


class Desk:
    """A worker whose answers are kept."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.worker = Worker(self.answers.append)

    def work(self, limit: int = 1000) -> list[Answer]:
        """Let it do all there is, and return what it said."""
        self.answers.clear()
        for _ in range(limit):
            if not self.worker.step():
                return list(self.answers)
        raise AssertionError("the work does not end")

    def open(self, text: str, base: str = "", number: int = 1) -> None:
        self.worker.take(OpenPage(number, "Page", 0, text))
        self.worker.take(SetBase(number, GivenText(base)))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RevisionFile]:
    with RevisionFile.create(tmp_path / "a.recension") as file:
        yield file


def kinds(answers: list[Answer]) -> list[str]:
    return [type(answer).__name__ for answer in answers]


def test_the_preview_comes_before_the_comparison(desk: Desk) -> None:
    desk.open("One.\n\nTwo.", "One.")
    desk.worker.take(UpdatePage(1, 1))
    update, compared, described = desk.work()
    assert isinstance(update, PreviewUpdate)
    assert isinstance(compared, Compared)
    assert isinstance(described, Described)
    assert update.is_fresh
    assert "Two." in update.splices[0].blocks[-1].html
    assert (compared.old_size, compared.new_size) == (4, 10)
    assert described.sentence == "Added a paragraph"
    assert described.request == compared.request


def test_links_of_a_text_to_save_are_those_of_its_own_page(desk: Desk) -> None:
    desk.open("[[/child]]")
    desk.worker.take(LinksToSave(7, "Help:Other", GivenText("[[/child]] \n")))
    (found,) = desk.work()
    assert isinstance(found, FoundLinks)
    assert (found.request, found.links) == (7, ("Help:Other/child",))


def test_only_the_newest_request_is_done(desk: Desk) -> None:
    desk.open("Text")
    for number in range(1, 6):
        desk.worker.take(EditPage(1, number, (Edit(0, 0, "x"),), 4 + number))
        desk.worker.take(UpdatePage(number, 1))
    answers = desk.work()
    assert kinds(answers) == ["PreviewUpdate", "Compared", "Described"]
    assert {getattr(answer, "request", None) for answer in answers} == {5}
    assert {getattr(answer, "version", None) for answer in answers[:2]} == {5}


def test_a_request_that_arrives_before_the_comparison_replaces_it(desk: Desk) -> None:
    desk.open("Text")
    desk.worker.take(UpdatePage(1, 1))
    desk.worker.step()  # the preview of request 1
    desk.worker.take(EditPage(1, 1, (Edit(4, 0, "!"),), 5))
    desk.worker.take(UpdatePage(2, 1))
    answers = desk.work()
    assert [(type(a).__name__, getattr(a, "request", None)) for a in answers] == [
        ("PreviewUpdate", 2),
        ("Compared", 2),
        ("Described", 2),
    ]


def test_the_sentence_of_many_changes_waits_for_a_pause(desk: Desk) -> None:
    text = "\n".join(f"Line {number} of the page." for number in range(300))
    desk.open(text.replace("of the", "in the"), text)
    desk.worker.take(UpdatePage(1, 1))
    answers = desk.work()
    while desk.worker.is_waiting:
        time.sleep(0.01)
        answers += desk.work()
    assert kinds(answers)[:2] == ["PreviewUpdate", "Compared"]
    assert kinds(answers).count("Described") == 1
    assert kinds(answers)[-1] == "Described"


def test_a_key_drops_the_sentence_of_the_text_before(desk: Desk) -> None:
    desk.open("Text", "Text!")
    desk.worker.take(UpdatePage(1, 1))
    desk.worker.step()
    desk.worker.step()  # the comparison of request 1, whose sentence is not there yet
    desk.worker.take(EditPage(1, 1, (Edit(4, 0, "!"),), 5))
    desk.worker.take(UpdatePage(2, 1))
    described = [answer for answer in desk.work() if isinstance(answer, Described)]
    assert [(told.request, told.sentence) for told in described] == [(2, "")]


def test_an_edit_sends_only_the_block_it_is_in(desk: Desk) -> None:
    text = "".join(f"Paragraph {number}.\n\n" for number in range(50))
    desk.open(text, text)
    desk.worker.take(UpdatePage(1, 1))
    first = desk.work()[0]
    place = text.index("Paragraph 25.")
    desk.worker.take(EditPage(1, 1, (Edit(place, 0, "New "),), len(text) + 4))
    desk.worker.take(UpdatePage(2, 1))
    update = desk.work()[0]
    assert isinstance(first, PreviewUpdate)
    assert isinstance(update, PreviewUpdate)
    assert update.onto == first.serial
    [splice] = update.splices
    [html] = [block.html.strip() for block in splice.blocks]
    assert html == '<p data-mw-line="0">New Paragraph 25.\n</p>'
    assert len(update.lines) == len(first.lines)


def test_edits_that_do_not_fit_are_answered_with_out_of_step(desk: Desk) -> None:
    desk.open("Text")
    desk.worker.take(EditPage(1, 1, (Edit(0, 0, "x"),), 99))
    assert desk.answers == [OutOfStep(1)]


def test_templates_come_from_the_file_and_follow_its_changes(
    desk: Desk, file: RevisionFile
) -> None:
    file.save("Template:Greeting", "Hello from the file")
    desk.worker.take(OpenFile(str(file.path)))
    desk.open("{{Greeting}} [[Missing]]")
    desk.worker.take(UpdatePage(1, 1, compare=False))
    first = desk.work()[0]
    file.save("Template:Greeting", "Good bye")
    file.save("Missing", "no longer")
    desk.worker.take(UpdatePage(2, 1, compare=False))
    second = desk.work()[0]
    assert isinstance(first, PreviewUpdate)
    assert isinstance(second, PreviewUpdate)
    html = [update.splices[0].blocks[0].html for update in (first, second)]
    assert "Hello from the file" in html[0]
    assert "redlink=1" in html[0]
    assert "Good bye" in html[1]
    assert "redlink=1" not in html[1]


def test_two_revisions_are_compared_and_their_texts_sent_along(
    desk: Desk, file: RevisionFile
) -> None:
    one = file.save("Page", "One two three.")
    two = file.save("Page", "One two four.")
    assert one
    assert two
    desk.worker.take(OpenFile(str(file.path)))
    desk.worker.take(CompareTexts(9, StoredRevision(one.id), StoredRevision(two.id)))
    compared, described = desk.work()
    assert isinstance(described, Described)
    assert described.sentence == '"three" became "four"'
    assert isinstance(compared, Compared)
    assert (compared.old_text, compared.new_text) == ("One two three.", "One two four.")
    assert [(span.start, span.stop) for span in compared.spans[0].old] == [(8, 13)]


def test_a_revision_that_is_not_there_fails_its_request_alone(
    desk: Desk, file: RevisionFile
) -> None:
    desk.worker.take(OpenFile(str(file.path)))
    desk.worker.take(RenderText(3, "Page", StoredRevision(77)))
    [failed] = desk.work()
    assert isinstance(failed, Failed)
    assert (failed.request, failed.stage, failed.error.name) == (3, "render", "RevisionMissing")
    desk.worker.take(RenderText(4, "Page", GivenText("''still'' here")))
    [update] = desk.work()
    assert isinstance(update, PreviewUpdate)
    assert "<i>still</i> here" in update.splices[0].blocks[0].html


def test_words_of_many_rows_come_in_slices_those_that_are_looked_at_first(desk: Desk) -> None:
    old = "\n".join(f"Line {number} holds some ordinary words." for number in range(0, 900, 3))
    new = old.replace("ordinary", "unusual")
    desk.worker.take(CompareTexts(1, GivenText(old), GivenText(new)))
    desk.worker.step()
    first = desk.answers[0]
    assert isinstance(first, Compared)
    assert len(first.spans) == 60
    desk.worker.take(SpansWanted(1, (299,)))
    *slices, described = desk.work()
    assert isinstance(described, Described)
    assert all(isinstance(answer, MoreSpans) for answer in slices)
    told = [row for answer in slices for row in getattr(answer, "spans", {})]
    assert told[0] == 299
    assert sorted([*first.spans, *told]) == list(range(300))


def test_an_image_is_sent_with_its_kind(desk: Desk, file: RevisionFile) -> None:
    pixel = b'<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>'
    file.add_image("Dot.svg", pixel)
    desk.worker.take(OpenFile(str(file.path)))
    desk.worker.take(ReadImage(5, "Dot.svg"))
    desk.worker.take(ReadImage(6, "None.png"))
    assert desk.answers == [
        ImageData(5, "Dot.svg", "image/svg+xml", pixel),
        ImageData(6, "None.png", "", b""),
    ]


def test_a_file_that_cannot_be_opened_is_told_and_pages_render_without_it(
    desk: Desk, tmp_path: Path
) -> None:
    desk.worker.take(OpenFile(str(tmp_path / "none.recension")))
    [failed] = desk.answers
    assert isinstance(failed, Failed)
    assert failed.error.name == "FileMissing"
    desk.open("{{Greeting}}")
    desk.worker.take(UpdatePage(1, 1))
    assert kinds(desk.work()) == ["PreviewUpdate", "Compared", "Described"]


def test_a_bug_in_one_text_is_answered_and_the_next_text_works(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open("Text")
    with monkeypatch.context() as patch:
        patch.setattr("recension.engine.page.Renderer.render", lambda *_: 1 / 0)
        desk.worker.take(UpdatePage(1, 1))
        failed, compared, _described = desk.work()
    assert isinstance(failed, Failed)
    assert "ZeroDivisionError" in failed.error.data["traceback"]
    assert isinstance(compared, Compared)
    desk.worker.take(UpdatePage(2, 1))
    assert kinds(desk.work()) == ["PreviewUpdate", "Compared", "Described"]


def shown(blocks: list[str], update: Answer) -> list[str]:
    """Return the blocks after a visual update."""
    assert isinstance(update, VisualUpdate)
    blocks = [] if update.rendering.is_fresh else [*blocks]
    for splice in update.rendering.splices:
        added = [block.html for block in splice.blocks]
        blocks[splice.start : splice.start + splice.removed] = added
    assert len(blocks) == len(update.steps) == len(update.rendering.lines) / 2
    return blocks


def test_the_changes_in_the_page_follow_the_edits(desk: Desk) -> None:
    desk.open("One.\n\nTwo words.", base="One.\n\nTwo.")
    desk.worker.take(UpdatePage(1, 1, visual_onto=0))
    *others, first, _described = desk.work()
    assert kinds(others) == ["PreviewUpdate", "Compared"]
    blocks = shown([], first)
    assert 'Two<ins data-mw-diff="added" data-mw-step=""> words</ins>' in blocks[1]
    desk.worker.take(EditPage(1, 1, (Edit(3, 0, "s"),), 17))
    assert isinstance(first, VisualUpdate)
    desk.worker.take(UpdatePage(2, 1, compare=False, visual_onto=first.rendering.serial))
    second = desk.work()[1]
    assert isinstance(second, VisualUpdate)
    [splice] = second.rendering.splices
    assert (splice.start, splice.removed) == (0, 1)
    assert "<ins" in shown(blocks, second)[0]
    assert second.steps == (1, 1)


def test_the_changes_in_the_page_begin_anew_for_a_window_that_lost_them(desk: Desk) -> None:
    desk.open("One.", base="Two.")
    for onto in (0, 77):
        desk.worker.take(UpdatePage(1, 1, render=False, compare=False, visual_onto=onto))
        [update] = desk.work()
        assert isinstance(update, VisualUpdate)
        assert update.rendering.is_fresh
        assert len(shown([], update)) == 1


def test_the_changes_between_two_revisions_are_shown_in_the_page(
    desk: Desk, file: RevisionFile
) -> None:
    first, second = (file.save("Page", text) for text in ("Old words", "New words"))
    assert first is not None
    assert second is not None
    desk.worker.take(OpenFile(str(file.path)))
    sides = StoredRevision(first.id), StoredRevision(second.id)
    desk.worker.take(CompareRendered(5, "Page", *sides))
    [update] = desk.work()
    [html] = shown([], update)
    assert '<del data-mw-diff="removed" data-mw-step="">Old</del>' in html


def test_a_base_is_rendered_with_the_templates_of_now(desk: Desk, file: RevisionFile) -> None:
    file.save("Template:T", "before")
    desk.worker.take(OpenFile(str(file.path)))
    desk.open("{{T}} x", base="{{T}}")
    for word in ("before", "after"):
        desk.worker.take(UpdatePage(1, 1, visual_onto=0))
        html = shown([], desk.work()[2])[0]
        assert word in html
        assert "<del" not in html
        file.save("Template:T", "after")


TIME = datetime(2019, 9, 29, 4, 19, tzinfo=UTC)
ANNA = Author("Anna")


def test_what_saving_changes_is_told_from_the_end(desk: Desk, file: RevisionFile) -> None:
    file.save("Template:Hello", "Hello {{{1}}}")
    desk.worker.take(OpenFile(str(file.path)))
    text = "{{subst:hello|you}} ~~~~~ [[A (b)|]]"
    desk.worker.take(PrepareText(1, "Page", text, ANNA, TIME))
    assert desk.work() == [
        Prepared(
            1,
            (
                Edit(34, 0, "A"),
                Edit(20, 5, "04:19, 29 September 2019 (UTC)"),
                Edit(0, 19, "Hello you"),
            ),
        )
    ]


def test_what_a_save_waits_for_comes_first(desk: Desk) -> None:
    desk.open("Text")
    desk.worker.take(UpdatePage(1, 1))
    desk.worker.take(PrepareText(2, "Page", "a", ANNA, TIME))
    assert kinds(desk.work()) == ["Prepared", "PreviewUpdate", "Compared", "Described"]


def test_a_text_that_cannot_be_prepared_is_a_failure(desk: Desk) -> None:
    desk.worker.take(PrepareText(1, "[", "~~~", ANNA, TIME))
    (failed,) = desk.work()
    assert isinstance(failed, Failed)
    assert (failed.request, failed.stage, failed.error.name) == (1, "prepare", "BadTitle")


def test_unsaved_text_is_shown_as_saving_would_leave_it(desk: Desk) -> None:
    desk.worker.take(SetAuthor(Author("Anna", "The author")))
    desk.open("[[A (b)|]] ~~~", "")
    desk.worker.take(UpdatePage(1, 1, is_unsaved=True))
    update, compared, _described = desk.work()
    assert isinstance(update, PreviewUpdate)
    html = update.splices[0].blocks[0].html
    assert ">A</a>" in html
    assert ">The author</a>" in html
    assert isinstance(compared, Compared)
    assert compared.new_size == 14  # of the text as it was typed


@pytest.mark.parametrize("redirect", ["", "#REDIRECT [[Lake]]\n\n"])
def test_unsaved_text_keeps_its_own_lines(desk: Desk, file: RevisionFile, redirect: str) -> None:
    file.save("Template:Rows", "a\n\nb\n\nc")
    desk.worker.take(OpenFile(str(file.path)))
    desk.open(f"{redirect}{{{{subst:rows}}}}\n* x\n* y\n\n== H ==\nz")
    desk.worker.take(UpdatePage(1, 1, compare=False, is_unsaved=True))
    (update,) = desk.work()
    assert isinstance(update, PreviewUpdate)
    blocks = update.splices[0].blocks
    skipped = redirect.count("\n")
    *_, item, heading = zip(blocks, update.lines[::2], update.lines[1::2], strict=True)
    assert item[1:] == (skipped, skipped + 2)
    assert 'data-mw-line="1">x' in item[0].html
    assert 'data-mw-line="2">y' in item[0].html
    assert heading[1:] == (skipped + 4, skipped + 5)
    assert update.headings[0].line == skipped + 4


def test_a_text_without_unsaved_edits_is_shown_as_it_is(desk: Desk) -> None:
    desk.worker.take(SetAuthor(ANNA))
    desk.open("~~~", "~~~")
    desk.worker.take(UpdatePage(1, 1, compare=False))
    (update,) = desk.work()
    assert isinstance(update, PreviewUpdate)
    assert "~~~" in update.splices[0].blocks[0].html
