from __future__ import annotations

import subprocess
import sys

from recension.workspace.engine_process import _environment


def test_the_window_does_not_load_the_renderer() -> None:
    environment = _environment()
    code = "import sys, recension.workspace; print('recension.wikitext' in sys.modules)"
    printed = subprocess.run(
        [sys.executable, "-c", code],
        env={name: environment.value(name) for name in environment.keys()},  # noqa: SIM118 - not a dict
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert printed.strip() == "False"
