"""MediaWiki's automatic summaries, software tags and redirects."""

from __future__ import annotations

import pytest

from recension.errors import RevisionMissing
from recension.store import Revision, RevisionFile
from recension.store.edits import as_saved, redirect_target
from recension.store.hashing import from_base36, sha1, to_base36


def _summaries(file: RevisionFile, *texts: str) -> list[tuple[str, tuple[str, ...]]]:
    for text in texts:
        file.save("A", text)
    return [(one.summary, one.tags) for one in reversed(file.history("A"))]


def test_a_new_page_quotes_its_text(file: RevisionFile) -> None:
    assert _summaries(file, "== Head ==\nWords") == [('Created page with "== Head == Words"', ())]


def test_a_long_quote_is_cut_and_leaves_no_link_open(file: RevisionFile) -> None:
    ((summary, _),) = _summaries(file, "é" * 75 + " [[A link that is cut|here]] and on")

    assert summary == f'Created page with "{"é" * 75} A link that is cut|her..."'


@pytest.mark.parametrize(
    ("texts", "length"),
    [
        (["a" * 178], 178),  # 200 bytes with the message and its "$1"
        (["a" * 179], 178),
        (["é" * 100], 177),  # no character is cut in two
        (["a" * 2000, "a" * 174], 174),
        (["a" * 2000, "a" * 175], 174),
    ],
)
def test_a_summary_quotes_as_much_as_mediawiki(
    file: RevisionFile, texts: list[str], length: int
) -> None:
    summary, _ = _summaries(file, *texts)[-1]
    assert len(summary.partition('"')[2].encode()) - 1 == length


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("see [[Link", "see Link"),
        ("see [[Link]", "see Link"),
        ("see [[Link]]", "see [[Link]]"),
        ("[[A]] [[b [[c", "[[A]] b [[c"),
        ("a ] b [[c", "a ] b c"),
        ("plain $1 {quote}", "plain $1 {quote}"),
    ],
)
def test_a_quote_has_no_open_link(file: RevisionFile, text: str, quoted: str) -> None:
    assert _summaries(file, text)[0][0] == f'Created page with "{quoted}"'


def test_a_blank_page_is_created_and_a_page_is_blanked(file: RevisionFile) -> None:
    assert _summaries(file, "", "text", "") == [
        ("Created blank page", ()),
        ("", ("mw-reverted",)),
        ("Blanked the page", ("mw-blank", "mw-manual-revert")),
    ]


def test_redirects_are_told(file: RevisionFile) -> None:
    said = _summaries(file, "text", "#REDIRECT [[B]]", "#redirect: [[c#x]]", "other text")

    assert said[1:] == [
        ("Redirected page to [[B]]", ("mw-new-redirect",)),
        ("Changed redirect target from [[B]] to [[C#x]]", ("mw-changed-redirect-target",)),
        ("Removed redirect to [[C#x]]", ("mw-removed-redirect",)),
    ]


def test_a_page_that_loses_nine_tenths_was_replaced(file: RevisionFile) -> None:
    said = _summaries(file, "x" * 1000, "y" * 100, "z" * 9)

    assert said[1:] == [("", ()), ('Replaced content with "zzzzzzzzz"', ("mw-replace",))]


def test_a_summary_of_the_writer_is_kept_and_the_tag_too(file: RevisionFile) -> None:
    file.save("A", "text")
    revision = file.save("A", "", summary="gone")

    assert revision is not None
    assert (revision.summary, revision.tags) == ("gone", ("mw-blank",))


def test_going_back_to_one_of_the_last_texts_reverts_those_between(file: RevisionFile) -> None:
    for text in ("good", "bad", "worse", "good", "better"):
        file.save("A", text)

    tags = [one.tags for one in reversed(file.history("A"))]

    assert tags == [(), ("mw-reverted",), ("mw-reverted",), ("mw-manual-revert",), ()]
    assert file.revision(2).tags == ("mw-reverted",)


@pytest.mark.parametrize(("between", "tags"), [(14, ("mw-manual-revert",)), (15, ())])
def test_only_one_of_the_last_15_texts_is_reverted_to(
    file: RevisionFile, between: int, tags: tuple[str, ...]
) -> None:
    for text in ("first", *(f"text {number}" for number in range(between)), "first"):
        file.save("A", text)

    assert file.newest("A").tags == tags


def test_a_tag_that_says_more_stands_in_place_of_a_manual_revert(file: RevisionFile) -> None:
    file.save("A", "good")
    file.save("A", "bad")
    revision: Revision | None = file.save("A", "good", tags=["mw-undo"])

    assert revision is not None
    assert revision.tags == ("mw-undo",)


