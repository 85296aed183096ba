"""Reports of our own bugs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from recension.ui.window.crash import CrashReports


def fail() -> None:
    raise ValueError("a bug")


def crash(reports: CrashReports) -> None:
    try:
        fail()
    except ValueError as error:
        reports.report(type(error), error, error.__traceback__)


def test_a_bug_is_written_down_and_told(tmp_path: Path) -> None:
    told: list[Path] = []
    reports = CrashReports(tmp_path / "crashes")
    reports.tell = told.append
    crash(reports)
    text = told[0].read_text(encoding="utf-8")
    assert "ValueError: a bug" in text
    assert "test_crash.py" in text
    assert "PySide" in text


def test_the_user_sees_no_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crash(CrashReports(tmp_path))
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert str(tmp_path) in said


def test_a_folder_that_cannot_be_written_is_no_second_crash(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    crash(CrashReports(tmp_path / "file" / "crashes"))


def test_only_the_newest_reports_are_kept(tmp_path: Path) -> None:
    reports = CrashReports(tmp_path)
    for _ in range(30):
        crash(reports)
    assert len(list(tmp_path.glob("crash-*.txt"))) == 20


def test_it_takes_what_nobody_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    reports = CrashReports(tmp_path)
    reports.install()
    assert sys.excepthook == reports.report
