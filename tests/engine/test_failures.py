from __future__ import annotations

import logging
from datetime import UTC, datetime

import pytest

from recension import errors
from recension.engine.failures import pack, unpack
from recension.engine.frames import answers, frame
from recension.engine.messages import Failed

EXAMPLES = [
    errors.FileMissing("/a/b"),
    errors.DamagedFile("/a/b", "page 3"),
    errors.NewerFile("/a/b", 9),
    errors.NotText("/a/b", 12, "UTF-8"),
    errors.BrokenExport("/a/b", "no element found", 3),
    errors.ForeignXml("/a/b", "svg"),
    errors.BadTitle("A<B", "character:<"),
    errors.EditConflict("Page", 1, None),
    errors.RevisionDamaged(4, "hash"),
    errors.TimeTooEarly(
        "Page", datetime(2019, 9, 29, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)
    ),
    errors.Cancelled(),
    errors.EngineFailure("crashed"),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_an_error_crosses_to_another_process_with_its_data(error: errors.RecensionError) -> None:
    [arrived] = answers().feed(frame(Failed(1, 0, "job", pack(error))))
    assert isinstance(arrived, Failed)
    again = unpack(arrived.error)
    assert type(again) is type(error)
    assert vars(again) == vars(error)


def test_a_bug_is_told_as_a_failure_and_its_traceback_goes_to_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        packed = pack(ZeroDivisionError("a bug"))
    again = unpack(packed)
    assert isinstance(again, errors.EngineFailure)
    assert again.reason == "failed"
    assert "ZeroDivisionError: a bug" in caplog.text
