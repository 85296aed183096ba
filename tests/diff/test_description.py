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
        ("[[Vladimir Lenin|", "[[Lenin (a town)|", ["changed a link target to Lenin (a town)"]),
        ("Moscow", "Kiev", ['changed the parameter place to "Kiev"']),
        ("| place = Moscow\n", "", ["removed the parameter place"]),
        ("[[Category:1919]]", "[[Category:1920]]", ["changed the category 1919 to 1920"]),
        ("1919]]", "1919]]\n[[Category:Russia]]", ["added the category Russia"]),
        ("border", "frontier", ['changed the table row "6 March": "border" became "frontier"']),
        ("border\n", "border\n|-\n| 8 March\n| Moscow\n", ['added the table row "8 March"']),
        ("== Sources", "== Origins", ["changed the heading Sources to Origins"]),
        ("The war was", "The  war was", ["changed only white space"]),
        ("decision. Bullitt", "decision.\n\nBullitt", ["split a paragraph of Background"]),
        ("Senate\n", "Senate\n* The memoirs\n", ["added a list item to Sources"]),
        ("Russia", "[[Russia]]", ["added a link to Russia"]),
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


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Lenin]] took", "Lenin]], they took", 'Added "they"'),
        ("weeks without", "weeks, without", "Changed punctuation"),
        ("weeks", "we\N{SOFT HYPHEN}eks", "Changed invisible characters"),
        ("Russia", "Russia[https://example.org text]", "Added an external link to Background"),
        ("Russia", "Russia[[File:A.jpg|thumb|''Old'' map]]", "Added the image A.jpg"),
        ("Russia", "Russia[[Category:Wars]]", "Added the category Wars"),
        ("Russia", "Russia<!-- which? -->", "Added a comment to Background"),
        ("[[Vladimir Lenin|Lenin]]", "Lenin", "Removed a link to Vladimir Lenin"),
        ("Russia", "[[Russia]]", "Added a link to Russia"),
        ("went on for weeks", "went on for <u>weeks</u>", "Added the tag u"),
        (
            "[[Category:1919]]",
            "[[de:Mission]]\n[[Category:1919]]",
            "Added the interlanguage link de",
        ),
        ("[[Category", "{{DEFAULTSORT:Mission}}\n[[Category", "Added the sort key"),
        ("[[Category", "{{POV|date=May}}\n[[Category", "Added the template POV"),
        ("[[Category", "__NOTOC__\n[[Category", "Added the behavior switch __NOTOC__"),
        ("[[Category", "<!-- keep -->\n[[Category", "Added a comment to Sources"),
        ('class="wikitable"', 'class="plain"', "Changed the format of a table"),
        ("== Sources ==", "=== Sources ===", "Changed the level of the heading Sources"),
        ("The war", "The&nbsp;war", "Changed white space"),
        ("The hearing in", "The hearing on 10-12-1919 in", 'Added "on 10-12-1919"'),
    ],
)
def test_marks_inside_a_line_are_told_by_what_they_are(old: str, new: str, line: str) -> None:
    assert describe(compare(PAGE, PAGE.replace(old, new, 1))).line() == line


def one_line(old: str, new: str) -> str:
    return describe(compare(old, new)).line()


def test_parts_of_one_word_are_one_change() -> None:
    assert one_line("Held on 10-12-2013 there", "Held on 2013-12-10 there") == (
        '"10-12-2013" became "2013-12-10"'
    )


def test_a_word_in_the_place_of_a_comma_is_told_with_its_neighbours() -> None:
    assert one_line("Write it on paper, stone here.", "Write it on paper or stone here.") == (
        '"paper, stone" became "paper or stone"'
    )


def test_a_number_is_told_whole() -> None:
    assert one_line("It has 308,690 people", "It has 308,691 people") == (
        '"308,690" became "308,691"'
    )


def test_quotes_are_without_the_marks_of_links_and_type() -> None:
    old, new = "The ''[[Loch Aird|loch]]'' is wide.", "The river is wide."
    assert one_line(old, new) == '"loch" became "river"'


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("|The old map]]", "|The new map]]", "Changed the caption of the image A.jpg"),
        ("|thumb|", "|left|", "Changed the display of the image A.jpg"),
        ("File:A.jpg", "File:B.jpg", "Changed the image A.jpg to B.jpg"),
    ],
)
def test_what_changed_of_an_image(old: str, new: str, line: str) -> None:
    text = "Before.\n[[File:A.jpg|thumb|The old map]]\nAfter."
    assert one_line(text, text.replace(old, new)) == line


