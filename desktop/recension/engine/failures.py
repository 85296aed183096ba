"""Errors as plain values, to cross from one process to another."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from recension import errors
from recension.engine.messages import ErrorValue

log = logging.getLogger(__name__)


def pack(error: Exception) -> ErrorValue:
    """Return an error as a value; a bug is one without a name, its traceback goes to the log."""
    if not isinstance(error, errors.RecensionError):
        log.error("the engine failed", exc_info=error)
        return ErrorValue("", {"traceback": "".join(traceback.format_exception(error))})
    data = {
        name: str(value) if isinstance(value, Path) else value
        for name, value in vars(error).items()
    }
    return ErrorValue(type(error).__name__, data)


def unpack(value: ErrorValue) -> errors.RecensionError:
    """Return the error that was packed; a bug of the engine becomes an `EngineFailure`."""
    if not value.name:
        return errors.EngineFailure("failed")
    kind: type[errors.RecensionError] = getattr(errors, value.name)
    return kind(**value.data)
