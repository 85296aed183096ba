"""Exports of wikis with namespaces and rules for titles of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recension.exchange import import_sources, write_export, write_folder
from recension.store import RevisionFile

_GERMAN = {
    -1: "Spezial",
    0: "",
    2: "Benutzer",
    3: "Benutzer Diskussion",
    4: "Wikipedia",
    10: "Vorlage",
    14: "Kategorie",
    100: "Portal",
    101: "Portal Diskussion",
}


@pytest.fixture
def other(tmp_path: Path) -> Iterator[RevisionFile]:
    with RevisionFile.create(tmp_path / "other.recension") as made:
        yield made


def _page(title: str, namespace: int | None, text: str = "text") -> str:
    number = "" if namespace is None else f"<ns>{namespace}</ns>"
    revision = (
        f"<revision><timestamp>2019-03-06T00:00:00Z</timestamp><text>{text}</text></revision>"
    )
    return f"<page><title>{title}</title>{number}{revision}</page>"


def _bring(
    file: RevisionFile, *pages: str, names: Mapping[int, str] = _GERMAN, case: str = "first-letter"
) -> None:
    spaces = "".join(f'<namespace key="{key}">{name}</namespace>' for key, name in names.items())
    site = f"<siteinfo><case>{case}</case><namespaces>{spaces}</namespaces></siteinfo>"
    path = file.path.with_suffix(".xml")
    path.write_text(f"<mediawiki>{site if names else ''}{''.join(pages)}</mediawiki>", "utf-8")
    import_sources(file, [path])
    assert file.verify().problems == ()


def _titles(file: RevisionFile) -> list[tuple[str, int]]:
    return [(page.title, page.namespace) for page in file.pages()]


def test_pages_are_found_under_the_names_of_their_wiki(file: RevisionFile) -> None:
    _bring(file, _page("Vorlage:Box", 10), _page("Portal:Meer", 100))
    assert file.page("vorlage:box").title == "Template:Box"
    assert file.page("portal:meer").title == "Portal:Meer"
    assert file.page("Portal:Meer").namespace == 100


def test_a_new_page_goes_to_the_namespace_that_was_learned(file: RevisionFile) -> None:
    _bring(file)
    file.save("Portal Diskussion:meer", "text")
    file.save("Wikipedia:hilfe", "text")
    assert _titles(file) == [("Project:Hilfe", 4), ("Portal Diskussion:Meer", 101)]
    assert file.verify().problems == ()


def test_a_redirect_leads_to_the_page_it_names(file: RevisionFile) -> None:
    redirect = "#REDIRECT [[Vorlage:Box]]"
    _bring(file, _page("Alt", 0, redirect))
    assert file.page("Alt").redirect == "Template:Box"


def test_redirects_from_before_are_read_anew(file: RevisionFile) -> None:
    file.save("Alt", "#REDIRECT [[Kategorie:Meer]]")
    _bring(file)
    assert file.page("Alt").redirect == "Category:Meer"
    assert file.verify().problems == ()


def test_the_name_of_a_namespace_is_learned_from_a_page_alone(file: RevisionFile) -> None:
    _bring(file, _page("Portal:Meer", 100), _page("Benutzerin:Anna", 2), names={})
    assert file.page("portal:meer").namespace == 100
    assert file.page("Benutzerin:Anna").title == "User:Anna"


def test_a_number_that_two_wikis_give_differently_is_given_anew(file: RevisionFile) -> None:
    _bring(file, _page("Portal:Meer", 100))
    _bring(file, _page("Buch:Meer", 100), names={100: "Buch", 101: "Buch Diskussion"})
    assert _titles(file) == [("Portal:Meer", 100), ("Buch:Meer", 3000)]
    assert file.namespaces.number("Buch Diskussion") == 3001


def test_a_word_that_pages_of_the_file_begin_with_is_no_namespace(file: RevisionFile) -> None:
    file.save("Portal: a story", "text")
    _bring(file, _page("Portal:Meer", 100))
    assert _titles(file) == [("Portal: a story", 0), ("Portal:Meer", 100)]
    assert file.page("Portal: a story").revisions == 1


def test_small_and_capital_letters_are_two_pages_where_the_wiki_says_so(
    file: RevisionFile,
) -> None:
    _bring(file, _page("apple", 0, "fruit"), _page("Apple", 0, "firm"), case="case-sensitive")
    _bring(file, _page("Vorlage:box", 10), _page("Benutzer:anna", 2), case="case-sensitive")
    assert file.text(file.page("apple").newest) == "fruit"
    assert file.text(file.page("Apple").newest) == "firm"
    assert [title for title, _ in _titles(file)][2:] == ["User:Anna", "Template:box"]


def test_small_letters_of_one_namespace_go_from_wiki_to_file_to_file(
    file: RevisionFile, other: RevisionFile, tmp_path: Path
) -> None:
    spaces = (
        '<namespace key="0" case="first-letter" /><namespace key="10" case="case-sensitive">'
        'Vorlage</namespace><namespace key="2300" case="case-sensitive">Gadget</namespace>'
    )
    site = f"<siteinfo><case>first-letter</case><namespaces>{spaces}</namespaces></siteinfo>"
    pages = _page("Gadget:clock", 2300, "[[apple]]") + _page("Gadget:Clock", 2300)
    source = tmp_path / "in.xml"
    source.write_text(f"<mediawiki>{site}{pages}</mediawiki>", "utf-8")
    import_sources(file, [source])
    write_export(file, tmp_path / "out.xml")
    import_sources(other, [tmp_path / "out.xml"])
    for one in (file, other):
        assert [title for title, _ in _titles(one)] == ["Gadget:Clock", "Gadget:clock"]
        one.save("vorlage:box", "text")
        one.save("apple", "text")
        assert {"Template:box", "Apple"} < {title for title, _ in _titles(one)}
        assert one.verify().problems == ()


def test_an_export_brings_names_and_rules_to_another_file(
    file: RevisionFile, other: RevisionFile, tmp_path: Path
) -> None:
    _bring(file, _page("portal", 0), _page("Portal:meer", 100), case="case-sensitive")
    write_export(file, tmp_path / "out.xml")
    import_sources(other, [tmp_path / "out.xml"])
    assert _titles(other) == _titles(file)
    assert other.namespaces == file.namespaces


_WORDS = st.text(st.characters(codec="utf-8", categories=["L", "M", "Nd"]), min_size=1, max_size=5)
_FORMS = st.sampled_from([".xml", ".gz", ".bz2", ".xz", ".zst"])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(st.sampled_from([2, 4, 10, 14, 100, 101, 2600]), _WORDS, max_size=5),
    st.lists(st.tuples(st.sampled_from([0, 2, 10, 100, 2600]), _WORDS), max_size=8),
    st.sampled_from(["first-letter", "case-sensitive"]),
    _FORMS,
)
def test_whatever_a_wiki_is_like_its_pages_survive_the_round_trip(
    tmp_path_factory: pytest.TempPathFactory,
    names: dict[int, str],
    pages: list[tuple[int, str]],
    case: str,
    form: str,
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    with (
        RevisionFile.create(folder / "one.recension") as one,
        RevisionFile.create(folder / "two.recension") as two,
    ):
        written = [
            _page(
                f"{names[number]}:{word}" if number in names else word, number * (number in names)
            )
            for number, word in pages
        ]
        _bring(one, *written, names=names, case=case)
        out = folder / f"out{form}"
        write_export(one, out)
        import_sources(two, [out])
        assert _titles(two) == _titles(one)
        assert two.namespaces == one.namespaces
        assert two.verify().problems == ()
        assert import_sources(one, [out]).revisions == 0


def test_an_export_names_all_namespaces_the_own_name_last(
    file: RevisionFile, tmp_path: Path
) -> None:
    _bring(file)
    write_export(file, tmp_path / "out.xml")
    written = (tmp_path / "out.xml").read_text("utf-8")
    template = '<namespace key="10" case="first-letter">{}</namespace>\n      '
    assert template.format("Vorlage") + template.format("Template") in written
    assert '<namespace key="100" case="first-letter">Portal</namespace>' in written


def test_a_folder_keeps_the_numbers_of_namespaces(
    file: RevisionFile, other: RevisionFile, tmp_path: Path
) -> None:
    _bring(file, _page("apple", 0), _page("Portal:Meer", 100), case="case-sensitive")
    write_folder(file, tmp_path / "out")
    import_sources(other, [tmp_path / "out"])
    assert _titles(other) == _titles(file) == [("apple", 0), ("Portal:Meer", 100)]


def test_a_folder_of_a_file_without_names_of_its_own_has_pages_alone(
    file: RevisionFile, tmp_path: Path
) -> None:
    file.save("A", "text")
    write_folder(file, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["A.wiki"]


def _redirecting(title: str, target: str, text: str) -> str:
    page = _page(title, 0, text)
    return page.replace("<ns>", f'<redirect title="{target}" /><ns>', 1)


def test_the_word_for_a_redirect_is_learned_from_redirects(
    file: RevisionFile, other: RevisionFile, tmp_path: Path
) -> None:
    text = "#Weiterleitung: [[vorlage:Box#oben|x]]"
    _bring(file, _redirecting("Alt", "Vorlage:Box#oben", text))
    assert file.page("Alt").redirect == "Template:Box#oben"
    file.save("B", "#WEITERLEITUNG [[Alt]]")
    assert file.page("B").redirect == "Alt"
    assert file.newest("B").tags == ("mw-new-redirect",)

    write_export(file, tmp_path / "out.xml")
    import_sources(other, [tmp_path / "out.xml"])
    assert other.page("B").redirect == "Alt"


def _edited(title: str, target: str, texts: list[str], *, last_first: bool = False) -> str:
    days = list(enumerate(texts, 1))[:: -1 if last_first else 1]
    revisions = "".join(
        f"<revision><id>{day}</id><timestamp>2019-03-0{day}T00:00:00Z</timestamp>"
        f"<text>{text}</text></revision>"
        for day, text in days
    )
    head = f'<page><title>{title}</title><ns>0</ns><redirect title="{target}" />'
    return f"{head}{revisions}</page>"


@pytest.mark.parametrize("last_first", [False, True])
def test_a_slip_in_an_older_revision_is_no_word_for_a_redirect(
    file: RevisionFile,
    last_first: bool,  # noqa: FBT001 - a parameter
) -> None:
    texts = ["#REDIRCET [[Box]]", "#REDIRECT [[Box]]"]
    _bring(file, _edited("Alt", "Box", texts, last_first=last_first))
    assert [one.tags for one in file.history("Alt")] == [("mw-new-redirect",), ()]
    assert "#redircet" not in file.namespaces.redirect_words


def test_a_word_that_a_later_page_tells_counts_for_those_before(file: RevisionFile) -> None:
    first = _page("First", 0, "#WEITERLEITUNG [[Box]]")
    _bring(file, first, _edited("Alt", "Box", ["text", "#WEITERLEITUNG [[Box]]"]))
    assert file.page("First").redirect == "Box"
    assert file.newest("First").tags == ("mw-new-redirect",)
    assert [one.tags for one in file.history("Alt")] == [("mw-new-redirect",), ()]


@pytest.mark.parametrize("text", ["#item [[Other]]", "#item [[Box]] and more", "# [[Box]]"])
def test_a_list_is_no_redirect(file: RevisionFile, text: str) -> None:
    _bring(file, _redirecting("Alt", "Somewhere", text), _page("List", 0, "#item [[A]]"))
    assert file.page("Alt").redirect is None
    assert file.page("List").redirect is None
