from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import recension
from recension.engine.frames import answers, frame
from recension.engine.messages import (
    Answer,
    EngineReady,
    ExportPages,
    Failed,
    ImportSources,
    JobDone,
    OpenPage,
    PreviewUpdate,
    Request,
    StopJob,
    UpdatePage,
    VerifyFile,
)
from recension.store import RevisionFile

_PACKAGES = str(Path(recension.__file__).parent.parent)
PATIENCE = 120  # seconds


class Engine:
    """A real engine at the other end of two pipes."""

    def __init__(self, before: str = "", module: str = "process") -> None:
        code = f"{before}\nfrom recension.engine.{module} import main; raise SystemExit(main())"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": _PACKAGES},
        )
        self._answers = self._read()

    def send(self, *requests: Request) -> None:
        assert self.process.stdin
        self.process.stdin.write(b"".join(map(frame, requests)))
        self.process.stdin.flush()

    def next(self) -> Answer:
        return next(self._answers)

    def until(self, *kinds: type) -> Answer:
        return next(answer for answer in self._answers if isinstance(answer, kinds))

    def close(self) -> bytes:
        """Be gone, as a window that was killed; return what the engine printed."""
        _, printed = self.process.communicate(timeout=PATIENCE)
        return printed

    def _read(self) -> Iterator[Answer]:
        frames = answers()
        assert self.process.stdout
        while piece := self.process.stdout.read1():  # type: ignore[attr-defined]  # buffered
            yield from frames.feed(piece)


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = Engine()
    yield engine
    engine.close()


@pytest.fixture
def job() -> Iterator[Engine]:
    job = Engine(module="job_process")
    yield job
    job.close()


def test_a_page_comes_back_rendered(engine: Engine) -> None:
    assert isinstance(engine.next(), EngineReady)
    engine.send(OpenPage(1, "Page", 0, "'''Hello'''"), UpdatePage(1, 1, compare=False))
    update = engine.next()
    assert isinstance(update, PreviewUpdate)
    assert "<b>Hello</b>" in update.splices[0].blocks[0].html


def test_what_somebody_prints_does_not_reach_the_window() -> None:
    noisy = (
        "import os, recension.engine.page as page\n"
        "real = page.Renderer.render\n"
        "def render(*arguments):\n"
        "    print('printed'); os.write(1, b'written\\n'); os.system('echo called')\n"
        "    return real(*arguments)\n"
        "page.Renderer.render = render\n"
    )
    engine = Engine(noisy)
    engine.send(OpenPage(1, "Page", 0, "Text"), UpdatePage(1, 1, compare=False))
    assert isinstance(engine.until(PreviewUpdate), PreviewUpdate)
    printed = engine.close().decode()
    assert all(word in printed for word in ("printed", "written", "called"))


def test_the_process_ends_with_the_window(engine: Engine) -> None:
    engine.next()
    engine.close()
    assert engine.process.returncode == 0


def test_the_process_ends_with_the_window_also_while_it_hangs() -> None:
    engine = Engine(
        "import threading, recension.engine.page as page\n"
        "page.Renderer.render = lambda *_: threading.Event().wait()\n"
    )
    engine.send(OpenPage(1, "Page", 0, "Text"), UpdatePage(1, 1))
    engine.next()
    engine.close()
    assert engine.process.returncode == 0


def test_an_export_is_imported_checked_and_exported(
    job: Engine, shared: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.recension"
    source = shared / "histories" / "bip-0039.xml.gz"
    job.send(ImportSources(str(file), (str(source),)))
    imported = job.until(JobDone, Failed)
    assert isinstance(imported, JobDone)
    assert imported.result["revisions"] == 83
    job.send(VerifyFile(str(file)))
    verified = job.until(JobDone, Failed)
    assert isinstance(verified, JobDone)
    assert verified.result["readable"] == 83
    target = tmp_path / "out.xml.gz"
    job.send(ExportPages(str(file), str(target)))
    assert isinstance(job.until(JobDone, Failed), JobDone)
    assert gzip.decompress(target.read_bytes()).count(b"<revision>") == 83


def test_a_job_that_is_stopped_leaves_the_file_as_it_was(
    job: Engine, shared: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.recension"
    RevisionFile.create(path).close()
    source = shared / "histories" / "bips-readme.xml.gz"
    job.send(ImportSources(str(path), (str(source),)), StopJob())
    failed = job.until(JobDone, Failed)
    assert isinstance(failed, Failed)
    assert failed.error.name == "Cancelled"
    with RevisionFile.open(path) as file:
        assert file.pages() == []


def test_a_job_on_a_foreign_file_fails_with_the_reason(job: Engine, tmp_path: Path) -> None:
    stranger = tmp_path / "a.recension"
    stranger.write_text("no revision file", "utf-8")
    job.send(VerifyFile(str(stranger)))
    failed = job.until(JobDone, Failed)
    assert isinstance(failed, Failed)
    assert failed.error.name == "NotARevisionFile"
    assert failed.error.data["path"] == str(stranger)
