"""Values the docks show."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from recension.store.values import Page, Revision

FIRST = datetime(2019, 9, 27, 18, 40, tzinfo=UTC)


def revision(number: int, delta: int = 4, *, summary: str = "", author: str = "Mary") -> Revision:
    """The revision of this number, an hour after the one before."""
    return Revision(
        id=number,
        page=1,
        parent=number - 1 or None,
        time=FIRST + timedelta(hours=number),
        author=author,
        summary=summary,
        is_minor=False,
        tags=(),
        size=1000 + 4 * number,
        delta=delta,
        sha1="0" * 31,
        name="",
    )


def page(title: str, *, namespace: int = 0, is_redirect: bool = False) -> Page:
    """A page of this title."""
    return Page(
        id=abs(hash(title)),
        title=title,
        namespace=namespace,
        newest=1,
        size=1101,
        changed_at=FIRST,
        revisions=1,
        is_redirect=is_redirect,
    )


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times on screen are local: the tests live in UTC."""
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def history() -> tuple[Revision, ...]:
    """Four revisions, newest first."""
    return tuple(revision(number) for number in (4, 3, 2, 1))
