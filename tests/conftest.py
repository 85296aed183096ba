"""What every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine draws and runs slowly; how fast the program is, is measured elsewhere. What else
# Hypothesis does by itself where tests run unattended, such as drawing the same each time, stays.
settings.register_profile(
    "untimed", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")

_SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles, histories and suites, which is not part of the project."""
    if not _SHARED.is_dir():
        pytest.skip(f"the folder of real texts, {_SHARED.name}, is not beside the project")
    return _SHARED
