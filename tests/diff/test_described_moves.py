"""The change sentence for links, templates and references that only stand elsewhere."""

from __future__ import annotations

import pytest

from recension.diff import compare, describe

LONG = "A long sentence stands here now, with many words that have nothing to do with the line."


def told(old: str, new: str) -> str:
    return describe(compare(f"Intro of the page.\n\n{old}", f"Intro of the page.\n\n{new}")).line()


@pytest.mark.parametrize("line", ["[[Category:1919]]", "[[File:A.jpg|thumb]]", "{{Infobox}}"])
def test_text_put_behind_a_line_leaves_what_the_line_is(line: str) -> None:
    for behind in (LONG, "in short"):
        added, removed = told(line, f"{line} {behind}"), told(f"{line} {behind}", line)
        for sentence, verb in ((added, "Added"), (removed, "Removed")):
            assert sentence.startswith(verb)
            assert not any(word in sentence for word in ("category", "image", "template", ";"))


def test_a_link_behind_a_link_is_told_by_its_name() -> None:
    assert told("[[Category:A]]", "[[Category:A]][[Category:B]]") == "Added the category B"
    assert told("", "[[Category:A]] [[Category:B]]") == "Added the categories A and B"
    assert told("[[Category:A]]", "[[Category:B]]") == "Changed the category A to B"
    assert told("", f"[[Category:A]] {LONG}") == "Added the category A; added words"


def test_what_stands_on_another_line_now_moved() -> None:
    apart, together = "[[Category:A]]\n[[Category:B]]", "[[Category:A]] [[Category:B]]"
    assert told(apart, together) == told(together, apart) == "Moved the category B"
    assert told("It has [[Category:X]] here in its middle.", "It has here in its middle.\n"
                "[[Category:X]]").endswith("oved the category X")  # fmt: skip


def test_what_stands_elsewhere_in_its_line_moved() -> None:
    assert told(
        "A [[link]] stands here first and then words.",
        "A stands here first and then [[link]] words.",
    ) == ("Moved a link to link")
    assert told(
        "One sentence.<ref>Book, page 3</ref> More of them here.",
        "One sentence. More of them here.<ref>Book, page 3</ref>",
    ).startswith("Moved ")


def test_a_reference_that_went_to_another_section_is_told_with_both() -> None:
    note = "<ref>The only book on it, page 30</ref>"
    old = f"== Life ==\nShe was born by the sea.{note}\n\n== Work ==\nShe wrote three novels."
    new = f"== Life ==\nShe was born by the sea.\n\n== Work ==\nShe wrote three novels.{note}"
    assert told(old, new) == "Moved a reference from Life to Work"


def test_other_things_of_one_name_did_not_move() -> None:
    line = "The old house on the hill stands there."
    sentence = told(
        f"{line}{{{{cite|a=1}}}}\n\n== B ==\n\n{LONG}",
        f"{line}\n\n== B ==\n\n{LONG}{{{{cite|b=2}}}}",
    )
    assert sentence == "Removed the template cite; added the template cite"


def test_words_that_went_to_another_row_are_none_that_moved() -> None:
    old = "The brave old captain of the ship slept.\n\nHe woke at dawn in the harbour."
    new = "The captain of the ship slept.\n\nHe woke at dawn in the brave old harbour."
    assert told(old, new) == 'Removed "brave old"; added "brave old"'
