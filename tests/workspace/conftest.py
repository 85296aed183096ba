"""A home of its own for every test, and an engine that ends with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recension.workspace import Drafts, EngineClient, Instances, Settings, Workspace, state_folder

WAIT = 120_000  # milliseconds; only reached by what is broken


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of settings and state."""
    folder = tmp_path / "home"
    monkeypatch.setenv("RECENSION_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an engine start late on a busy machine, and a save wait for it."""
    monkeypatch.setattr("recension.workspace.engine_client._STARTING", WAIT)
    monkeypatch.setattr("recension.workspace.preparing._PATIENCE", WAIT)


class Session:
    """A window without widgets: all that is behind it."""

    def __init__(self) -> None:
        self.engine = EngineClient(deadline=WAIT)
        self.settings = Settings()
        self.drafts = Drafts(state_folder() / "drafts")
        self.instances = Instances(state_folder() / "locks")
        self.workspace = Workspace(self.settings, self.drafts, self.engine, self.instances)
        self.is_stopped = False

    def stop(self) -> None:
        if not self.is_stopped:
            self.is_stopped = True
            self.workspace.stop()
            self.engine.stop()


@pytest.fixture
def session(home: Path, qtbot: QtBot) -> Iterator[Session]:  # noqa: ARG001 - they set the scene
    session = Session()
    yield session
    session.stop()
