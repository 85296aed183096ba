"""{{subst:...}}."""

from __future__ import annotations

import pytest

from recension.wikitext.presave import Signer

from .conftest import LINKS, SIGNER, Save

LOOP = '<span class="error">Template loop detected: [[Template:Loop]]</span>'


@pytest.mark.parametrize(
    ("written", "saved"),
    [
        ("{{subst:hello}}", "Hello world<!-- note -->"),
        ("{{subst:hello|Ann}}", "Hello Ann<!-- note -->"),
        ("{{subst:hello|1=Ann}}", "Hello Ann<!-- note -->"),
        ("{{ SUBST:hello}}", "Hello world<!-- note -->"),
        ("{{Subst:Template:Hello}}", "Hello world<!-- note -->"),
        ("{{safesubst:hello}}", "Hello world<!-- note -->"),
        ("{{subst:moved}}", "Hello world<!-- note -->"),
        ("{{subst:part}}", "b"),
        ("{{subst::Page/sub}}", "of the page"),
        ("{{subst :hello}}", "{{subst :hello}}"),
        ("{{hello}}", "{{hello}}"),
        ("subst:hello", "subst:hello"),
        ("{{subst:}}", "{{subst:}}"),
        ("{{subst:hello", "{{subst:hello"),
        ("{{subst:Missing|a|b=c}}", "{{subst:Missing|a|b=c}}"),
        ("{{subst:[x]}}", "{{subst:[x]}}"),
        ("{{subst:outer}}", "{{Hello|x}}"),
        ("{{subst:tagged|x}}", "<nowiki>{{{1}}}</nowiki>"),
        ("x{{subst:list}}", "x\n* one\n* two"),
        ("x\n{{subst:list}}", "x\n* one\n* two"),
        ("{{subst:twice|<ref>a</ref>}}", "<ref>a</ref><ref>a</ref>"),
        ("{{subst:twice|<!-- c -->}}", "<!-- c --><!-- c -->"),
        ("{{subst:twice|a<noinclude>b</noinclude>}}", 2 * "a<noinclude>b</noinclude>"),
    ],
)
def test_a_template_gives_its_text(save: Save, written: str, saved: str) -> None:
    assert save(written) == saved


@pytest.mark.parametrize(
    ("written", "saved"),
    [
        ("{{hello|{{subst:hello}}}}", "{{hello|Hello world<!-- note -->}}"),
        ("{{hello|a={{subst:twice|x}}|b}}", "{{hello|a=xx|b}}"),
        ("{{{1|{{subst:twice|x}}}}}", "{{{1|xx}}}"),
        ("[[File:A.png|thumb|{{subst:twice|x}}]]", "[[File:A.png|thumb|xx]]"),
        ("{{ {{subst:twice|x}} }}", "{{ xx }}"),
        ("{{subst:twice|{{subst:twice|x}}}}", "xxxx"),
        ("{{subst:{{subst:twice|he}}|x}}", "{{subst:hehe|x}}"),
        ("{{subst:Missing|{{subst:twice|x}}}}", "{{subst:Missing|xx}}"),
        ("[[[{{subst:twice|x}}]]]", "[[[xx]]]"),
        ("{{{{subst:twice|x}}", "{{xx"),
        ("a\n  <!-- b -->\n{{subst:twice|x}}", "a\n  <!-- b -->\nxx"),
        ("{{hello|\n  <!-- b -->\n|{{subst:twice|x}}}}", "{{hello|\n  <!-- b -->\n|xx}}"),
        (
            "<includeonly>{{subst:hello}}</includeonly>",
            "<includeonly>{{subst:hello}}</includeonly>",
        ),
        (
            "{{<includeonly>subst:</includeonly>hello}}",
            "{{<includeonly>subst:</includeonly>hello}}",
        ),
        ("<noinclude>{{subst:twice|x}}</noinclude>", "<noinclude>xx</noinclude>"),
        ("<ref>{{subst:hello}}</ref>", "<ref>{{subst:hello}}</ref>"),
        ("<!-- {{subst:hello}} -->", "<!-- {{subst:hello}} -->"),
        ("<nowiki>{{subst:hello}}</nowiki>", "<nowiki>{{subst:hello}}</nowiki>"),
        ("<gallery>\nA.png|{{subst:hello}}\n</gallery>",) * 2,
    ],
)
def test_a_call_is_replaced_wherever_it_stands_but_in_tags(
    save: Save, written: str, saved: str
) -> None:
    assert save(written) == saved


