"""What every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles, histories and suites, which is not part of the project."""
    if not _SHARED.is_dir():
        pytest.skip(f"the folder of real texts, {_SHARED.name}, is not beside the project")
    return _SHARED
