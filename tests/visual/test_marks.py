"""What is marked where, for one kind of change after the other."""

from __future__ import annotations

import pytest

from recension.visual import PageMerger

from .projection import check, html_of, marks, merged, rendered


def test_words_that_came_and_went_are_marked_where_they_are() -> None:
    html = marks("A red house stood here.", "A blue house stood here.")
    assert (
        'A <del data-mw-diff="removed">red</del><ins data-mw-diff="added">blue</ins> house' in html
    )


def test_an_equal_page_is_shown_as_it_is() -> None:
    text = "== One ==\nText<ref>Note</ref>\n\n* a\n* b\n\n{|\n| c\n|}"
    page = merged(text, text)
    assert html_of(page) == "".join(block.html for block in rendered(text))
    assert page.steps == 0


def test_a_link_that_leads_elsewhere_says_so() -> None:
    html = marks("See [[Oak|the tree]] there.", "See [[Elm|the tree]] there.")
    assert 'title="link target changed: Oak → Elm">the tree</span></a>' in html


def test_a_page_that_was_written_meanwhile_is_no_other_target() -> None:
    old = rendered("See [[Oak]].")
    page = PageMerger(old).merge([type(old[0])(_as_blue(old[0].html), 0, 0)])
    assert page.steps == 0


def _as_blue(html: str) -> str:
    start, _, rest = html.partition('<a href="')
    return f'{start}<a href="/wiki/Oak" title="Oak">{rest.partition(">")[2]}'


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ("some '''words''' here", "some words here", "bold removed"),
        ("some words here", "some ''words'' here", "italics added"),
        ("some words here", "some [[words]] here", "link added: Words"),
        (
            '<span style="color:red">x</span> y',
            '<span style="color:blue">x</span> y',
            "style changed: color:red → color:blue",
        ),
        ("== Head ==", "=== Head ===", "heading level changed: 2 → 3"),
        (
            "[[File:A.png|100px]] x",
            "[[File:A.png|200px]] x",
            "image size changed: 100 \N{MULTIPLICATION SIGN} 75 → 200 \N{MULTIPLICATION SIGN} 150",
        ),
        ("[[File:A.png|alt=Old]] x", "[[File:A.png|alt=New]] x", "alternative text changed"),
        ("{|\n| a\n|}", "{|\n! a\n|}", "kind changed: cell → header cell"),
        ("{|\n| colspan=2 | a\n|}", "{|\n| colspan=3 | a\n|}", "column span changed: 2 → 3"),
        ("* a\n* b", "# a\n# b", "kind changed: bullets → numbers"),
    ],
)
def test_words_that_stayed_but_look_otherwise_say_how(old: str, new: str, note: str) -> None:
    html = marks(old, new)
    assert note in html
    assert "<del" not in html
    assert "<ins" not in html


def test_another_image_is_shown_beside_the_one_before() -> None:
    html = marks("[[File:A.png]] with words", "[[File:B.png]] with words")
    removed, _, added = html.partition("</del>")
    assert "A.png" in removed.partition('<del data-mw-diff="removed">')[2]
    assert "B.png" in added.partition('<ins data-mw-diff="added">')[2]


def test_a_changed_cell_is_marked_alone() -> None:
    table = "{|\n| one || two\n|-\n| three || %s\n|}"
    html = marks(table % "four", table % "five")
    assert html.count("data-mw-diff") == 2
    assert '<td><del data-mw-diff="removed">four' in html


def test_a_new_row_and_a_new_column_are_marked_as_such() -> None:
    old = "{|\n| Anna || Berlin\n|-\n| Bert || London\n|}"
    row = marks(old, "{|\n| Anna || Berlin\n|-\n| Carl || Madrid\n|-\n| Bert || London\n|}")
    assert row.count('<tr data-mw-diff="block-added">') == 1
    column = marks(old, "{|\n| Anna || 31 || Berlin\n|-\n| Bert || 42 || London\n|}")
    assert column.count('<td data-mw-diff="block-added">') == 2
    assert "<del" not in column


def test_an_item_that_gained_a_list_keeps_its_words() -> None:
    html = marks("* one\n* two", "* one\n** below\n* two")
    assert "<del" not in html
    assert html.count("<ins") == 1


def test_a_split_paragraph_shows_where() -> None:
    one = "The first sentence is here. The second one follows it."
    html = marks(one, one.replace(". The", ".\n\nThe"))
    assert html.count('<ins data-mw-diff="added-break" title="paragraph split"></ins></p>') == 1


