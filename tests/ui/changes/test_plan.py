from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recension.diff import compare
from recension.ui.changes.lines import LinedText, Sections
from recension.ui.changes.plan import Plan
from recension.ui.changes.stretches import Cutting, Shape, What

_TEXTS = st.lists(
    st.sampled_from(["", "a b c", "{|", "== H ==", "one two three"]), max_size=12
).map("\n".join)


def plan_of(old: str, new: str, shape: Shape) -> Plan:
    return Plan(Cutting(compare(old, new).rows, LinedText(old), LinedText(new), shape))


def shown(plan: Plan, *, is_old: bool) -> str:
    text = (plan.old if is_old else plan.new).text
    bands = [plan.band(number) for number in range(len(plan))]
    ranges = [band.old if is_old else band.new for band in bands]
    return "\n".join(text[start:stop] for start, stop in filter(None, ranges))


@given(_TEXTS, _TEXTS)
def test_bands_show_every_line_of_both_texts_in_order(old: str, new: str) -> None:
    plan = plan_of(old, new, Shape(context=None))
    assert shown(plan, is_old=True) == old
    assert shown(plan, is_old=False) == new


@given(_TEXTS, _TEXTS)
def test_every_offset_is_found_in_the_band_that_shows_it(old: str, new: str) -> None:
    plan = plan_of(old, new, Shape(context=None))
    for is_old, text in ((True, old), (False, new)):
        for offset in range(len(text)):
            band = plan.band(plan.band_at(offset, is_old=is_old))
            bounds = band.old if is_old else band.new
            assert bounds is not None
            assert bounds[0] <= offset <= bounds[1]


@given(_TEXTS, _TEXTS)
def test_sizes_are_those_of_the_bands(old: str, new: str) -> None:
    plan = plan_of(old, new, Shape(context=1))
    for number, size in enumerate(plan.sizes()):
        band = plan.band(number)
        if band.what is What.CHANGE:
            longest = max(stop - start for start, stop in filter(None, (band.old, band.new)))
            assert size == longest
        else:
            assert (size < 0) == (band.what is What.CAPTION)


@given(st.lists(st.text("ab\n", max_size=9), min_size=2, max_size=6))
def test_the_lines_of_an_edited_text_are_those_of_the_text(texts: list[str]) -> None:
    lined = LinedText(texts[0])
    for text in texts[1:]:
        lined = lined.edited(text)
        assert lined.starts == LinedText(text).starts


@given(_TEXTS, st.lists(_TEXTS, min_size=1, max_size=4), st.sampled_from([None, 0, 1, 2]))
def test_a_plan_made_from_the_one_before_is_that_made_afresh(
    old: str, news: list[str], context: int | None
) -> None:
    lined, plan = LinedText(old), None
    for new in news:
        cutting = Cutting(compare(old, new).rows, lined, LinedText(new), Shape(context))
        plan, fresh = Plan(cutting, plan), Plan(cutting)
        assert plan.stretches == fresh.stretches
        assert plan.sizes() == fresh.sizes()


def test_what_a_key_did_not_touch_is_not_planned_anew() -> None:
    lines = [f"line {number}" for number in range(100)]
    old, typed = LinedText("\n".join(lines)), "\n".join([*lines[:50], "line 50 typ", *lines[51:]])
    plans: list[Plan] = []
    for new in (typed, typed.replace("typ", "type")):
        cutting = Cutting(compare(old.text, new).rows, old, LinedText(new), Shape())
        plans.append(Plan(cutting, plans[-1] if plans else None))
    kept = [piece is other for piece, other in zip(*(plan.pieces for plan in plans), strict=True)]
    assert kept == [True, False, True]


def test_unchanged_lines_far_from_changes_are_collapsed() -> None:
    lines = [f"line {number}" for number in range(100)]
    changed = [*lines[:50], "wholly different words", *lines[51:]]
    plan = plan_of("\n".join(lines), "\n".join(changed), Shape(context=2))
    hidden = [stretch.hidden for stretch in plan.stretches if stretch.what is What.CAPTION]
    assert hidden == [48, 47]
    assert len(plan) == 2 + 4 + len(plan.band_of_row)


def test_a_collapsed_stretch_opens() -> None:
    lines = [f"line {number}" for number in range(100)]
    changed = [*lines[:50], "wholly different words", *lines[51:]]
    shape = Shape(context=2, opened=((0, 48),))
    plan = plan_of("\n".join(lines), "\n".join(changed), shape)
    hidden = [stretch.hidden for stretch in plan.stretches if stretch.what is What.CAPTION]
    assert hidden == [0, 47]


def test_unchanged_lines_are_not_objects() -> None:
    lines = [f"line {number}" for number in range(28_000)]
    plan = plan_of("\n".join(lines), "\n".join([*lines, "more"]), Shape(context=None))
    assert len(plan.stretches) < 10
    assert len(plan) > 28_000


def test_a_paragraph_of_a_megabyte_is_cut_into_parts() -> None:
    words = "word " * 200_000
    plan = plan_of(words, words + "end", Shape())
    parts = [plan.band(number) for number in range(len(plan))]
    texts = [plan.new.text[band.new[0] : band.new[1]] for band in parts if band.new]
    assert "".join(texts) == words + "end"
    assert max(map(len, texts)) < 5000
    assert all(text.endswith(" ") for text in texts[:-1])


def test_the_section_of_a_line_is_the_heading_before_it() -> None:
    sections = Sections(LinedText("lead\n== A ==\ntext\n=== B === <!-- c -->\n=x\nend"))
    assert [sections.name_at(line) for line in range(6)] == ["", "A", "A", "B", "B", "B"]


def test_a_caption_names_the_section_of_its_change() -> None:
    old = "\n".join(["== A ==", *"abcdefgh", "== B ==", "text of b", "more"])
    plan = plan_of(old, old.replace("text of b", "text of bb"), Shape(context=2))
    caption = plan.stretches[0]
    assert caption.what is What.CAPTION
    assert Sections(plan.new).name_at(caption.new_line) == "A"
    assert Sections(plan.new).name_at(caption.leads_to) == "B"
