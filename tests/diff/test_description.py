"""The change sentence: what the author did, in words a person would use."""

from __future__ import annotations

import pytest

from recension.diff import Description, compare, describe

PAGE = """The mission of 1919 is told here, in which [[Vladimir Lenin|Lenin]] took part.

== Background ==
The war was over. The Allies could not agree on Russia, and the conference went on for weeks \
without a decision. Bullitt was sent to hear what the new government would accept.

{{Infobox mission
| members = 3
| place = Moscow
}}
{| class="wikitable"
|-
| 6 March || border
|}

== Sources ==
* The hearing in the Senate
[[Category:1919]]"""


@pytest.mark.parametrize(
    ("old", "new", "items"),
    [
        ("in which", "where", ['"in which" became "where"']),
        ("took part.", "took part.<ref>p. 4</ref>", ["added a reference"]),
        ("[[Vladimir Lenin|", "[[Lenin (a town)|", ["changed a link target"]),
        ("Moscow", "Kiev", ["changed the parameter place"]),
        ("| place = Moscow\n", "", ["removed the parameter place"]),
        ("[[Category:1919]]", "[[Category:1920]]", ["changed the category 1919 to 1920"]),
        ("1919]]", "1919]]\n[[Category:Russia]]", ["added the category Russia"]),
        ("border", "frontier", ["changed a table row of Background"]),
        ("border\n", "border\n|-\n| 8 March\n| Moscow\n", ["added a table row to Background"]),
        ("== Sources", "== Origins", ["changed the heading Sources to Origins"]),
        ("The war was", "The  war was", ["changed only white space"]),
        ("decision. Bullitt", "decision.\n\nBullitt", ["split a paragraph of Background"]),
        ("Senate\n", "Senate\n* The memoirs\n", ["added a list item to Sources"]),
        ("Russia", "[[Russia]]", ["added a link to Background"]),
        ("weeks", "weeks{{cn}}", ["added the template cn"]),
        ("decision.", "decision!", ["changed punctuation"]),
        ("The Allies", "the allies", ["changed capital letters"]),
        ("The war", "''The'' war", ["changed bold and italic type"]),
        (
            "\n== Sources",
            "\n== Journey ==\nThey took the night train.\n\n== Sources",
            ["added the section Journey"],
        ),
    ],
)
def test_one_change_is_one_phrase(old: str, new: str, items: list[str]) -> None:
    assert list(describe(compare(PAGE, PAGE.replace(old, new, 1))).items) == items


def test_several_changes_come_by_weight() -> None:
    new = PAGE.replace("decision. B", "decision.\n\nB").replace("in which", "where")
    assert describe(compare(PAGE, new)).line() == (
        'Split a paragraph of Background; "in which" became "where"'
    )


def test_a_moved_sentence_is_told_once() -> None:
    sentence = "Bullitt was sent to hear what the new government would accept."
    new = PAGE.replace(" " + sentence, "").replace("part.", f"part. {sentence}")
    assert describe(compare(PAGE, new)).items == ("moved a sentence",)


def test_changes_of_one_sort_are_counted() -> None:
    new = PAGE.replace("1919]]", "1919]]\n[[Category:A]]\n[[Category:B]]")
    assert describe(compare(PAGE, new)).items == ("added the categories A and B",)


def test_a_section_is_named_once() -> None:
    new = PAGE.replace("decision. B", "decision.\n\nB").replace("weeks", "weeks<ref>x</ref>")
    assert describe(compare(PAGE, new)).line() == (
        "Split a paragraph of Background; added a reference"
    )


def test_whole_pages() -> None:
    assert describe(compare(PAGE, PAGE)).line() == ""
    assert describe(compare("", PAGE)).line() == "Created the page"
    assert describe(compare(PAGE, "")).line() == "Blanked the page"
    reverted = describe(compare(PAGE, PAGE + "x"), reverted_to="6 March 1919")
    assert reverted.line() == "Reverted to the revision of 6 March 1919"


def test_a_long_description_says_how_much_is_left_out() -> None:
    description = Description(("added a table", "removed a paragraph", "changed punctuation"))
    assert description.line(45) == "Added a table; 2 more changes"
    assert description.line(50) == "Added a table; removed a paragraph; 1 more change"
    assert len(description.line(8)) == 8
