"""Three, four and five tildes."""

from __future__ import annotations

import pytest

from recension.wikitext.presave import MAX_SIGNATURE, Signer, is_well_formed

from .conftest import LINKS, SIGNER, TIME, Save


def sign(save: Save, signature: str, *, is_wikitext: bool = True, name: str = "Anna") -> str:
    return save("~~~", signer=Signer(name, SIGNER.time, signature, is_wikitext))


@pytest.mark.parametrize(
    ("tildes", "saved"),
    [
        ("~~", "~~"),
        ("~~~", LINKS),
        ("~~~~", f"{LINKS} {TIME}"),
        ("~~~~~", TIME),
        ("~~~~~~", f"{TIME}~"),
        ("~~~~~~~~", TIME + LINKS),
        ("--~~~~", f"--{LINKS} {TIME}"),
        ("{{x|~~~}}", f"{{{{x|{LINKS}}}}}"),
        ("[[a|~~~]]", f"[[a|{LINKS}]]"),
        ("<noinclude>~~~</noinclude>", f"<noinclude>{LINKS}</noinclude>"),
        ("<includeonly>~~~</includeonly>", f"<includeonly>{LINKS}</includeonly>"),
    ],
)
def test_tildes_sign(save: Save, tildes: str, saved: str) -> None:
    assert save(tildes) == saved


@pytest.mark.parametrize(
    "text",
    [
        "<nowiki>~~~~</nowiki>",
        "<pre>~~~~</pre>",
        "<ref>~~~~</ref>",
        "<ref name=~~~~ />",
        "<gallery>\nA.png|~~~~\n</gallery>",
        "<poem>~~~~</poem>",
        "<!-- ~~~~ -->x",
        "~~<nowiki/>~~",
        "~~<!-- -->~~",
        "{{x|<nowiki>~~~~</nowiki>}}",
        "{{x|{{y|<!-- ~~~~ -->}}",
        "{{x|<nowiki>~~~~</nowiki>|",
        "[[File:A.png|<ref>~~~~</ref>]]",
    ],
)
def test_tildes_in_comments_and_tags_stay(save: Save, text: str) -> None:
    assert save(text) == text


def test_a_signature_may_be_wikitext(save: Save) -> None:
    assert sign(save, "'''A'''") == "'''A'''"
    assert sign(save, "<b>A</b>&nbsp;[[User:Anna|]]") == "<b>A</b>&nbsp;[[User:Anna|Anna]]"
    assert sign(save, "<nowiki>[[x|]]</nowiki>") == "<nowiki>[[x|]]</nowiki>"


def test_a_signature_may_be_another_name(save: Save) -> None:
    named = "[[User:Anna|A&#91;b&#93;]] ([[User talk:Anna|talk]])"
    assert sign(save, "A[b]~~~~", is_wikitext=False) == named


def test_templates_in_a_signature_are_substituted(save: Save) -> None:
    assert sign(save, "{{User:Anna/sign}}") == "[[User:Anna|A]]"
    assert sign(save, "{{subst:User:Anna/sign}}") == "[[User:Anna|A]]"
    assert sign(save, "{{User:Nobody}}") == "{{subst:User:Nobody}}"


def test_a_signature_leaves_no_tildes_that_sign_again(save: Save) -> None:
    assert sign(save, "A~~~~B") == "AB"
    assert sign(save, "A{{Tildes}}B") == "AB"
    assert sign(save, "~~{{Two}}B") == "B"


@pytest.mark.parametrize(
    "signature",
    [
        "<b>A",
        "A</b>",
        "<b><i>A</b></i>",
        "<br>",
        "a < b",
        "a & b",
        "&unheardof;",
        "x" * (MAX_SIGNATURE + 1),
        "{{User:Anna/tall}}",
        "{{twice|" * 25 + "}}" * 25,
    ],
)
def test_a_signature_that_could_break_the_page_is_not_used(save: Save, signature: str) -> None:
    assert sign(save, signature) == LINKS


def test_somebody_without_a_name_signs_with_the_time(save: Save) -> None:
    nobody = Signer("", SIGNER.time)
    assert save("~~~~, ~~~~~", signer=nobody) == f"{TIME}, {TIME}"
    assert save("~~~", signer=nobody) == "~~~"


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("A''b", "[[User:A&#39;&#39;b|A&#39;&#39;b]] ([[User talk:A&#39;&#39;b|talk]])"),
        ("A|b", "A&#124;b"),
        ("A#b", "A#b"),
        ("[x]", "&#91;x&#93;"),
        ("192.0.2.1", "[[Special:Contributions/192.0.2.1|192.0.2.1]]"),
        ("2001:DB8::1", "[[Special:Contributions/2001:DB8::1|2001:DB8::1]]"),
    ],
)
def test_a_name_is_written_so_that_it_is_no_markup(save: Save, name: str, saved: str) -> None:
    assert sign(save, "", name=name) == saved


def test_the_check_of_a_signature_knows_the_characters_of_html() -> None:
    assert is_well_formed("<span style='color:red'>A &amp; &eacute; &#233; &#xe9;</span><br/>")
    assert not is_well_formed("\0")
    assert not is_well_formed("\ud800")
