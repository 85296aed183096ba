"""Formulas: MathML of TeX, texvc's words for what is wrong, and limits."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.wikitext import RenderedPage
from recension.wikitext.tags.math.chemistry import with_chemistry
from recension.wikitext.tags.math.mathml import mathml
from recension.wikitext.tags.math.source import MathError, prepared

from .inertness import check_inert

Page: TypeAlias = Callable[..., RenderedPage]
_FORMULA = re.compile(r"<semantics><mrow><mrow [^>]*>(.*)</mrow></mrow><annotation", re.DOTALL)


def shown(page: Page, tex: str, attributes: str = "") -> str:
    """Return the MathML of TeX without what is around every formula."""
    html = page(f"<math{attributes}>{tex}</math>").html
    found = _FORMULA.search(html)
    return found[1] if found else html.strip().removeprefix("<p>").removesuffix("\n</p>")


def test_a_formula_stands_in_its_line(page: Page) -> None:
    html = page("a <math>x<y</math> b").html
    assert html.startswith('<p>a <span class="mwe-math-element mwe-math-element-inline"><math ')
    assert 'alttext="{\\displaystyle x<y}"' in html.replace("&lt;", "<")
    assert '<annotation encoding="application/x-tex">{\\displaystyle x&lt;y}</annotation>' in html
    assert html.rstrip().endswith("</math></span> b\n</p>")


def test_a_formula_has_a_line_of_its_own_where_it_says_so(page: Page) -> None:
    html = page('a\n<math display="block">x</math>\nb').html
    assert '<div class="mwe-math-element mwe-math-element-block"><math ' in html
    assert 'display="block"' in html


def test_a_formula_can_be_of_the_size_of_text(page: Page) -> None:
    assert '<mrow displaystyle="false"' in page("<math display=inline>x</math>").html
    assert '<mrow displaystyle="true"' in page("<math>x</math>").html


def test_a_formula_of_nothing_is_nothing(page: Page) -> None:
    assert page("a<math> </math><math/><chem></chem>b").html == "<p>ab\n</p>"


def test_a_formula_keeps_its_id(page: Page) -> None:
    html = page('<math id="a b" class="c" onclick="d">x</math>').html
    assert 'class="mwe-math-element mwe-math-element-inline" id="a_b"' in html
    assert "onclick" not in html


def test_a_formula_as_a_function_has_its_arguments(page: Page) -> None:
    html = page(
        "{{#tag:math|x<nowiki>^2</nowiki>{{echo|y}}|display=block}}", {"Template:Echo": "{{{1}}}"}
    )
    assert "{\\displaystyle x^2y}" in html.html


@pytest.mark.parametrize(
    ("tex", "html"),
    [
        (r"x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
        (r"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
        (r"\C\R\Q", "<mi>\u2102</mi><mi>\u211d</mi><mi>\u211a</mi>"),
        (r"a\and b", "<mi>a</mi><mo>∧</mo><mi>b</mi>"),
        (r"a\part b", "<mi>a</mi><mi>∂</mi><mi>b</mi>"),
        (r"\mbox{a b}", "<mtext>a&nbsp;b</mtext>"),
        (r"\coppa\geneuro", "<mi>ϙ</mi><mi>€</mi>"),
        (r"\begin{smallmatrix}a\end{smallmatrix}", '<mrow displaystyle="false" scriptlevel="1">'),
        (r"\begin{alignat}{2}a&=b\end{alignat}", "<mi>a</mi></mtd>"),
        (r"\begin{align}a&=b\\c&=d\end{align}", "<mi>d</mi></mtd></mtr></mtable>"),
        (r"\sum_{\substack{a\\b}}", "<mtr><mtd><mi>b</mi></mtd></mtr></mtable>"),
        (r"\cancelto{0}{x}", "<mn>0</mn></msup>"),
        (r"\mathop{x}\limits_a", "<mi>a</mi></msub>"),
        (r"{\color{red}x}", '<mrow style="color:#FF0000;">'),
        (r"\text{<script>}", "<mtext>&lt;script&gt;</mtext>"),
    ],
)
def test_tex_becomes_mathml(page: Page, tex: str, html: str) -> None:
    assert html in shown(page, tex)


def test_rows_have_no_numbers(page: Page) -> None:
    assert "(1)" not in shown(page, r"\begin{align}a&=b\end{align}")


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\foo", 'unknown function "\\foo"'),
        (r"\begin{foo}x\end{foo}", 'unknown function "\\begin{foo}"'),
        (r"\newcommand{\a}{b}\a", 'unknown function "\\newcommand"'),
        (r"\def\a{b}\a", 'unknown function "\\def"'),
        (r"\href{javascript:alert(1)}{x}", 'unknown function "\\href"'),
        (r"\unicode{65}", 'unknown function "\\unicode"'),
        (r"\ce{H2O}", 'unknown function "\\ce"'),
        (r"\frac{1}", "syntax error"),
        (r"x^2^3", "syntax error"),
        (r"\left( x", "syntax error"),
        (r"}x{", "syntax error"),
        (r"\begin{matrix}a\end{cases}", "syntax error"),
        (r"a & b", "syntax error"),
        (r"50%", "lexing error"),
        ("x\\", "lexing error"),
        ("x\x01", "lexing error"),
        ("x" * 10_001, "syntax error"),
    ],
)
def test_what_is_no_formula_says_why(page: Page, tex: str, reason: str) -> None:
    html = shown(page, tex)
    assert html.startswith(f'<strong class="error texerror">Failed to parse ({reason}): ')
    assert html.endswith(f"{{\\displaystyle {tex}}}</strong>".replace("&", "&amp;"))


@pytest.mark.parametrize(
    ("formula", "tex"),
    [
        ("H2O", r"{\mathrm{H}_{2}\mathrm{O}}"),
        ("2H2O", r"{2\,\mathrm{H}_{2}\mathrm{O}}"),
        ("SO4^2-", r"{\mathrm{SO}_{4}^{2-}}"),
        ("[AgCl2]-", r"{[\mathrm{AgCl}_{2}]^{-}}"),
        ("Na+", r"{\mathrm{Na}^{+}}"),
        ("^{227}_{90}Th+", r"{{}^{227}_{90}\mathrm{Th}^{+}}"),
        ("C6H5-CHO", r"{\mathrm{C}_{6}\mathrm{H}_{5}{-}\mathrm{CHO}}"),
        ("A=B#C", r"{\mathrm{A}{=}\mathrm{B}{\equiv}\mathrm{C}}"),
        ("CuSO4*5H2O", r"{\mathrm{CuSO}_{4}\cdot 5\,\mathrm{H}_{2}\mathrm{O}}"),
        ("Fe^{II}2", r"{\mathrm{Fe}^{\mathrm{II}}_{2}}"),
        ("A + B", r"{\mathrm{A}\ +\ \mathrm{B}}"),
        ("A -> B v", r"{\mathrm{A}\ \mathrel{\rightarrow}\ \mathrm{B}\downarrow }"),
        ("A ->[x] B", r"{\mathrm{A}\ \mathrel{\xrightarrow[]{{\mathrm{x}}}}\ \mathrm{B}}"),
        ("A <=> B ^", r"{\mathrm{A}\ \mathrel{\rightleftharpoons}\ \mathrm{B}\uparrow }"),
        ("1/2 O2(g)", r"{\tfrac{1}{2}\,\ \mathrm{O}_{2}(\mathrm{g})}"),
        ("$n$H {text}", r"{{n}\mathrm{H}\ \text{text}}"),
        (r"\Delta H", r"{\Delta \ \mathrm{H}}"),
    ],
)
def test_a_chemical_formula_is_written_out(formula: str, tex: str) -> None:
    assert with_chemistry(rf"\ce{{{formula}}}") == tex


def test_chemistry_has_tags_of_its_own(page: Page) -> None:
    assert "<msub>" in page("<chem>H2O</chem>").html
    assert "<msub>" in page("<ce>H2O</ce>").html
    assert "<msub>" in page(r"<math chem>\ce{H2O} x</math>").html
    assert "syntax error" in page("<chem>H2O}</chem><ce>^</ce>").html


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("{", "}"),
        (r"\sqrt", ""),
        (r"\sqrt ", ""),
        (r"\sqrt[3]", ""),
        (r"\sqrt[\alpha]", ""),
        (r"\frac1", ""),
        (r"\frac1 {", "}"),
        (r"\left(", r"\right)"),
        ("x^{", "}"),
        (r"\begin{matrix}", r"\end{matrix}"),
        (r"\frac{", "}{}"),
        (r"{a\over ", "}"),
        (r"\text{", "}"),
        (r"\mathchoice123", ""),
    ],
)
@pytest.mark.parametrize("count", [60, 1000, 3000])
def test_deep_nesting_is_refused(opening: str, closing: str, count: int) -> None:
    failures: list[str] = []

    def convert() -> None:
        try:
            mathml(opening * count + "x" + closing * count, r"\textstyle", "", is_block=False)
        except MathError as error:
            failures.append(str(error))

    threading.stack_size(512 * 1024)  # as little as any system gives a thread
    try:
        thread = threading.Thread(target=convert)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(0)
    assert failures == ["syntax error"]


@pytest.mark.parametrize("piece", [r"\frac{a}{b}+", r"\alpha", r"\sqrt{x}", r"\sum_a^b x", r"\,"])
def test_a_long_formula_is_no_deep_one(piece: str) -> None:
    assert prepared(piece * 500)


_PIECES = r"""
    { } [ ] ^ _ & $ % \ " < > ' \\ x 2 \frac \sqrt \left( \right) \text \color{red} \href \not
    \begin{matrix} \end{matrix} \begin{array}{l} \end{array} \label{a} \eqref{a} \substack{
    \mathrm \limits \ce{ ->[ <=> javascript: <script> onload=
"""


@given(st.lists(st.sampled_from([*_PIECES.split(), " "])))
def test_any_formula_is_inert_or_refused(pieces: list[str]) -> None:
    tex = "".join(pieces)
    try:
        html = mathml(with_chemistry(tex), r"\displaystyle", tex, is_block=True)
    except MathError:
        return
    check_inert(html)
