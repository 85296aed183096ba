"""Substitution, signatures and the pipe trick."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

import pytest

from recension.titles import parse_title
from recension.wikitext import ImageInfo
from recension.wikitext.presave import Signer, prepare_for_saving

SIGNER = Signer("Anna", datetime(2019, 9, 29, 4, 19, tzinfo=UTC))
SIGNED = "[[User:Anna|Anna]] ([[User talk:Anna|talk]])"
PAGES = {
    "Template:Hello": "Hello {{{1|world}}}<noinclude> (doc)</noinclude><!-- note -->",
    "Template:Outer": "{{Hello|x}}",
    "Template:Now": "{{<includeonly>safesubst:</includeonly>CURRENTYEAR}}",
    "Template:Tagged": "<nowiki>{{{1}}}</nowiki>",
}


class Pages:
    def text(self, title: str) -> str | None:
        return PAGES.get(title)

    def existing(self, titles: Collection[str]) -> set[str]:
        return set(titles) & set(PAGES)

    def images(self, names: Collection[str]) -> Mapping[str, ImageInfo]:
        return {name: ImageInfo(1, 1) for name in names if name in PAGES}


def save(text: str, title: str = "Page") -> str:
    return prepare_for_saving(text, parse_title(title), Pages(), SIGNER)


@pytest.mark.parametrize(
    ("written", "saved"),
    [
        ("a  \r\nb\n\n", "a  \nb"),
        ("~~~", SIGNED),
        ("~~~~", f"{SIGNED} 04:19, 29 September 2019 (UTC)"),
        ("~~~~~", "04:19, 29 September 2019 (UTC)"),
        ("~~", "~~"),
        ("<nowiki>~~~~</nowiki>", "<nowiki>~~~~</nowiki>"),
        ("<!-- ~~~~ -->x", "<!-- ~~~~ -->x"),
        ("<ref>~~~~</ref>", "<ref>~~~~</ref>"),
        ("{{subst:hello}}", "Hello world<!-- note -->"),
        ("{{subst:hello|Ann}}", "Hello Ann<!-- note -->"),
        ("{{subst:Missing|a}}", "{{subst:Missing|a}}"),
        ("{{hello|{{subst:hello}}}}", "{{hello|Hello world<!-- note -->}}"),
        ("{{subst:outer}}", "{{Hello|x}}"),
        ("{{subst:now}}", "2019"),
        ("{{subst:CURRENTYEAR}}", "2019"),
        ("{{subst:#if:x|a|b}}", "a"),
        ("{{subst:tagged|x}}", "<nowiki>{{{1}}}</nowiki>"),
        ("{{CURRENTYEAR}}{{{1|x}}} ~~~", "{{CURRENTYEAR}}{{{1|x}}} " + SIGNED),
        ("<noinclude>~~~</noinclude>", f"<noinclude>{SIGNED}</noinclude>"),
        ("<includeonly>subst</includeonly>", "<includeonly>subst</includeonly>"),
        ("[[Foo (bar)|]]", "[[Foo (bar)|Foo]]"),
        ("[[Help:Foo (bar)|]]", "[[Help:Foo (bar)|Foo]]"),
        ("[[:Category:Foo|]]", "[[:Category:Foo|Foo]]"),
        ("[[Foo, Bar|]]", "[[Foo, Bar|Foo]]"),
        ("[[Foo|]]", "[[Foo|Foo]]"),
        ("[[|x]]", "[[x]]"),
        ("[[a|b]] [[c|]]", "[[a|b]] [[c|c]]"),
    ],
)
def test_a_text_is_saved_as_mediawiki_saves_it(written: str, saved: str) -> None:
    assert save(written) == saved


def test_the_reverse_pipe_trick_takes_the_context_of_its_page() -> None:
    assert save("[[|Mercury]]", "Venus (planet)") == "[[Mercury (planet)|Mercury]]"
    assert save("[[|Boston]]", "Salem, Massachusetts") == "[[Boston, Massachusetts|Boston]]"
    assert save("[[|B]]", "Help:A") == "[[Help:B|B]]"


def test_a_signature_of_ones_own_is_used() -> None:
    signer = Signer("Anna", SIGNER.time, "'''A'''")
    assert prepare_for_saving("~~~", parse_title("Page"), Pages(), signer) == "'''A'''"


def test_someone_without_a_name_signs_with_the_time() -> None:
    signer = Signer("", SIGNER.time)
    assert prepare_for_saving("~~~~", parse_title("P"), Pages(), signer).startswith("04:19")