def test_merged_paragraphs_show_where() -> None:
    one = "The first sentence is here. The second one follows it."
    html = marks(one.replace(". The", ".\n\nThe"), one)
    assert html.count('<del data-mw-diff="removed-break" title="paragraphs merged"></del>') == 1


def test_a_block_that_moved_is_marked_at_both_places_with_links_between() -> None:
    parts = [
        f"Paragraph {name} tells of the {name} and no other." for name in ["oak", "elm", "ash"]
    ]
    html = marks("\n\n".join(parts), "\n\n".join([parts[1], parts[2], parts[0]]))
    assert '<del data-mw-diff="moved-from" data-mw-move="1" title="moved from here">' in html
    assert '<ins data-mw-diff="moved-to" data-mw-move="1" title="moved here">' in html
    assert '<a href="#mw-diff-1-to">Moved down ↓</a>' in html
    assert '<a href="#mw-diff-1-from">Moved from above ↑</a>' in html


def test_a_sentence_that_went_to_another_paragraph_is_marked_at_both() -> None:
    sentence = " The bridge over the river was built in 1931 by two brothers."
    one, two = "Roads lead to the town from all four sides.", "Its church is older than the town."
    html = marks(f"{one}{sentence}\n\n{two}", f"{one}\n\n{two}{sentence}")
    assert '<del data-mw-diff="moved-from"' in html
    assert '<ins data-mw-diff="moved-to"' in html


def test_numbers_of_references_that_shifted_are_not_marked() -> None:
    old = "One<ref>A</ref> two<ref name=x>B</ref>.\n\nThree<ref>C</ref> four<ref name=x/>."
    new = "New<ref>N</ref> start.\n\n" + old
    html = marks(old, new)
    assert "<del" not in html
    assert "<ins" not in html.partition("<p>One")[2].partition("<ol")[0]
    assert html.count("<li data-mw-diff") == 1
    assert merged(old, new).steps == 2  # the paragraph, and the note in the list


def test_another_note_under_the_same_number_is_seen() -> None:
    page = merged("Words<ref>Smith 1990</ref>.", "Words<ref>Jones 2004</ref>.")
    assert page.steps == 2  # at the number and in the list


def test_a_contents_list_repeats_no_change() -> None:
    heads = "== {} ==\na\n\n== B ==\nb\n\n== C ==\nc\n\n== D ==\nd"
    html = marks(heads.format("Old name"), heads.format("New name"))
    toc = html.partition('id="toc"')[2].partition("</ul>")[0]
    assert "data-mw-diff" not in toc
    assert html.count("<ins") == 1


def test_several_blocks_that_came_together_are_one_change() -> None:
    page = merged("Start.\n\nEnd.", "Start.\n\nOne came.\n\nTwo came.\n\nThree came.\n\nEnd.")
    assert page.steps == 1


def test_what_a_writer_says_cannot_forge_a_mark_or_leave_a_note() -> None:
    evil = '<ins data-mw-diff="added" data-mw-step="">x</ins> [[A"onmouseover=alert(1)|y]]'
    page = merged(f"a {evil}", f"a {evil} <b title='\"><script>'>z</b>")
    assert page.steps == 1
    old, new = rendered(f"a {evil}"), rendered(f"a {evil} <b title='\"><script>'>z</b>")
    check(page, old, new)
    assert "<script" not in html_of(page)


@pytest.mark.parametrize(
    "hidden",
    [
        '<span class="mw-cite-backlink">{}</span> tail',
        '* <span class="mw-cite-backlink">[[#cite_ref-1|{}]]</span>',
        '<ol><li id="cite_note-1"><span class="mw-cite-backlink">{}</span></li></ol>',
        '<div id="toc" class="toc" role="navigation">{}\n</div>\ntail',
        '<span class="reference">{}</span> tail',
        '<sup id="cite_ref-1" class="reference">[[#cite_note-1|{}]]</sup> tail',
        '<span class="mw-editsection">{}</span> tail',
    ],
)
def test_a_writer_cannot_hide_words_in_what_the_page_makes_of_itself(hidden: str) -> None:
    old, new = "some old words that stood here", "some new words that stand here"
    assert merged(hidden.format(old), hidden.format(new)).steps == 1


def test_the_lines_of_blocks_rise_and_stay_those_of_the_newer_page() -> None:
    page = merged("A.\n\nGone entirely.\n\nB.", "A.\n\nB.\n\nC.")
    assert [block.first_line for block in page.blocks] == sorted(
        block.first_line for block in page.blocks
    )
    assert [block.first_line for block in page.blocks if "<del" not in block.html] == [0, 2, 4]
