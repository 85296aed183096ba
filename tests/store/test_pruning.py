"""A prune takes the texts it was asked for, for good, and the chain stays provable."""

from __future__ import annotations

import random
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recension.errors import DamagedFile, PageMissing, PruneRefused, ReadOnlyFile, TextPruned
from recension.store import Hidden, NewRevision, PageLinks, PruneOrder, RevisionFile
from recension.store.parts import lift_protection, protect

_DAY = timedelta(days=1)
_FIRST = datetime(2010, 1, 1, tzinfo=UTC)


def _fill(file: RevisionFile, title: str, count: int) -> list[str]:
    """Save revisions a day apart, and return their texts."""
    texts = [f"{title} {number}\n" * (1 + number % 7) + "end" for number in range(count)]
    for number, text in enumerate(texts):
        file.save(title, text, author="Ann", summary=f"s{number}", time=_FIRST + number * _DAY)
    return texts


def _readable(file: RevisionFile, title: str) -> list[int]:
    """Return which revisions of a page have their texts, counted from 0, oldest first."""
    history = file.history(title)[::-1]
    return [place for place, one in enumerate(history) if one.pruned_at is None]


def test_what_is_older_than_a_date_goes_and_the_rest_reads_byte_for_byte(
    file: RevisionFile,
) -> None:
    texts = _fill(file, "A", 10)
    plan = file.prune(PruneOrder(before=_FIRST + 4 * _DAY))

    assert plan.revisions == plan.texts == 4
    assert _readable(file, "A") == [4, 5, 6, 7, 8, 9]
    numbers = [one.id for one in file.history("A")][::-1]
    assert [file.text(number) for number in numbers[4:]] == texts[4:]


def test_who_when_and_why_stay_with_size_hash_and_link(file: RevisionFile) -> None:
    _fill(file, "A", 3)
    before, links = file.history("A"), file.links("A")
    file.prune(PruneOrder(pages=("A",)))
    after = file.history("A")

    assert file.links("A") == links
    assert [(one.author, one.time, one.summary, one.size, one.sha1) for one in after] == [
        (one.author, one.time, one.summary, one.size, one.sha1) for one in before
    ]
    assert [one.hidden for one in after] == [Hidden.NOTHING, Hidden.TEXT, Hidden.TEXT]


def test_a_pruned_text_is_told_with_the_time_of_the_prune(file: RevisionFile) -> None:
    _fill(file, "A", 2)
    file.prune(PruneOrder(pages=("A",)))
    with pytest.raises(TextPruned) as told:
        file.text(1)
    assert told.value.time == file.revision(1).pruned_at


def test_verify_tells_a_prune_and_no_damage(file: RevisionFile) -> None:
    _fill(file, "A", 5)
    file.prune(PruneOrder(keep_every=2), reason="shrinking", author="Bob")
    found = file.verify()

    assert found.problems == ()
    assert (found.revisions, found.readable) == (6, 4)
    (prune,) = found.prunes
    assert (prune.page, prune.author, prune.reason) == ("A", "Bob", "shrinking")
    assert prune.revisions == (2, 4)


def test_every_nth_revision_and_the_newest_stay(file: RevisionFile) -> None:
    _fill(file, "A", 9)
    file.prune(PruneOrder(keep_every=3))
    assert _readable(file, "A") == [0, 3, 6, 8]


def test_a_revision_with_a_name_and_a_text_used_again_stay(file: RevisionFile) -> None:
    for text in ("one", "two", "three", "one", "four"):
        file.save("A", text)
    file.set_name(2, "as sent")
    plan = file.prune(PruneOrder(pages=("A",), keep_every=4))

    # 1 and 5 stay as every fourth; 4 has the text of 1.
    assert (plan.revisions, plan.named, plan.shared) == (1, 1, 1)
    assert _readable(file, "A") == [0, 1, 3, 4]


def test_only_the_pages_that_were_named_are_touched(file: RevisionFile) -> None:
    _fill(file, "A", 3)
    _fill(file, "B", 3)
    file.prune(PruneOrder(pages=("a",)))
    assert (_readable(file, "A"), _readable(file, "B")) == ([2], [0, 1, 2])
    with pytest.raises(PageMissing):
        file.prune(PruneOrder(pages=("C",)))


