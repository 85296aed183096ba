"""Which pages go along when a page gets another title."""

from __future__ import annotations

from dataclasses import dataclass

from recension.titles import companions


@dataclass(frozen=True)
class _Page:
    redirect: str = ""  # the only page that it gives way to

    def gives_way_to(self, title: str, /) -> bool:
        return title == self.redirect


_TITLES = (
    "Template:Box",
    "Template:Box/doc",
    "Template:Box/doc/old",
    "Template:Boxes",
    "Template talk:Box",
    "Template talk:Box/Archive",
    "Talk:A",
    "A",
    "A/b",
    "Help:Taken/doc",
)
_PAGES = {title: _Page() for title in _TITLES}


def test_talk_page_and_subpages_are_offered_with_their_new_titles() -> None:
    found = companions("Template:Box", "Template:Frame", _PAGES)
    assert found.talk == (
        ("Template talk:Box", "Template talk:Frame"),
        ("Template talk:Box/Archive", "Template talk:Frame/Archive"),
    )
    assert found.subpages == (
        ("Template:Box/doc", "Template:Frame/doc"),
        ("Template:Box/doc/old", "Template:Frame/doc/old"),
    )


def test_only_what_is_chosen_goes_along() -> None:
    found = companions("Template:Box", "Template:Frame", _PAGES)
    assert found.moves(with_talk=False, with_subpages=False) == ()
    assert found.moves(with_talk=True, with_subpages=False) == found.talk[:1]
    assert found.moves(with_talk=True, with_subpages=True) == found.subpages + found.talk


def test_articles_have_no_subpages() -> None:
    assert companions("A", "B", _PAGES).subpages == ()
    assert companions("A", "B", _PAGES).talk == (("Talk:A", "Talk:B"),)


def test_what_would_go_to_a_title_that_is_taken_stays() -> None:
    found = companions("Template:Box", "Help:Taken", _PAGES)
    assert found.subpages == (("Template:Box/doc/old", "Help:Taken/doc/old"),)
    assert found.staying(with_talk=True, with_subpages=True) == (
        ("Template:Box/doc", "Help:Taken/doc"),
    )
    assert found.staying(with_talk=True, with_subpages=False) == ()
    to_taken = companions("A", "Template:Box", _PAGES)
    assert to_taken.talk == ()
    assert to_taken.staying(with_talk=True, with_subpages=False) == (
        ("Talk:A", "Template talk:Box"),
    )
    assert to_taken.staying(with_talk=False, with_subpages=True) == ()


def test_what_would_go_to_a_redirect_to_itself_goes_over_it() -> None:
    pages = {
        **dict.fromkeys(("Help:B", "Help:B/x", "Help:B/y", "Help talk:B"), _Page()),
        "Help:A/x": _Page("Help:B/x"),
        "Help:A/y": _Page("Help:Elsewhere"),
        "Help talk:A": _Page("Help talk:B"),
    }
    found = companions("Help:B", "Help:A", pages)
    assert found.subpages == (("Help:B/x", "Help:A/x"),)
    assert found.talk == (("Help talk:B", "Help talk:A"),)
    assert found.subpages_staying == (("Help:B/y", "Help:A/y"),)


def test_below_a_talk_page_that_goes_only_what_was_chosen_is_said_to_stay() -> None:
    titles = ("Help:B", "Help talk:B", "Help talk:B/x", "Help talk:A/x")
    found = companions("Help:B", "Help:A", dict.fromkeys(titles, _Page()))
    staying = (("Help talk:B/x", "Help talk:A/x"),)
    assert found.staying(with_talk=True, with_subpages=True) == staying
    assert found.staying(with_talk=True, with_subpages=False) == ()


def test_below_a_talk_page_that_stays_nothing_else_is_named() -> None:
    titles = ("Help:B", "Help talk:B", "Help talk:B/x", "Help talk:A", "Help talk:A/x")
    found = companions("Help:B", "Help:A", dict.fromkeys(titles, _Page()))
    assert found.talk == ()
    assert found.staying(with_talk=True, with_subpages=True) == (("Help talk:B", "Help talk:A"),)


def test_a_talk_page_has_no_talk_page() -> None:
    assert companions("Talk:A", "Talk:B", _PAGES | {"User:A": _Page()}).talk == ()


def test_a_title_that_gets_too_long_is_not_offered() -> None:
    assert companions("Template:Box", f"Template:{'X' * 250}", _PAGES).subpages == (
        ("Template:Box/doc", f"Template:{'X' * 250}/doc"),
    )
