"""How small and how fast the revision file is, beside git.

Run by hand: `python -m tests.benchmarks.store_history`. Prints one line a measurement. Needs about
2 GB of disk for the git repository of 10,000 revisions.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.benchmarks.store_input import history

from recension.exchange import import_sources, write_export
from recension.store import RevisionFile

# In a process of its own, so that its memory can be told.
_IMPORT = """
import sys, time
from pathlib import Path
from recension.exchange import import_sources
from recension.store import RevisionFile
with RevisionFile.create(sys.argv[1]) as file:
    begun = time.perf_counter()
    import_sources(file, [Path(sys.argv[2])])
    print(time.perf_counter() - begun)
# ru_maxrss would count the memory of the process that began this one.
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def main() -> None:
    """Measure all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--revisions", type=int, default=10_000)
    parser.add_argument("--small", type=int, default=50_000, help="revisions of the file to open")
    parser.add_argument("--histories", type=Path, help="a folder of real exports to compare, too")
    parser.add_argument("--no-git", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name)
        path = _save_all(folder, options.revisions)
        if not options.no_git:
            _compare_with_git(folder, path, history(options.revisions))
        _read_at_random(path)
        _verify(path)
        _export_and_import(folder, path)
        _open_large(folder, options.small)
        if options.histories:
            for source in sorted(options.histories.glob("*.xml*")):
                _compare_real(folder, source)


def _say(what: str, value: float, unit: str) -> None:
    print(f"{what:.<50} {value:>10,.2f} {unit}", flush=True)  # noqa: T201 - it is the result


def _say_times(what: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    for name, share in (("median", 0.5), ("p95", 0.95), ("p99", 0.99), ("max", 1.0)):
        _say(
            f"{what}, {name}",
            1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))],
            "ms",
        )


def _save_all(folder: Path, revisions: int) -> Path:
    path = folder / "saved.recension"
    seconds: list[float] = []
    with RevisionFile.create(path) as file:
        for number, text in enumerate(history(revisions)):
            begun = time.perf_counter()
            file.save("Article", text, author=f"Writer {number % 40}", summary="an edit")
            seconds.append(time.perf_counter() - begun)
    _say_times("append with fsync", seconds)
    _say("size of the file", path.stat().st_size / 1e6, "MB")
    return path


def _compare_with_git(folder: Path, path: Path, texts: Iterable[str]) -> None:
    repository = folder / "git"
    git = ["git", "-C", str(repository)]
    subprocess.run(["git", "init", "-q", "--bare", str(repository)], check=True)  # noqa: S607 - the one in use
    stream = subprocess.Popen([*git, "fast-import", "--quiet"], stdin=subprocess.PIPE)
    assert stream.stdin is not None
    for part in _fast_import(texts):
        stream.stdin.write(part)
    stream.stdin.close()
    stream.wait()
    begun = time.perf_counter()
    subprocess.run([*git, "gc", "-q", "--aggressive"], check=True)
    _say("git gc --aggressive", time.perf_counter() - begun, "s")
    packs = repository / "objects" / "pack"
    size = sum(one.stat().st_size for one in packs.iterdir() if one.suffix == ".pack")
    _say("size of git's pack", size / 1e6, "MB")
    _say("file / pack", path.stat().st_size / size, "")
    shutil.rmtree(repository)


def _fast_import(texts: Iterable[str]) -> Iterator[bytes]:
    for number, text in enumerate(texts):
        data = text.encode()
        yield (
            (
                f"commit refs/heads/main\ncommitter Writer {number % 40} <w@example.org> "
                f"{1_500_000_000 + number * 60} +0000\ndata 7\nan edit\n"
                f"M 100644 inline Article\ndata {len(data)}\n"
            ).encode()
            + data
            + b"\n"
        )


def _read_at_random(path: Path) -> None:
    noise = random.Random(2)
    seconds = []
    for _ in range(40):
        with RevisionFile.open(path, read_only=True) as file:  # nothing is in memory yet
            last = file.page("Article").newest
            for number in (noise.randint(1, last) for _ in range(5)):
                begun = time.perf_counter()
                file.text(number)
                seconds.append(time.perf_counter() - begun)
    _say_times("read any revision", seconds)


def _verify(path: Path) -> None:
    with RevisionFile.open(path, read_only=True) as file:
        begun = time.perf_counter()
        found = file.verify()
        _say(f"verify {found.readable} revisions", time.perf_counter() - begun, "s")
    assert not found.problems


def _export_and_import(folder: Path, path: Path) -> None:
    export = folder / "out.xml.gz"
    with RevisionFile.open(path, read_only=True) as file:
        begun = time.perf_counter()
        report = write_export(file, export)
        _say("export, revisions", report.revisions / (time.perf_counter() - begun), "/s")
    target = folder / "imported.recension"
    told = subprocess.run(
        [sys.executable, "-c", _IMPORT, str(target), str(export)], check=True, capture_output=True
    )
    seconds, memory = map(float, told.stdout.split())
    _say("import, revisions", report.revisions / seconds, "/s")
    _say("import, memory of its process", memory / 1024, "MB")
    _say("size of the imported file", target.stat().st_size / 1e6, "MB")


def _open_large(folder: Path, revisions: int) -> None:
    path = folder / "large.recension"
    with RevisionFile.create(path) as file, file.transaction():
        for number in range(revisions):
            file.save("Page", f"The text of revision {number}.")
    begun = time.perf_counter()
    with RevisionFile.open(path) as file:
        _say(f"open a file of {revisions} revisions", 1000 * (time.perf_counter() - begun), "ms")
        file.pages()
        file.history("Page", limit=50)
        _say("... and its first screen", 1000 * (time.perf_counter() - begun), "ms")


def _compare_real(folder: Path, source: Path) -> None:
    path = folder / f"{source.name}.recension"
    with RevisionFile.create(path) as file:
        begun = time.perf_counter()
        report = import_sources(file, [source])
        _say(
            f"import {source.name}, revisions",
            report.revisions / (time.perf_counter() - begun),
            "/s",
        )
        pages = file.pages()
        texts = [file.text(one.id) for page in pages for one in reversed(file.history(page.title))]
    _say(f"size of {source.name}", path.stat().st_size / 1e6, "MB")
    _compare_with_git(folder, path, texts)


if __name__ == "__main__":
    main()
