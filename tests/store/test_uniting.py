"""Two copies of one file, edited apart, become one."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from recension.diff import merge
from recension.errors import Cancelled, DamagedFile, SameFile, TextPruned, UnrelatedFile
from recension.store import ClashKind, PruneOrder, RevisionFile, UnitedCopy, recover

Story = Callable[[RevisionFile], object]

_LINES = "one\n\ntwo\n\nthree\n\nfour"


def united_text(base: str, mine: str, theirs: str) -> str | None:
    return merge(base, mine, theirs).text


class Copies:
    """A file and a copy of it."""

    def __init__(self, folder: Path) -> None:
        self.mine = folder / "book.recension"
        self.theirs = folder / "copy.recension"

    def begin(self, story: Story) -> None:
        with RevisionFile.create(self.mine) as file:
            story(file)
        shutil.copyfile(self.mine, self.theirs)

    def edit(self, path: Path, story: Story) -> None:
        with RevisionFile.open(path) as file:
            story(file)

    def unite(self, here: Path | None = None, there: Path | None = None) -> UnitedCopy:
        """Unite, check that the file is sound, and return what came."""
        with RevisionFile.open(here or self.mine) as file:
            found = file.unite(there or self.theirs, united_text, author="Zeta")
            assert file.verify().problems == ()
        return found


@pytest.fixture
def copies(tmp_path: Path) -> Copies:
    made = Copies(tmp_path)
    made.begin(lambda file: file.save("A", _LINES, author="Ann"))
    return made


@pytest.fixture
def mine(copies: Copies) -> Iterator[RevisionFile]:
    with RevisionFile.open(copies.mine) as file:
        yield file


def save(title: str, text: str, **more: object) -> Story:
    return lambda file: file.save(title, text, **more)  # type: ignore[arg-type]  # the tests know what it takes


def test_what_only_the_copy_has_comes_with_all_it_says(copies: Copies, mine: RevisionFile) -> None:
    copies.edit(
        copies.theirs,
        save("A", _LINES + " more", author="Bea", summary="more", is_minor=True, tags=["mw-undo"]),
    )
    found = copies.unite()

    came = mine.newest("A")
    assert (found.revisions, found.united, found.clashes) == (1, (), ())
    assert (came.author, came.summary, came.is_minor) == ("Bea", "more", True)
    assert came.tags == ("mw-undo",)
    assert came.parent == 1
    with RevisionFile.open(copies.theirs) as theirs:
        assert theirs.newest("A").time == came.time


def test_changes_of_other_places_are_united_on_top_of_both(
    copies: Copies, mine: RevisionFile
) -> None:
    copies.edit(copies.mine, save("A", _LINES.replace("one", "ONE")))
    copies.edit(copies.theirs, save("A", _LINES.replace("four", "FOUR")))
    found = copies.unite()

    newest = mine.newest("A")
    assert mine.text(newest.id) == _LINES.replace("one", "ONE").replace("four", "FOUR")
    assert found.united == ("A",)
    assert (newest.author, newest.tags, newest.parent) == ("Zeta", ("recension-united",), 2)
    assert len(mine.history("A")) == 4


def test_a_clash_keeps_both_lines_and_the_text_of_this_file(
    copies: Copies, mine: RevisionFile
) -> None:
    copies.edit(copies.mine, save("A", _LINES.replace("one", "mine")))
    copies.edit(copies.theirs, save("A", _LINES.replace("one", "theirs")))
    found = copies.unite()

    newest = mine.newest("A")
    assert mine.text(newest.id) == _LINES.replace("one", "mine")
    assert newest.tags == ("recension-kept",)
    (clash,) = found.clashes
    assert (clash.kind, clash.page, clash.base, clash.mine) == (ClashKind.TEXT, "A", 1, newest.id)
    assert clash.theirs is not None
    assert mine.text(clash.theirs) == _LINES.replace("one", "theirs")


def test_a_clash_stays_open_until_a_revision_unites_it(copies: Copies, mine: RevisionFile) -> None:
    copies.edit(copies.mine, save("A", "mine"))
    copies.edit(copies.theirs, save("A", "theirs"))
    (clash,) = copies.unite().clashes
    mine.save("A", "mine, and more")

    assert [line.theirs for line in mine.open_lines()] == [clash.theirs]
    mine.save("A", "mine, and more", united=clash.theirs)
    assert mine.open_lines() == []
    assert copies.unite().clashes == ()


def test_a_line_that_was_united_is_the_base_of_what_follows(
    copies: Copies, mine: RevisionFile
) -> None:
    copies.edit(copies.mine, save("A", "mine"))
    copies.edit(copies.theirs, save("A", "theirs"))
    (clash,) = copies.unite().clashes
    mine.save("A", "mine and theirs\n\n\nend", united=clash.theirs)
    copies.edit(copies.theirs, save("A", "theirs\n\n\nnew"))
    found = copies.unite()

    (clash,) = found.clashes
    assert clash.base == 3  # what the copy had when it was united


def test_uniting_again_does_nothing(copies: Copies) -> None:
    copies.edit(copies.mine, save("A", "mine"))
    copies.edit(copies.theirs, save("A", "theirs"))
    copies.edit(copies.theirs, save("B", "new"))
    first = copies.unite()
    before = copies.mine.read_bytes()
    again = copies.unite()

    assert again.is_nothing_new
    assert again.clashes == first.clashes
    assert copies.mine.read_bytes() == before


def test_a_clash_that_both_copies_know_adds_nothing_however_often_they_meet(
    copies: Copies,
) -> None:
    copies.edit(copies.mine, save("A", "mine"))
    copies.edit(copies.theirs, save("A", "theirs"))
    here = copies.unite().clashes
    there = copies.unite(copies.theirs, copies.mine).clashes
    before = copies.mine.read_bytes(), copies.theirs.read_bytes()

    for _ in range(2):
        assert copies.unite().clashes == here
        assert copies.unite(copies.theirs, copies.mine).clashes == there
    assert (copies.mine.read_bytes(), copies.theirs.read_bytes()) == before
    with RevisionFile.open(copies.mine) as one, RevisionFile.open(copies.theirs) as other:
        assert one.news_of(copies.theirs) == other.news_of(copies.mine) == 0
        assert one.text(one.newest("A").id) == "mine"
        assert other.text(other.newest("A").id) == "theirs"


def test_what_decides_a_clash_in_one_copy_decides_it_in_the_other(
    copies: Copies, mine: RevisionFile
) -> None:
    copies.edit(copies.mine, save("A", "mine"))
    copies.edit(copies.theirs, save("A", "theirs"))
    copies.unite()
    (clash,) = copies.unite(copies.theirs, copies.mine).clashes
    copies.unite()
    copies.edit(copies.theirs, save("A", "both", united=clash.theirs))

    assert copies.unite().clashes == ()
    assert mine.text(mine.newest("A").id) == "both"
    assert copies.unite(copies.theirs, copies.mine).clashes == ()
    assert copies.unite().is_nothing_new


def test_a_third_copy_learns_of_a_clash_from_one_that_has_it(
    copies: Copies, tmp_path: Path
) -> None:
    third = shutil.copyfile(copies.mine, tmp_path / "third.recension")
    copies.edit(copies.mine, save("A", "mine"))
    copies.edit(copies.theirs, save("A", "theirs"))
    copies.unite()
    (clash,) = copies.unite(third, copies.mine).clashes

    assert clash.kind == ClashKind.TEXT
    with RevisionFile.open(third) as file:
        assert file.text(file.newest("A").id) == "mine"


def test_a_new_edit_of_a_line_that_clashes_comes_and_stays_in_its_line(
    copies: Copies, mine: RevisionFile
) -> None:
    copies.edit(copies.mine, save("A", "mine"))
    copies.edit(copies.theirs, save("A", "theirs"))
    copies.unite()
    copies.unite(copies.theirs, copies.mine)
    copies.edit(copies.theirs, save("A", "theirs, and more"))
    (clash,) = copies.unite().clashes

    assert clash.theirs is not None
    assert mine.text(clash.theirs) == "theirs, and more"
    assert mine.text(mine.newest("A").id) == "mine"
    copies.unite(copies.theirs, copies.mine)
    assert copies.unite().is_nothing_new


def test_both_ways_both_files_have_the_same(copies: Copies) -> None:
    copies.edit(copies.mine, save("A", _LINES.replace("one", "ONE")))
    copies.edit(copies.theirs, save("A", _LINES.replace("four", "FOUR")))
    copies.unite()
    found = copies.unite(copies.theirs, copies.mine)

    assert found.united == ()  # what was united over there goes on from here
    assert copies.unite().is_nothing_new
    with RevisionFile.open(copies.mine) as one, RevisionFile.open(copies.theirs) as other:
        assert one.text(one.newest("A").id) == other.text(other.newest("A").id)


def test_copies_that_were_united_each_by_itself_go_on_from_there(
    copies: Copies, mine: RevisionFile, tmp_path: Path
) -> None:
    copies.edit(copies.mine, save("A", _LINES.replace("one", "ONE")))
    copies.edit(copies.theirs, save("A", _LINES.replace("four", "FOUR")))
    before = shutil.copyfile(copies.mine, tmp_path / "before.recension")
    copies.unite()
    copies.unite(copies.theirs, before)
    both = mine.text(mine.newest("A").id)
    mine.save("A", both.replace("ONE", "ONE of mine"))
    copies.edit(copies.theirs, save("A", both.replace("FOUR", "FOUR of theirs")))

    assert copies.unite().clashes == ()
    text = mine.text(mine.newest("A").id)
    assert text == both.replace("ONE", "ONE of mine").replace("FOUR", "FOUR of theirs")


def test_pages_that_began_apart_become_one(copies: Copies, mine: RevisionFile) -> None:
    copies.edit(copies.mine, save("B", "mine"))
    copies.edit(copies.theirs, save("B", "theirs"))
    copies.edit(copies.theirs, save("C", "new"))
    found = copies.unite()

    assert found.pages == 1
    assert [clash.page for clash in found.clashes] == ["B"]
    assert [page.title for page in mine.pages()] == ["A", "B", "C"]


def test_a_page_renamed_in_the_copy_is_renamed_here(copies: Copies, mine: RevisionFile) -> None:
    copies.edit(copies.mine, save("A", "edited"))
    copies.edit(copies.theirs, lambda file: file.rename("A", "Z"))
    copies.unite()

    assert mine.text(mine.newest("Z").id) == "edited"
    assert mine.text(mine.newest("A").id) == "#REDIRECT [[Z]]"


def test_a_page_renamed_on_both_sides_keeps_its_title_here(
    copies: Copies, mine: RevisionFile
) -> None:
    copies.edit(copies.mine, lambda file: file.rename("A", "M", leave_redirect=False))
    copies.edit(copies.theirs, lambda file: file.rename("A", "T", leave_redirect=False))
    found = copies.unite()

    assert [page.title for page in mine.pages()] == ["M"]
    assert [(one.kind, one.page, one.other) for one in found.clashes] == [
        (ClashKind.TITLE, "M", "T")
    ]


def test_titles_that_were_exchanged_are_exchanged(copies: Copies, mine: RevisionFile) -> None:
    def exchange(file: RevisionFile) -> None:
        for old, new in (("A", "X"), ("B", "A"), ("X", "B")):
            file.rename(old, new, leave_redirect=False)

    copies.edit(copies.theirs, save("B", "b"))
    copies.unite()
    copies.edit(copies.theirs, exchange)
    found = copies.unite()

    assert found.clashes == ()
    assert mine.text(mine.newest("A").id) == "b"


def test_a_new_page_whose_title_is_taken_gets_another(copies: Copies, mine: RevisionFile) -> None:
    copies.edit(copies.mine, lambda file: file.rename("A", "B", leave_redirect=False))
    copies.edit(copies.theirs, save("B", "another"))
    found = copies.unite()

    assert [page.title for page in mine.pages()] == ["B", "B (copy)"]
    assert mine.text(mine.newest("B (copy)").id) == "another"
    assert [one.kind for one in found.clashes] == [ClashKind.TAKEN]


def test_a_long_title_that_is_taken_is_cut_to_what_a_title_may_have(
    copies: Copies, mine: RevisionFile
) -> None:
    title = "É" * 127
    copies.edit(copies.mine, lambda file: file.rename("A", title, leave_redirect=False))
    copies.edit(copies.theirs, save(title, "another"))
    copies.unite()

    (other,) = (page.title for page in mine.pages() if page.title != title)
    assert other.endswith("É (copy)")
    assert mine.save(other, "still a title") is not None


def test_a_page_deleted_in_the_copy_is_deleted_here(copies: Copies, mine: RevisionFile) -> None:
    copies.edit(copies.theirs, lambda file: file.delete("A", summary="obsolete"))
    copies.unite()

    assert mine.pages() == []
    assert [gone.page.title for gone in mine.deleted_pages()] == ["A"]


def test_a_page_deleted_in_the_copy_and_edited_here_stays(
    copies: Copies, mine: RevisionFile
) -> None:
    copies.edit(copies.mine, save("A", "edited"))
    copies.edit(copies.theirs, lambda file: file.delete("A"))
    found = copies.unite()

    assert mine.text(mine.newest("A").id) == "edited"
    assert [one.kind for one in found.clashes] == [ClashKind.DELETED]


def test_a_page_deleted_here_and_edited_in_the_copy_is_back(
    copies: Copies, mine: RevisionFile
) -> None:
    copies.edit(copies.mine, lambda file: file.delete("A"))
    copies.edit(copies.theirs, save("A", "edited"))
    found = copies.unite()

    assert mine.text(mine.newest("A").id) == "edited"
    assert [one.kind for one in found.clashes] == [ClashKind.EDITED]


def test_names_and_images_come_too(copies: Copies, mine: RevisionFile) -> None:
    copies.edit(copies.mine, lambda file: file.add_image("Map.png", b"mine"))
    copies.edit(copies.theirs, lambda file: file.add_image("Map.png", b"theirs"))
    copies.edit(copies.theirs, lambda file: file.add_image("New.png", b"new"))
    copies.edit(copies.theirs, lambda file: file.set_name(1, "sent"))
    found = copies.unite()

    assert sorted(mine.images()) == ["Map (copy).png", "Map.png", "New.png"]
    assert mine.image_data("Map.png") == b"mine"
    assert mine.revision(1).name == "sent"
    assert [one.kind for one in found.clashes] == [ClashKind.IMAGE]
    assert copies.unite().is_nothing_new


def test_a_third_copy_brings_nothing_twice(copies: Copies, tmp_path: Path) -> None:
    third = shutil.copyfile(copies.mine, tmp_path / "third.recension")
    copies.edit(copies.theirs, save("A", "theirs"))
    copies.unite(third)
    copies.unite()

    assert copies.unite(None, third).is_nothing_new


def test_another_file_is_refused(copies: Copies, tmp_path: Path) -> None:
    other = tmp_path / "other.recension"
    with RevisionFile.create(other) as file:
        file.save("A", "another story")
    with pytest.raises(UnrelatedFile):
        copies.unite(None, other)


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_file_is_not_united_with_itself_under_another_name(
    copies: Copies, tmp_path: Path
) -> None:
    link, hard = tmp_path / "link.recension", tmp_path / "hard.recension"
    link.symlink_to(copies.mine)
    hard.hardlink_to(copies.mine)
    before = copies.mine.read_bytes()
    for path in (copies.mine, link, hard):
        with pytest.raises(SameFile):
            copies.unite(None, path)
    assert copies.mine.read_bytes() == before


def test_a_copy_whose_past_was_changed_is_refused(copies: Copies) -> None:
    for number in range(40):
        copies.edit(copies.theirs, save("A", f"text {number}"))
    with RevisionFile.open(copies.theirs) as file:
        connection = file._database.connection
        connection.execute("DROP TRIGGER revision_no_update")
        connection.execute("UPDATE revision SET summary = 'forged' WHERE id = 5")
    before = copies.mine.read_bytes()

    with pytest.raises(DamagedFile):
        copies.unite()
    assert copies.mine.read_bytes() == before


def test_what_a_copy_lists_wrongly_is_taken_from_its_chain(
    copies: Copies, mine: RevisionFile
) -> None:
    copies.edit(copies.theirs, save("A", "theirs"))
    with RevisionFile.open(copies.theirs) as file:
        file._database.connection.execute("UPDATE page SET title = 'Forged', newest = 1")
    copies.unite()
    assert mine.text(mine.newest("A").id) == "theirs"


def test_a_cancelled_union_changes_nothing(copies: Copies, mine: RevisionFile) -> None:
    copies.edit(copies.theirs, save("A", "theirs"))
    before = copies.mine.read_bytes()
    with pytest.raises(Cancelled):
        mine.unite(copies.theirs, united_text, cancelled=lambda: True)
    assert copies.mine.read_bytes() == before


def test_the_origin_of_what_came_is_part_of_the_chain(copies: Copies) -> None:
    copies.edit(copies.theirs, save("A", "theirs"))
    copies.unite()
    with RevisionFile.open(copies.mine) as file:
        file._database.connection.execute("DROP TRIGGER lineage_no_update")
        file._database.connection.execute("UPDATE lineage SET origin = zeroblob(32)")
        assert [problem.what for problem in file.verify().problems] == ["chain"]


def _learn(names: dict[int, str]) -> Story:
    def story(file: RevisionFile) -> None:
        with file.bulk() as writer:
            writer.learn_namespaces(names)

    return story


def test_names_of_namespaces_come_along_and_keep_two_of_a_number_apart(
    copies: Copies, mine: RevisionFile
) -> None:
    copies.edit(copies.mine, _learn({10: "Vorlage", 100: "Portal"}))
    copies.edit(copies.theirs, _learn({14: "Kategorie", 100: "Buch"}))
    copies.edit(copies.mine, save("Portal:A", "portal"))
    copies.edit(copies.theirs, save("Buch:A", "book"))
    copies.unite()

    titles = [(page.title, page.namespace) for page in mine.pages()]
    assert titles == [("A", 0), ("Portal:A", 100), ("Buch:A", 3000)]
    assert [mine.namespaces.number(name) for name in ("vorlage", "kategorie")] == [10, 14]


def test_small_letters_that_the_copy_allows_come_along(copies: Copies, mine: RevisionFile) -> None:
    def learn(file: RevisionFile) -> None:
        with file.bulk() as writer:
            writer.learn_namespaces({2300: "Gadget"}, small_letters={2300})

    copies.edit(copies.theirs, learn)
    copies.edit(copies.theirs, save("Gadget:clock", "a"))
    copies.edit(copies.theirs, save("Gadget:Clock", "b"))
    copies.unite()

    assert [page.title for page in mine.pages()] == ["A", "Gadget:Clock", "Gadget:clock"]
    assert mine.text(mine.newest("gadget:clock").id) == "a"


def test_what_was_pruned_here_does_not_come_back(copies: Copies, mine: RevisionFile) -> None:
    copies.edit(copies.mine, save("A", "public"))
    copies.edit(copies.mine, lambda file: file.prune(PruneOrder(revisions=(1,))))
    copies.edit(copies.theirs, save("B", "new"))
    found = copies.unite()

    assert (found.pruned_here, found.pruned_there) == (0, 0)
    with pytest.raises(TextPruned):
        mine.text(1)


def test_what_a_copy_saved_anew_after_it_was_pruned_here_is_told(copies: Copies) -> None:
    copies.edit(copies.mine, save("A", "public"))
    copies.edit(copies.mine, lambda file: file.prune(PruneOrder(revisions=(1,))))
    copies.edit(copies.theirs, save("B", _LINES))

    assert copies.unite().pruned_here == 1


def test_what_was_pruned_in_the_copy_is_kept_here_and_told(
    copies: Copies, mine: RevisionFile
) -> None:
    copies.edit(copies.theirs, save("A", "public"))
    copies.edit(copies.theirs, lambda file: file.prune(PruneOrder(revisions=(1,))))

    assert copies.unite().pruned_there == 1
    assert mine.text(1) == _LINES
    assert copies.unite().pruned_there == 1  # as long as it is so


def test_an_old_revision_that_comes_back_does_not_become_what_the_page_says(
    copies: Copies, mine: RevisionFile, tmp_path: Path
) -> None:
    for text in ("second", "third"):
        copies.edit(copies.mine, save("A", text, time=mine.newest("A").time))  # of one second
    whole = shutil.copyfile(copies.mine, tmp_path / "whole.recension")
    with closing(sqlite3.connect(copies.mine)) as connection:
        connection.execute("DROP TRIGGER revision_no_delete")
        connection.execute("DELETE FROM revision WHERE id = 2")
        connection.commit()
    recovered = tmp_path / "recovered.recension"
    recover(copies.mine, recovered)
    assert copies.unite(recovered, whole).revisions == 1

    with RevisionFile.open(recovered) as file:
        assert file.text(file.newest("A").id) == "third"


def test_a_name_that_was_taken_away_does_not_come_back(copies: Copies, mine: RevisionFile) -> None:
    for path in (copies.mine, copies.theirs):
        copies.edit(path, lambda file: file.set_name(1, "sent"))
    copies.edit(copies.mine, lambda file: file.set_name(1, ""))
    found = copies.unite()

    assert mine.revision(1).name == ""
    assert mine.named("A", "") is None
    assert found.clashes == ()
    copies.unite(copies.theirs, copies.mine)
    with RevisionFile.open(copies.theirs) as theirs:
        assert theirs.revision(1).name == "sent"  # there nobody took it away
    copies.edit(copies.theirs, lambda file: file.set_name(1, "printed"))
    copies.unite()
    assert mine.revision(1).name == "printed"


def test_pages_of_a_copy_have_the_titles_that_the_names_known_here_give_them(
    copies: Copies, mine: RevisionFile
) -> None:
    with mine.bulk() as writer:
        writer.learn_namespaces({100: "Portal", 10: "Vorlage"})
    for title in ("Portal:birds", "Vorlage:Box"):  # in the copy they are titles as any
        copies.edit(copies.theirs, save(title, "new"))
    copies.unite()

    assert [(page.title, page.namespace) for page in mine.pages()] == [
        ("A", 0),
        ("Template:Box", 10),
        ("Portal:Birds", 100),
    ]
    assert mine.text(mine.newest("Vorlage:Box").id) == "new"
    copies.unite(copies.theirs, copies.mine)
    assert copies.unite().is_nothing_new
