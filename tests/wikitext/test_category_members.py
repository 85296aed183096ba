"""The page of a category lists its members after its text."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest

from recension.wikitext import CategoryListing, CategoryMember, ImageInfo, Renderer


class Source:
    """A source without pages that knows the members of a category."""

    def __init__(self, *members: CategoryMember, unread: int = 0) -> None:
        self._listing = CategoryListing(members, unread)

    def text(self, title: str) -> str | None:  # noqa: ARG002 - no page is there
        return None

    def existing(self, titles: Collection[str]) -> set[str]:  # noqa: ARG002 - the same
        return set()

    def images(self, names: Collection[str]) -> Mapping[str, ImageInfo]:  # noqa: ARG002 - the same
        return {}

    def category(self, title: str) -> CategoryListing | None:
        return self._listing if title == "Category:Birds" else None


def _html(source: Source, title: str = "Category:Birds", text: str = "About birds.") -> str:
    return Renderer().render(text, title, source).html


def _page(title: str, namespace: int = 0) -> CategoryMember:
    return CategoryMember(title, namespace, title.rpartition(":")[2].upper())


def test_members_stand_under_their_first_letters_after_the_text() -> None:
    html = _html(Source(_page("Auk"), _page("Avocet"), _page("Talk:Bittern", 1)))

    assert html.index("About birds.") < html.index("Pages in category “Birds”")
    assert html.count("<h3>A</h3>") == 1
    assert '<a href="/wiki/Avocet" title="Avocet">Avocet</a>' in html
    assert "<h3>B</h3><ul><li>" in html
    assert ">Talk:Bittern</a>" in html


def test_categories_come_first_without_their_namespace_and_files_last() -> None:
    html = _html(Source(_page("Auk"), _page("File:Auk.png", 6), _page("Category:Waders", 14)))

    places = [html.index(words) for words in (">Waders<", ">Auk<", ">File:Auk.png<")]
    assert places == sorted(places)


def test_the_page_of_a_category_does_not_link_to_its_members() -> None:
    assert Renderer().render("", "Category:Birds", Source(_page("Auk"))).links == ()


def test_notes_stand_before_the_members() -> None:
    html = _html(Source(_page("Auk")), text="A claim.<ref>A source.</ref>")

    assert html.index("A source.") < html.index(">Auk<")


@pytest.mark.parametrize(("count", "said"), [(1, "1 page was not"), (1234, "1,234 pages were")])
def test_what_is_not_known_yet_is_said(count: int, said: str) -> None:
    assert said in _html(Source(unread=count))


def test_a_category_without_members_says_so() -> None:
    assert "No page is in this category" in _html(Source())


def test_many_members_are_counted_and_not_all_shown() -> None:
    html = _html(Source(*(_page(f"Gull {number}") for number in range(1700))))

    assert "And 1,200 more." in html


@pytest.mark.parametrize("title", ["Birds", "Category:Fish"])
def test_other_pages_and_unknown_categories_have_no_members(title: str) -> None:
    assert "mw-category" not in _html(Source(_page("Auk")), title)


def test_titles_of_members_are_shown_as_they_are() -> None:
    assert ">&lt;b&gt;</a>" in _html(Source(_page("<b>")))


def test_sort_keys_of_categories_are_told() -> None:
    text = "{{DEFAULTSORT:heron, grey}} [[Category:Birds]] [[Category:Waders|grey]]"
    page = Renderer().render(text, "Grey heron", Source())

    assert dict(zip(page.categories, page.sort_keys, strict=True)) == {
        "Category:Birds": "heron, grey",
        "Category:Waders": "grey",
    }