def test_a_text_that_must_go_goes_from_every_page_and_every_revision(file: RevisionFile) -> None:
    file.save("A", "fine")
    file.save("A", "the secret")
    file.save("B", "the secret")
    file.save("A", "fine again")
    file.save("B", "fine")
    file.set_name(2, "a name saves it not")
    plan = file.prune(PruneOrder(revisions=(2,)))

    assert [page.title for page in plan.pages] == ["A", "B"]
    assert [file.revision(number).pruned_at is None for number in (1, 2, 3, 4)] == [
        True,
        False,
        False,
        True,
    ]


def test_all_texts_with_a_phrase_go_and_summaries_that_quote_it_are_told(
    file: RevisionFile,
) -> None:
    file.save("A", "call 555-0199 now")
    file.save("A", "do call 555-0199 now", summary="longer")
    file.save("A", "do call")
    plan = file.prune(PruneOrder(phrase="555-0199"))

    assert plan.revisions == 2
    assert plan.quoted == (1,)  # the automatic summary of the first one


def test_a_text_that_a_page_has_now_is_refused(file: RevisionFile) -> None:
    _fill(file, "A", 2)
    with pytest.raises(PruneRefused) as refused:
        file.prune(PruneOrder(revisions=(2,)))
    assert (refused.value.reason, refused.value.titles) == ("newest", ("A",))
    assert _readable(file, "A") == [0, 1]


def test_the_newest_text_of_a_deleted_page_may_go(file: RevisionFile) -> None:
    file.save("A", "#REDIRECT [[Secret place]]")
    number = file.page("A").id
    file.delete("A")
    plan = file.prune(PruneOrder(phrase="Secret place"))

    assert plan.pages[0].is_deleted
    assert file.verify().problems == ()
    file.undelete(number)
    assert not file.page("A").is_redirect
    assert file.save("A", "new") is not None
    assert file.verify().problems == ()


def test_a_prune_that_takes_nothing_is_no_prune(file: RevisionFile) -> None:
    _fill(file, "A", 2)
    before = file.newest_link()
    with pytest.raises(PruneRefused):
        file.prune(PruneOrder(before=_FIRST))
    assert file.newest_link() == before


def test_a_plan_changes_nothing_and_says_what_the_prune_does(
    file: RevisionFile, path: Path
) -> None:
    _fill(file, "A", 6)
    before = path.read_bytes()
    order = PruneOrder(before=_FIRST + 3 * _DAY)
    plan = file.plan_prune(order)

    assert path.read_bytes() == before
    (page,) = plan.pages
    assert (page.title, page.revisions, page.of) == ("A", 3, 6)
    assert (page.first, page.last) == (_FIRST, _FIRST + 2 * _DAY)
    assert plan == file.prune(order)


def test_the_bytes_are_gone_from_the_file(file: RevisionFile, path: Path) -> None:
    letters = random.Random(4)
    secret = "".join(letters.choices("abcdefghijklmnopqrstuvwxyz", k=60))
    file.save("A", "one")
    file.save("A", secret, summary="x")
    file.save("A", "two")
    file.save("Last", secret, summary="x")  # the text with the highest number
    file.save("Last", "two")
    assert secret.encode() in path.read_bytes()
    file.prune(PruneOrder(phrase=secret))
    assert secret.encode() not in path.read_bytes()
    file.compact()
    assert secret.encode() not in path.read_bytes()
    assert file.verify().problems == ()
    assert list(path.parent.iterdir()) == [path]


def test_the_file_becomes_smaller(file: RevisionFile, path: Path) -> None:
    words = random.Random(7)
    for number in range(200):
        file.save("A", " ".join(str(words.random()) for _ in range(80)), summary=str(number))
    before = path.stat().st_size
    file.prune(PruneOrder(keep_every=20))
    file.compact()
    assert path.stat().st_size < before / 4
    assert file.verify().problems == ()


def test_a_number_of_a_text_is_not_given_again(file: RevisionFile, path: Path) -> None:
    file.save("A", "one")
    file.save("A", "the secret")
    file.save("A", "one")
    with RevisionFile.open(path) as other:
        assert other.text(2) == "the secret"  # and remembers it by its number
        file.prune(PruneOrder(revisions=(2,)))
        file.save("A", "three")
        assert other.text(file.page("A").newest) == "three"


def test_what_was_pruned_cannot_be_listed_otherwise(file: RevisionFile, path: Path) -> None:
    _fill(file, "A", 4)
    file.prune(PruneOrder(before=_FIRST + _DAY))
    file.close()
    connection = sqlite3.connect(path)
    lift_protection(connection)
    connection.execute("UPDATE revision SET text = NULL WHERE id = 2")
    protect(connection)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("DELETE FROM pruned")
    connection.execute("INSERT INTO pruned VALUES (2, 5)")
    connection.commit()
    connection.close()

    with RevisionFile.open(path) as opened:
        problems = opened.verify().problems
    assert {problem.revision for problem in problems} == {1, 2, 5}


