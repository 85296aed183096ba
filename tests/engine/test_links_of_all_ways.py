"""Whatever makes revisions: links that count as read are those of the newest texts.

What a change cannot read itself, a whole import or the pages that use a template, is marked as not
read in the very transaction of the change, and is read before anybody is told that it is all.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recension.engine.linked_saves import LinkedSaves, roll_back
from recension.engine.links import newest_links
from recension.engine.source import FileSource
from recension.engine.undoing import undo
from recension.engine.uniting import unite_copy
from recension.errors import PageMissing
from recension.exchange import import_sources
from recension.store import NewRevision, PageLinks, PruneOrder, RevisionFile
from recension.store.packed_links import unpack_links
from recension.wikitext import Renderer

_EXPORT = """<mediawiki version="0.11"><page><title>Tarn</title><ns>0</ns><revision>
<timestamp>2019-03-06T10:00:00Z</timestamp><text>[[Eel]] {{T}}</text></revision></page></mediawiki>
"""


def _save(file: RevisionFile, title: str, text: str, author: str = "Ann") -> None:
    with LinkedSaves.of(file) as saves:
        saves.save(title, text, lambda: file.save(title, text, author=author))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "book.recension"
    with RevisionFile.create(path) as file:
        _save(file, "Template:T", "[[Otter]]")
        _save(file, "Loch", "{{T}}\n\n[[Swan]]\n\n[[/Isle]] [[Category:Lakes]]")
        _save(file, "Loch", "{{T}}\n\n[[Heron]]\n\n[[/Isle]] [[Category:Lakes]]", "Eve")
        _save(file, "Gone", "[[Swan]] {{T}}")
        file.delete("Gone")
    return path


def _kept(file: RevisionFile) -> dict[str, PageLinks]:
    """Return the links that are kept of the pages that count as read."""
    unread = {page.id for page in file.unread_pages()}
    rows = {
        page: unpack_links(page, packed)
        for page, packed in file._database.rows("SELECT page, links FROM page_linked")
    }
    return {page.title: rows[page.id] for page in file.pages() if page.id not in unread}


def _right(file: RevisionFile) -> dict[str, PageLinks]:
    """Return the links of all pages as their texts have them."""
    source = FileSource()
    source.open(file.path, "")
    source.refresh()
    renderer = Renderer(source.site)
    found = {page.title: newest_links(file, page, source, renderer) for page in file.pages()}
    source.close()
    return found


def _plain(links: PageLinks) -> tuple[list[str], list[str], dict[str, str]]:
    return sorted(set(links.links)), sorted(set(links.templates)), dict(links.categories)


def _import(file: RevisionFile) -> None:
    export = file.path.with_name("export.xml")
    export.write_text(_EXPORT)
    (file.path.with_name("Mere.wiki")).write_text("[[Loch]]")
    import_sources(file, [export, file.path.with_name("Mere.wiki")])


def _write_in_bulk(file: RevisionFile) -> None:
    with file.bulk() as writer:
        later = datetime.now(UTC) + timedelta(days=1)
        writer.add(writer.page("Loch", 0), NewRevision(later, "[[Eel]]"))


def _rename(file: RevisionFile, old: str, new: str) -> None:
    with LinkedSaves.of(file) as saves:
        saves.rename([(old, new)], lambda: file.rename(old, new))


def _merge(file: RevisionFile) -> None:
    copy = file.path.with_name("copy.recension")
    shutil.copyfile(file.path, copy)
    _save(file, "Loch", "{{T}} [[Eel]]\n\n[[Heron]]\n\n[[/Isle]] [[Category:Lakes]]")
    with RevisionFile.open(copy) as other:
        _save(other, "Loch", "{{T}}\n\n[[Heron]]\n\n[[/Isle]] [[Trout]] [[Category:Lakes]]")
        _save(other, "New", "[[Loch]]")
        _save(other, "Template:T", "[[Beaver]]")
    unite_copy(file, copy, "Ann")


WAYS: dict[str, Callable[[RevisionFile], object]] = {
    "save": lambda file: _save(file, "Loch", "[[Eel]] {{T}}"),
    "save of a new page": lambda file: _save(file, "Tarn", "[[Eel]] {{T}}"),
    "save of a template": lambda file: _save(file, "Template:T", "[[Beaver]]"),
    "save that reads nothing": lambda file: file.save("Loch", "[[Eel]]"),
    "restore": lambda file: file.restore(2),
    "undo": lambda file: undo(file, "Loch", 3),
    "rollback": lambda file: roll_back(file, "Loch", edits_of=None, summary="", author="Ann"),
    "rename": lambda file: file.rename("Loch", "Tarn"),
    "rename that reads": lambda file: _rename(file, "Loch", "Tarn"),
    "rename of a template": lambda file: file.rename("Template:T", "Template:U"),
    "rename to a category": lambda file: file.rename("Loch", "Category:Lakes"),
    "delete": lambda file: file.delete("Loch"),
    "delete of a template": lambda file: file.delete("Template:T"),
    "undelete": lambda file: file.undelete(3),
    "undelete elsewhere": lambda file: file.undelete(3, title="Template:V"),
    "import": _import,
    "bulk": _write_in_bulk,
    "merge": _merge,
    "prune": lambda file: file.prune(PruneOrder(revisions=(2,))),
}


def _check(file: RevisionFile) -> None:
    assert file.verify().problems == ()
    right = _right(file)
    for title, links in _kept(file).items():
        assert _plain(links) == _plain(right[title]), title


@pytest.mark.parametrize("way", WAYS)
def test_what_counts_as_read_is_right_after_every_change(path: Path, way: str) -> None:
    with RevisionFile.open(path) as file:
        WAYS[way](file)
        _check(file)

        source = FileSource()
        source.open(path, "")
        while pages := file.unread_pages():
            for page in pages:
                source.refresh()
                links = newest_links(file, page, source, Renderer(source.site))
                assert file.record_links(page.id, page.newest, links, as_of=source.as_of)
        source.close()
        _check(file)
        assert set(_kept(file)) == {page.title for page in file.pages()}


@pytest.mark.parametrize(
    "way", ["save", "save of a new page", "undo", "rollback", "rename that reads", "delete"]
)
def test_a_change_of_one_page_leaves_none_to_be_read(path: Path, way: str) -> None:
    with RevisionFile.open(path) as file:
        WAYS[way](file)
        assert file.count_unread() == 0


def test_the_redirect_that_a_rename_leaves_is_known_to_link_there(path: Path) -> None:
    with RevisionFile.open(path) as file:
        file.rename("Loch", "Tarn")
        assert [each.page.title for each in file.linking("Tarn")] == ["Loch"]
        assert [page.title for page in file.unread_pages()] == ["Tarn"]


def test_a_renamed_page_has_the_links_of_its_new_title(path: Path) -> None:
    with RevisionFile.open(path) as file:
        _rename(file, "Loch", "User:Loch")
        assert [each.page.title for each in file.linking("User:Loch/Isle")] == ["User:Loch"]
        assert file.linking("Loch/Isle") == []


def test_a_page_that_is_not_there_is_renamed_by_nobody(path: Path) -> None:
    with RevisionFile.open(path) as file, pytest.raises(PageMissing):
        _rename(file, "Mere", "Tarn")