def test_an_image_before_the_words_of_a_paragraph_is_part_of_it() -> None:
    text = "[[File:A.jpg|thumb|Map]] The loch is wide."
    assert one_line(text, text.replace("wide", "deep")) == '"wide" became "deep"'


def test_inside_a_formula_or_a_tag_signs_are_no_punctuation() -> None:
    assert one_line("So <math>a+b</math> is", "So <math>a-b</math> is") == "Changed a formula"
    assert one_line("One<br>two", "One<br />two") == "Changed a tag"
    assert one_line("Ann <ann@example.org>", "Ann <ann.b@example.org>") != "Changed a tag"


def test_a_label_that_was_put_on_a_link() -> None:
    assert one_line("See [[Loch Aird]] there", "See [[Loch Aird|it]] there") == (
        "Changed the label of a link"
    )


def test_a_changed_tag_is_told_once() -> None:
    assert one_line("so <b>it</b> is", "so <u>it</u> is") == "Changed the tag b to u"


def test_lines_of_one_paragraph_are_one_paragraph() -> None:
    old = "== One ==\nA first paragraph\nin two lines\n\nThe end"
    new = "== One ==\nA first paragraph\nin two lines\n\nSomething that\nis new\n\nThe end"
    assert one_line(old, new) == "Added a paragraph to One"
    assert one_line(old, old.replace("lines\n", "lines\nof this sort\n")) == "Added a line to One"


def test_a_page_that_became_a_redirect() -> None:
    assert one_line(PAGE, "#REDIRECT [[Bullitt Mission]]") == (
        "Redirected the page to Bullitt Mission"
    )
    assert one_line("", "#redirect [[B]]") == "Created the page as a redirect to B"
    assert one_line("#REDIRECT [[A]]", "#REDIRECT [[B]]") == "Changed the redirect A to B"


def test_most_of_a_page_that_was_replaced_is_told_first() -> None:
    other = "\n\n".join(f"Quite another {n} thought about {n * 7} fish." for n in range(20))
    assert one_line(PAGE, other).startswith("Rewrote most of the page; ")
    assert one_line(PAGE + "\n\n" + other, PAGE[:200]).startswith("Removed most of the page; ")


def test_two_sections_are_both_named() -> None:
    new = PAGE.replace("Russia", "Russia<ref>a</ref>").replace("Senate", "Senate<ref>b</ref>")
    assert one_line(PAGE, new) == "Added two references to Background and Sources"


def test_every_phrase_knows_its_rows() -> None:
    comparison = compare(PAGE, PAGE.replace("in which", "where").replace("border", "frontier"))
    phrases = describe(comparison).phrases
    shown = [[comparison.new_text(row) for row in phrase.rows] for phrase in phrases]
    first = PAGE.split("\n", maxsplit=1)[0].replace("in which", "where")
    assert shown == [["| 6 March || frontier"], [first]]


def test_several_changes_come_by_weight() -> None:
    new = PAGE.replace("decision. B", "decision.\n\nB").replace("in which", "where")
    assert describe(compare(PAGE, new)).line() == (
        'Split a paragraph of Background; "in which" became "where"'
    )


def test_a_moved_sentence_is_told_once() -> None:
    sentence = "Bullitt was sent to hear what the new government would accept."
    new = PAGE.replace(" " + sentence, "").replace("part.", f"part. {sentence}")
    described = describe(compare(PAGE, new))
    assert described.items == ("moved a sentence from Background to the lead",)
    assert len(described.rows[0]) == 2


def test_a_moved_paragraph_is_told_with_both_its_places() -> None:
    moved = "A paragraph of its own that speaks of sheep on the hills of Aird."
    old = f"== One ==\n{moved}\n\n== Two ==\nThe town.\n\nThe lake.\n\nThe river."
    new = f"== One ==\n\n== Two ==\nThe town.\n\nThe lake.\n\nThe river.\n\n{moved}"
    comparison = compare(old, new)
    described = describe(comparison)
    assert described.items[0] == "moved a paragraph from One to Two"
    assert {comparison.rows[row].is_origin for row in described.rows[0]} == {True, False}


def test_changes_of_one_sort_are_counted() -> None:
    new = PAGE.replace("1919]]", "1919]]\n[[Category:A]]\n[[Category:B]]")
    assert describe(compare(PAGE, new)).items == ("added the categories A and B",)


def test_a_section_is_named_once() -> None:
    new = PAGE.replace("decision. B", "decision.\n\nB").replace("weeks", "weeks<ref>x</ref>")
    assert describe(compare(PAGE, new)).line() == (
        "Split a paragraph of Background; added a reference"
    )


def test_a_page_that_is_made_blanked_or_taken_back_is_told_as_a_whole() -> None:
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
