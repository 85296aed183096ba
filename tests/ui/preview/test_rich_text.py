"""What a text browser is shown instead of what only browsers draw."""

from __future__ import annotations

from recension.ui.preview.rich_text import as_rich_text
from recension.wikitext.tags.math.mathml import mathml


def test_a_formula_shows_its_source() -> None:
    formula = mathml("x<y", r"\displaystyle", r"{\displaystyle x<y}", is_block=False)
    shown = as_rich_text(f"<p>a {formula} b {formula}</p>")
    assert shown == "<p>a <code>x&lt;y</code> b <code>x&lt;y</code></p>"


def test_lines_of_code_show_their_numbers() -> None:
    html = '<pre><span class="linenos" data-line="9"></span>a</pre>'
    assert as_rich_text(html) == "<pre>9&nbsp; a</pre>"


def test_other_html_stays() -> None:
    assert as_rich_text('<p>a <b title="<math ">b</b></p>') == '<p>a <b title="<math ">b</b></p>'