def test_the_first_kind_that_fits_is_told(file: RevisionFile) -> None:
    said = _summaries(
        file,
        "#REDIRECT [[B]]",  # a new page, and a redirect before all
        "#REDIRECT [[B]]\n" + "x" * 900,  # it still leads there
        "#REDIRECT [[C]]",  # replaced, and another target before that
        "",  # blanked before a redirect is gone
        "x" * 900,
        "y",
    )
    assert said == [
        ("Redirected page to [[B]]", ("mw-new-redirect",)),
        ("", ()),
        ("Changed redirect target from [[B]] to [[C]]", ("mw-changed-redirect-target",)),
        ("Blanked the page", ("mw-blank",)),
        ("", ()),
        ('Replaced content with "y"', ("mw-replace",)),
    ]


def test_only_more_than_ten_times_as_long_was_replaced(file: RevisionFile) -> None:
    assert _summaries(file, "é" * 50, "x" * 10)[1] == ("", ())  # 100 bytes
    assert _summaries(file, "é" * 50 + "x", "x" * 10)[3] == (
        'Replaced content with "xxxxxxxxxx"',
        ("mw-manual-revert", "mw-replace"),
    )


def test_another_fragment_is_another_target(file: RevisionFile) -> None:
    said = _summaries(file, "#REDIRECT [[B#x]]", "#REDIRECT [[b#x]]", "#REDIRECT [[B#y]]")
    assert [tags for _, tags in said[1:]] == [(), ("mw-changed-redirect-target",)]


def test_an_old_revision_that_was_undone_is_the_only_reverted_one(file: RevisionFile) -> None:
    for text in ("a\n\nb", "A\n\nb", "A\n\nb\n\nc"):
        file.save("P", text)
    undone = file.save("P", "a\n\nb\n\nc", undoes=2)

    assert undone is not None
    assert undone.tags == ("mw-undo",)
    assert [one.tags for one in file.history("P")] == [("mw-undo",), (), ("mw-reverted",), ()]
    assert file.verify().problems == ()


def test_undoing_the_newest_revision_is_no_manual_revert(file: RevisionFile) -> None:
    file.save("P", "good")
    file.save("P", "bad")
    undone = file.save("P", "good", undoes=2)

    assert undone is not None
    assert [one.tags for one in file.history("P")] == [("mw-undo",), ("mw-reverted",), ()]


def test_only_a_revision_of_the_page_is_undone(file: RevisionFile) -> None:
    file.save("P", "good")
    file.save("Q", "bad")
    with pytest.raises(RevisionMissing):
        file.save("P", "other", undoes=2)
    assert len(file.history("P")) == 1


def test_a_revert_that_is_reverted_is_called_so_too(file: RevisionFile) -> None:
    for text in ("good", "bad", "good", "bad"):
        file.save("A", text)

    tags = [one.tags for one in reversed(file.history("A"))]
    assert tags == [
        (),
        ("mw-reverted",),
        ("mw-manual-revert", "mw-reverted"),
        ("mw-manual-revert",),
    ]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("#REDIRECT [[Main Page]]", "Main Page"),
        ("  \n#Redirect[[main_page|words]] more", "Main page"),
        ("#REDIRECT : [[Category:X#part]]", "Category:X#part"),
        ("#REDIRECT [[A%20b]]", "A b"),
        ("#REDIRECT [[:File:X.png]]", "File:X.png"),
        ("#REDIRECT Main Page", None),
        ("#REDIRECT [[a<b]]", None),
        ("#REDIRECT [[Special:Version]]", None),
        ("#REDIRECT [[never ends", None),
        ("words #REDIRECT [[A]]", None),
        ("", None),
    ],
)
def test_a_redirect_leads_where_mediawiki_says(text: str, target: str | None) -> None:
    assert redirect_target(text) == target


def test_a_text_is_saved_as_mediawiki_does_it() -> None:
    assert as_saved(" a \r\n b\t \n\v\0") == " a \n b"
    assert as_saved("a\u00a0") == "a\u00a0"  # a no-break space is no white space to PHP


def test_sha1_in_base_36_has_31_digits_and_reads_back() -> None:
    assert to_base36(sha1(b"")) == "phoiac9h4m842xq45sp7s6u21eteeq1"
    assert to_base36(bytes(19) + b"\x01") == "1".rjust(31, "0")
    assert from_base36(to_base36(sha1(b"text"))) == sha1(b"text")
    assert from_base36("z" * 31) is None
    assert from_base36("no number") is None
    assert from_base36("") is None
