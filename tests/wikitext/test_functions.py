"""Parser functions and variables."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.wikitext import RenderedPage, Site
from recension.wikitext.functions.expressions import evaluate
from recension.wikitext.functions.operators import ExpressionError
from recension.wikitext.functions.timing.draft import UnreadableDate
from recension.wikitext.functions.timing.reading import read_date
from recension.wikitext.functions.timing.writing import roman, write_date

Page: TypeAlias = Callable[..., RenderedPage]
NOW = datetime(2019, 9, 29, 4, 19, 7, tzinfo=UTC)  # a Sunday
SITE = replace(Site.default(), now=NOW, server="https://wiki.example", name="Wiki")
TEXTS = {"Here": "x", "MediaWiki:Greeting": "Hello $1", "Template:Echo": "{{{1}}}"}


def value(page: Page, text: str, title: str = "User talk:Ann Lee/a/b") -> str:
    html = page(f"X{text}X", TEXTS, title=title, site=SITE).html
    found = re.search("X(.*)X", html, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{PAGENAME}}", "Ann Lee/a/b"),
        ("{{PAGENAMEE}}", "Ann_Lee/a/b"),
        ("{{FULLPAGENAME}}", "User talk:Ann Lee/a/b"),
        ("{{BASEPAGENAME}}", "Ann Lee/a"),
        ("{{ROOTPAGENAME}}", "Ann Lee"),
        ("{{SUBPAGENAME}}", "b"),
        ("{{NAMESPACE}}", "User talk"),
        ("{{NAMESPACENUMBER}}", "3"),
        ("{{SUBJECTSPACE}}", "User"),
        ("{{TALKPAGENAME:Help:A}}", "Help talk:A"),
        ("{{PAGENAME:Help:a b}}", "A b"),
        ("{{CURRENTYEAR}}-{{CURRENTMONTH}}-{{CURRENTDAY2}}", "2019-09-29"),
        ("{{CURRENTDAYNAME}} {{CURRENTTIME}}", "Sunday 04:19"),
        ("{{CURRENTTIMESTAMP}}", "20190929041907"),
        ("{{SITENAME}}", "Wiki"),
        ("{{SERVERNAME}}", "wiki.example"),
        ("{{!}}", "|"),
        ("{{ns:4}}", "Project"),
        ("{{ns:file talk}}", "File talk"),
        ("{{lc:ÀB}}{{uc:àb}}", "àbÀB"),
        ("{{lcfirst:AB}}{{ucfirst:ab}}", "aBAb"),
        ("{{lc:<nowiki>A</nowiki>B}}", "Ab"),
        ("{{padleft:7|3}}{{padright:7|4|ab}}", "0077aba"),
        ("{{formatnum:1234567.891}}", "1,234,567.891"),
        ("{{formatnum:-1234}}", "\u22121,234"),
        ("{{formatnum:1,234|R}}", "1234"),
        ("{{plural:1|page|pages}} {{plural:2|page|pages}}", "page pages"),
        ("{{plural:0|page|pages|0=none}}", "none"),
        ("{{gender:x|he|she|they}}", "they"),
        ("{{urlencode:a b&c}}", "a+b%26c"),
        ("{{urlencode:a b|PATH}}", "a%20b"),
        ("{{anchorencode:a [[b|c]] ''d''}}", "a_c_d"),
        ("{{localurl:a b|x=1}}", "/index.php?title=A_b&amp;x=1"),
        ("{{localurl:a b}}", "/wiki/A_b"),
        ("{{int:greeting|Ann}}", "Hello Ann"),
        ("{{int:nothing}}{{int:<}}", "⧼nothing⧽⧼&lt;⧽"),
        ("{{MediaWiki:mainpage}} {{int:edit}}", "Main Page Edit"),
        ("{{REVISIONYEAR}}{{PAGESIZE:Here}}", "20191"),
        ("{{#special:search}}", "Special:Search"),
        (
            "{{#interwikilink:w|A b|c}}",
            '<a href="https://en.wikipedia.org/wiki/A_b" class="extiw" title="w:A b">c</a>',
        ),
        ("{{#interwikilink:nowhere|A}}", "{{#interwikilink:nowhere|A}}"),
        ("{{#tag:b|x|title=y}}", '<b title="y">x</b>'),
        ("{{#if:|a|b}}{{#if:x|a|b}}", "ba"),
        ("{{#ifeq:01|1|a|b}}{{#ifeq:x|X|a|b}}", "ab"),
        ("{{#ifexist:Here|a|b}}{{#ifexist:There|a|b}}{{#ifexist:<|a|b}}", "abb"),
        ("{{#iferror:{{#expr:1/0}}|a|b}}{{#iferror:x|a}}", "ax"),
        ("{{#switch:b|a=1|b|c=2|3}}", "2"),
        ("{{#switch:z|a=1|#default=2|b=3}}", "2"),
        ("{{#switch:z|a=1|last}}", "last"),
        ("{{#switch:z|a=1}}", ""),
        ("{{#ifexpr:1>0|a|b}}", "a"),
        ("{{#len:àbc}}{{#pos:abc|c}}{{#sub:abcdef|1|-2}}", "32bcd"),
        ("{{#replace:abab|b|x}}{{#count:abab|b}}{{#explode:a-b-c|-|1}}", "axax2b"),
        ("{{#titleparts:A/b/c|2}} {{#titleparts:A/b/c||-1}}", "A/b c"),
        ("{{#rel2abs:../x|A/b}}", "A/x"),
        ("{{#time:Y-m-d|1 March 2001}}", "2001-03-01"),
        ("{{#time:H:i}}", "04:19"),
        ("{{#time:Y|nonsense}}", '<strong class="error">Error: Invalid time.</strong>'),
        ("{{#language:xx}}{{#dir:ar}}{{#bcp47:als}}", "xxrtlgsw"),
        ("{{#contentmodel:canonical|User:A/x.css}}", "css"),
        ("{{#unknown:x}}", "{{#unknown:x}}"),
        ("{{echo|{{#if:x|{{#switch:a|a=y}}}}}}", "y"),
    ],
)
def test_a_function_shows_its_value(page: Page, text: str, shown: str) -> None:
    assert value(page, text) == shown


def test_names_of_pages_hold_no_markup(page: Page) -> None:
    assert value(page, "{{PAGENAME}}", "''A''") == "''A''"


def test_expensive_functions_are_counted(page: Page) -> None:
    text = "".join(f"{{{{#ifexist:Here|a|b}}}}<!--{n}-->" for n in range(101))
    shown = page(text, TEXTS, site=SITE)
    assert "a" * 100 + "b" in shown.html
    assert "expensive-calls" in shown.warnings


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("", ""),
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("2 ^ 3 ^ 2", "64"),
        ("-2 ^ 2", "4"),
        ("10 / 4", "2.5"),
        ("7 mod 3", "1"),
        ("-7 mod 3", "-1"),
        ("7.5 fmod 2", "1.5"),
        ("1 / 3 round 2", "0.33"),
        ("2.5 round 0", "3"),
        ("1234 round -2", "1200"),
        ("1e3", "1000"),
        ("1.5e-7", "1.5E-7"),
        ("10 ^ 20", "1.0E+20"),
        ("0.1 + 0.2", "0.3"),
        ("3 > 2 and not 0", "1"),
        ("1 = 1 or 1/0 = 1", "!Division by zero."),
        ("sin 0 + cos 0", "1"),
        ("floor -1.5", "-2"),
        ("trunc -1.5", "-1"),
        ("pi round 4", "3.1416"),
        ("5 &minus; 3", "2"),
        ("2 &gt; 1", "1"),
        ("1 2", "!Expression error: Unexpected number."),
        ("1 +", "!Expression error: Missing operand for +."),
        ("(1", "!Expression error: Unclosed bracket."),
        ("1)", "!Expression error: Unexpected closing bracket."),
        ("foo", '!Expression error: Unrecognized word "foo".'),
        ("1 $ 2", '!Expression error: Unrecognized punctuation character "$".'),
        ("* 2", "!Expression error: Unexpected * operator."),
        ("ln 0", "!Invalid argument for ln: <= 0."),
        ("acos 2", "!Invalid argument for acos: < -1 or > 1."),
        ("(" * 200, "!Expression error: Stack exhausted."),
    ],
)
def test_an_expression_has_the_value_mediawiki_gives_it(expression: str, result: str) -> None:
    if result.startswith("!"):
        with pytest.raises(ExpressionError) as caught:
            evaluate(expression)
        assert str(caught.value) == result[1:]
    else:
        assert evaluate(expression) == result


@given(st.text(alphabet="0123456789.+-*/^()<>= modrunelsinceilfpa"))
def test_any_expression_has_a_value_or_an_error(expression: str) -> None:
    with suppress(ExpressionError):
        assert evaluate(expression).isascii()


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("", "2019-09-29 04:19:07"),
        ("now", "2019-09-29 04:19:07"),
        ("today", "2019-09-29 00:00:00"),
        ("tomorrow noon", "2019-09-30 12:00:00"),
        ("2001-02-03", "2001-02-03 00:00:00"),
        ("2001-02-03T04:05:06Z", "2001-02-03 04:05:06"),
        ("20010203040506", "2001-02-03 04:05:06"),
        ("3 February 2001", "2001-02-03 00:00:00"),
        ("3rd Feb 2001 4:05 pm", "2001-02-03 16:05:00"),
        ("February 3, 2001", "2001-02-03 00:00:00"),
        ("Feb 2001", "2001-02-01 00:00:00"),
        ("2/3/2001", "2001-02-03 00:00:00"),
        ("3.2.2001", "2001-02-03 00:00:00"),
        ("@86400", "1970-01-02 00:00:00"),
        ("2001", "2001-09-29 00:00:00"),
        ("+1 week 2 days", "2019-10-08 04:19:07"),
        ("1 month ago", "2019-08-29 04:19:07"),
        ("31 January 2019 + 1 month", "2019-03-03 00:00:00"),
        ("last day of February 2020", "2020-02-29 00:00:00"),
        ("monday", "2019-09-30 00:00:00"),
        ("next sunday", "2019-10-06 00:00:00"),
        ("2011-11-12 23:00 America/New_York", "2011-11-13 04:00:00"),
        ("12:00 +0200", "2019-09-29 10:00:00"),
        ("2008-W01-1", "2007-12-31 00:00:00"),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, moment: str) -> None:
    read = read_date(text, NOW).astimezone(UTC)
    assert f"{read:%Y-%m-%d %H:%M:%S}" == moment


@given(st.text(alphabet="0123456789-+/:. adefmnorstuyJFMAWT@"))
def test_any_text_is_a_date_or_is_not(text: str) -> None:
    with suppress(UnreadableDate):
        assert read_date(text, NOW).tzinfo is not None


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("j F Y", "29 September 2019"),
        ("D, d M y", "Sun, 29 Sep 19"),
        ("jS N w z W t L", "29S 7 0 271 39 30 0"),
        ("g:i a, h A G H s", "4:19 am, 04 AM 4 04 07"),
        ("c", "2019-09-29T04:19:07+00:00"),
        ("r U", "Sun, 29 Sep 2019 04:19:07 +0000 1569730747"),
        ('"Year" Y \\Y', "Year 2019 Y"),
        ("xrY xkY xx", "MMXIX 2562 x"),
    ],
)
def test_a_date_is_written_by_a_pattern(pattern: str, text: str) -> None:
    assert write_date(NOW, pattern) == text


def test_numbers_have_roman_numerals() -> None:
    assert [roman(n) for n in (4, 1990, 0)] == ["IV", "MCMXC", "0"]


@pytest.mark.parametrize("call", ["{{#replace:a|b|c|1e308*10}}", "{{#time:Y|-+-5 days}}"])
def test_a_number_beyond_all_measure_is_no_failure(page: Page, call: str) -> None:
    assert page(call).html