@pytest.mark.parametrize(
    ("written", "saved"),
    [
        ("{{subst:inner|x}}", "Hello x<!-- note -->"),
        ("{{subst:safe|x}}", "Hello x<!-- note -->"),
        ("{{subst:optional|x}}", "Hello x<!-- note -->"),
        ("{{subst:optional|x|=}}", "{{ Hello|x}}"),
        ("{{subst:now}}", "2019"),
    ],
)
def test_a_template_says_what_is_substituted_with_it(save: Save, written: str, saved: str) -> None:
    assert save(written) == saved


@pytest.mark.parametrize(
    ("written", "saved"),
    [
        ("{{subst:CURRENTYEAR}}", "2019"),
        ("{{subst:PAGENAME}}", "Page"),
        ("{{subst:REVISIONUSER}}", "Anna"),
        ("{{subst:!}}", "|"),
        ("{{subst:lc:ABC}}", "abc"),
        ("{{subst:lc:{{subst:PAGENAME}}}}", "page"),
        ("{{subst:#if:x|a|b}}", "a"),
        ("{{subst:#if:|a|{{hello}}}}", "{{hello}}"),
        ("{{subst:#switch:b|a=1|b={{subst:lc:X}}}}", "x"),
        ("{{subst:#expr:1+2}}", "3"),
        ("{{subst:#tag:ref|x|name=a}}", '<ref name="a">x</ref>'),
        ("{{subst:#tag:ref|~~~~}}", "<ref>~~~~</ref>"),
        ("{{subst:#tag:ref|<nowiki>a</nowiki>}}", "<ref><nowiki>a</nowiki></ref>"),
        ("{{subst:#tag:references}}", "<references/>"),
        ("{{lc:{{subst:uc:a}}}}", "{{lc:A}}"),
        ("[[{{subst:PAGENAME}}/a (b)|]]", "[[Page/a (b)|Page/a]]"),
    ],
)
def test_variables_and_parser_functions_give_their_value(
    save: Save, written: str, saved: str
) -> None:
    assert save(written) == saved


def test_a_template_that_substitutes_itself_says_so(save: Save) -> None:
    assert save("{{subst:loop}}") == LOOP


def test_the_wikitext_of_a_page_can_be_inserted_as_it_is(save: Save) -> None:
    wikitext = "Hello {{{1|world}}}<noinclude> (doc)</noinclude><!-- note -->"
    assert save("{{subst:msgnw:hello}}") == wikitext


def test_what_a_template_leaves_of_tildes_is_signed(save: Save) -> None:
    assert save("{{subst:tildes}}").startswith(LINKS)
    assert save("~~{{subst:two}}").startswith(LINKS)
    assert save("{{subst:split tildes}}").startswith(LINKS)
    assert save("{{subst:twice|<nowiki>~~~~</nowiki>}}") == 2 * "<nowiki>~~~~</nowiki>"


@pytest.mark.parametrize("text", ["a\x7fb {{subst:twice|x}}", "{{subst:twice|\x7f}}", "~~~\x7f"])
def test_a_delete_character_is_kept(save: Save, text: str) -> None:
    assert "\x7f" in save(text)
    assert save("{{subst:del}}") == "a\x7fb"


def test_templates_around_a_call_do_not_count_for_its_depth(save: Save) -> None:
    opening, closing = "{{hello|" * 150, "}}" * 150
    assert save(f"{opening}{{{{subst:twice|x}}}}{closing}") == f"{opening}xx{closing}"


@pytest.mark.parametrize(
    "text",
    [
        "{{subst:twice|" * 60 + "x" + "}}" * 60,  # too deep
        "{{subst:twice|" * 40 + "x" + "}}" * 40,  # too long
        "{{subst:twice|" * 12 + f"<nowiki>{'x' * 10_000}</nowiki>" + "}}" * 12,
        "{{ " * 150 + "{{subst:twice|x}}" + " }}" * 150,
    ],
)
def test_what_would_be_cut_off_stays_as_it_was_typed(save: Save, text: str) -> None:
    assert save(f"{{{{subst:twice|a}}}} {text} ~~~") == f"aa {text} {LINKS}"


def test_the_time_is_that_of_saving(save: Save) -> None:
    later = Signer("Anna", SIGNER.time.replace(year=2031))
    assert save("{{subst:CURRENTYEAR}}", signer=later) == "2031"
