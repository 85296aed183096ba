"""Files that earlier versions wrote open as they were, whatever the schema is by now.

`frozen/schema-N.recension` was written by the program when its schema was N, with
`frozen/schema-N.json` beside it: what it showed of that file. Neither is ever made anew.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from recension.store import Hidden, Revision, RevisionFile, schema, sha1, to_base36

_FROZEN = sorted((Path(__file__).parent / "frozen").glob("*.recension"))


@pytest.fixture(params=_FROZEN, ids=lambda path: path.stem)
def frozen(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a frozen file, since opening may bring it up to date."""
    for made in (request.param, request.param.with_suffix(".json")):
        shutil.copyfile(made, tmp_path / made.name)
    return tmp_path / str(request.param.name)


def _told(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return told


def _row(revision: Revision) -> list[object]:
    return [
        revision.id,
        revision.time.isoformat(),
        revision.author,
        revision.summary,
        revision.is_minor,
        list(revision.tags),
        revision.size,
        revision.sha1,
        revision.name,
        int(revision.hidden),
    ]


def test_there_is_a_file_of_the_first_schemas() -> None:
    assert [path.stem for path in _FROZEN[:2]] == ["schema-1", "schema-2"]


def test_there_is_a_file_of_the_newest_schema() -> None:
    assert f"schema-{schema.SCHEMA}" in [path.stem for path in _FROZEN]


def test_a_file_of_an_older_schema_shows_what_it_showed(frozen: Path) -> None:
    with RevisionFile.open(frozen) as file:
        shown = {
            page.title: [_row(revision) for revision in reversed(file.history(page.title))]
            for page in file.pages()
        }
        assert shown == _told(frozen)["pages"]
        image = file.image("Light.png")
        assert image is not None
        assert image.sha1 == _told(frozen)["image"]


def test_a_file_of_an_older_schema_shows_its_deleted_pages_and_links(frozen: Path) -> None:
    told = _told(frozen)
    with RevisionFile.open(frozen, read_only=True) as file:
        deleted = {
            gone.page.title: [_row(revision) for revision in reversed(file.history_of(gone.page))]
            for gone in file.deleted_pages()
        }
        assert deleted == told.get("deleted", {})
        for title, linking in told.get("linking", {}).items():
            found = [[each.page.title, sorted(each.kinds)] for each in file.linking(title)]
            assert found == linking
        for category, members in told.get("members", {}).items():
            assert [[each.page.title, each.sort] for each in file.members(category)] == members


def test_every_text_of_an_older_schema_reads_back(frozen: Path) -> None:
    with RevisionFile.open(frozen) as file:
        for page in file.pages():
            for revision in file.history(page.title):
                if not revision.hidden & Hidden.TEXT:
                    assert to_base36(sha1(file.text(revision.id).encode())) == revision.sha1


def test_a_file_of_an_older_schema_verifies_and_takes_revisions(frozen: Path) -> None:
    with RevisionFile.open(frozen) as file:
        found = file.verify()
        assert found.problems == ()
        assert found.fingerprint == _told(frozen)["fingerprint"]
        assert file.save("Harbour light", "new") is not None
        assert file.verify().problems == ()


def test_an_older_file_is_kept_beside_the_one_brought_up_to_date(frozen: Path) -> None:
    with RevisionFile.open(frozen):
        pass
    is_old = frozen.stem != f"schema-{schema.SCHEMA}"
    assert len(list(frozen.parent.glob("*.recension"))) == 1 + is_old