def test_a_file_with_a_damaged_text_that_others_need_is_left_as_it_is(
    file: RevisionFile, path: Path
) -> None:
    words = random.Random(5)
    article = " ".join(str(words.random()) for _ in range(200))
    for number in range(3):
        file.save("A", f"{article}\n{number}", time=_FIRST + number * _DAY)
    file.close()
    connection = sqlite3.connect(path)
    lift_protection(connection)
    connection.execute("UPDATE text SET data = x'00' WHERE id = 2")
    protect(connection)
    connection.commit()
    connection.close()
    before = path.read_bytes()

    with RevisionFile.open(path) as opened, pytest.raises(DamagedFile):
        opened.prune(PruneOrder(before=_FIRST + _DAY))
    assert path.read_bytes() == before


def test_a_file_that_is_open_to_read_is_not_pruned(file: RevisionFile, path: Path) -> None:
    _fill(file, "A", 3)
    with RevisionFile.open(path, read_only=True) as reader:
        assert reader.plan_prune(PruneOrder(pages=("A",))).texts == 2
        with pytest.raises(ReadOnlyFile):
            reader.prune(PruneOrder(pages=("A",)))
        with pytest.raises(ReadOnlyFile):
            reader.compact()


def test_saves_tags_and_events_go_on_after_a_prune(file: RevisionFile) -> None:
    _fill(file, "A", 3)
    file.prune(PruneOrder(pages=("A",)))
    restored = file.save("A", "A 0\nend")
    assert restored is not None
    assert "mw-manual-revert" in restored.tags
    assert file.text(restored.id) == "A 0\nend"
    assert [event.revision.id for event in file.events()] == [1, 2, 3, restored.id]
    assert file.verify().problems == ()


def test_links_read_from_texts_that_are_gone_are_read_anew(file: RevisionFile) -> None:
    file.save("A", "[[Secret]]", summary="x")
    page = file.page("A")
    file.record_links(page.id, page.newest, PageLinks(links=["Secret"]))
    file.save("A", "nothing")
    file.prune(PruneOrder(revisions=(1,)))
    assert file.linking("Secret") == []
    assert file.count_unread() == 1


def test_what_is_needed_to_unite_two_lines_stays(tmp_path: Path) -> None:
    mine, theirs = tmp_path / "book.recension", tmp_path / "copy.recension"
    with RevisionFile.create(mine) as file:
        for text in ("before", "base"):
            file.save("A", text)
    shutil.copyfile(mine, theirs)
    for path, texts in ((mine, ("m", "mine")), (theirs, ("t", "theirs"))):
        with RevisionFile.open(path) as file:
            for text in texts:
                file.save("A", text)
    with RevisionFile.open(mine) as file:
        file.unite(theirs, lambda *_: None)
        (line,) = file.open_lines()
        file.prune(PruneOrder(pages=("A",)))
        kept = {file.text(one.id) for one in file.history("A") if one.pruned_at is None}
        assert kept == {"base", "mine", "theirs"}
        assert line.base is not None
        assert file.verify().problems == ()


def test_an_older_copy_that_is_merged_brings_no_pruned_text_back(
    file: RevisionFile, path: Path
) -> None:
    secret = "".join(random.Random(9).choices("abcdefghijklmnopqrstuvwxyz", k=60))
    file.save("A", secret, summary="x")
    file.save("A", "fine")
    older = path.with_name("older.recension")
    file.save_copy(older)
    file.prune(PruneOrder(revisions=(1,)))
    file.unite(older, lambda *_: None)

    assert secret.encode() not in path.read_bytes()
    assert file.revision(1).pruned_at is not None
    assert file.verify().problems == ()


def test_no_pack_has_a_text_that_went(file: RevisionFile) -> None:
    with file.bulk() as writer:
        page = writer.page("A", 0)
        for number in range(60):
            secret = " the secret" if 20 <= number < 40 else ""
            text = f"many words of an article {number}{secret}"
            writer.add(page, NewRevision(_FIRST + number * _DAY, text))

    def packed() -> str:
        rows = file._database.rows("SELECT id FROM text WHERE codec = 3")
        return "".join(file._texts._packs.whole(number).decode() for (number,) in rows)

    assert "the secret" in packed()
    file.prune(PruneOrder(phrase="the secret"))
    assert "article 41" in packed()
    assert "the secret" not in packed()
    assert file.verify().problems == ()
