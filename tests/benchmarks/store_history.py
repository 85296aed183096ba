"""How small and how fast the revision file is, beside git and beside what it has to be.

Run by hand: `python -m tests.benchmarks.store_history`. Prints one line a measurement, with its
limit where there is one. Needs about 2 GB of disk for the git repository of 10,000 revisions, and
some minutes; `--revisions 1000 --small 5000` is over soon. On a machine that does other things too,
look at the processor times.

The reference for the size is git's pack alone, after `gc --aggressive`, with the same texts,
authors, times and summaries. What a repository has beside it (the index of the pack above all) is
told for comparison: our file has its indexes inside.
"""

from __future__ import annotations

import argparse
import bz2
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import zstandard
from tests.benchmarks.store_input import history

from recension.exchange import import_sources, write_export
from recension.store import Revision, RevisionFile

# Exports to import: 1,067 MB, 320 MB, 107 MB; None for all revisions.
_EXPORTS = ((None, "xml.gz"), (3000, "xml"), (1000, "xml.bz2"), (1000, "xml.zst"))

# How many revisions of a real history are saved one by one, to be compared, too.
_FIRST = (20, 40, 150)

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
    print(time.process_time())
# ru_maxrss would count the memory of the process that began this one.
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def main() -> None:
    """Measure all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--revisions", type=int, default=10_000)
    parser.add_argument("--small", type=int, default=50_000, help="revisions of the file to open")
    parser.add_argument(
        "--histories",
        type=Path,
        default=Path(__file__).parents[3] / "shared" / "histories",
        help="a folder of real exports to compare, too",
    )
    parser.add_argument("--no-git", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        folder = Path(name)
        path = _save_all(folder, options.revisions)
        _read_at_random(path)
        _verify(path)
        _open_large(folder, options.small)
        _export_and_import(folder, path)
        if not options.no_git:
            _compare_with_git(folder, path)
        for source in sorted(options.histories.glob("*.xml*")):
            _compare_real(folder, source, with_git=not options.no_git)


def _say(
    what: str,
    value: float,
    unit: str = "",
    *,
    most: float | None = None,
    least: float | None = None,
) -> None:
    limit = ""
    if most is not None:
        limit = f"at most {most:,}: {'yes' if value <= most else 'NO'}"
    elif least is not None:
        limit = f"at least {least:,}: {'yes' if value >= least else 'NO'}"
    line = f"{what:.<54} {value:>10,.2f} {unit:<4} {limit}"
    print(line.rstrip(), flush=True)  # noqa: T201 - it is the result


def _say_times(what: str, seconds: list[float], limits: dict[str, float] | None = None) -> None:
    ordered = sorted(seconds)
    for name, share in (("median", 0.5), ("p95", 0.95), ("p99", 0.99), ("max", 1.0)):
        value = 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]
        _say(f"{what}, {name}", value, "ms", most=(limits or {}).get(name))


@contextmanager
def _timed(clock: list[float], processor: list[float]) -> Iterator[None]:
    """Note how long something takes, and how much of it the processor works for it."""
    begun = time.perf_counter(), time.process_time()
    yield
    clock.append(time.perf_counter() - begun[0])
    processor.append(time.process_time() - begun[1])


def _save_all(folder: Path, revisions: int) -> Path:
    path = folder / "saved.recension"
    clock: list[float] = []
    processor: list[float] = []
    with RevisionFile.create(path) as file:
        for number, text in enumerate(history(revisions)):
            with _timed(clock, processor):
                file.save("Article", text, author=f"Writer {number % 40}", summary="an edit")
    _say_times("append with fsync", clock, {"p95": 10})
    _say_times("... for comparison, 4 kB and an fsync", _bare_syncs(folder))
    _say_times("... of the processor", processor)
    _say("size of the file", path.stat().st_size / 1e6, "MB")
    return path


def _bare_syncs(folder: Path) -> list[float]:
    clock: list[float] = []
    with (folder / "synced").open("wb") as file:
        for _ in range(200):
            with _timed(clock, []):
                file.write(bytes(4096))
                file.flush()
                os.fsync(file.fileno())
    return clock


def _compare_with_git(folder: Path, path: Path) -> None:
    repository = folder / "git"
    git = ["git", "-C", str(repository)]
    subprocess.run(["git", "init", "-q", "--bare", str(repository)], check=True)  # noqa: S607 - the one in use
    whole = _size_of(repository)
    stream = subprocess.Popen([*git, "fast-import", "--quiet"], stdin=subprocess.PIPE)
    assert stream.stdin is not None
    with RevisionFile.open(path, read_only=True) as file:
        for part in _fast_import(file):
            stream.stdin.write(part)
    stream.stdin.close()
    stream.wait()
    begun = time.perf_counter()
    subprocess.run([*git, "gc", "-q", "--aggressive"], check=True)
    _say("git gc --aggressive", time.perf_counter() - begun, "s")
    packs = list((repository / "objects" / "pack").glob("*.pack"))
    size = sum(one.stat().st_size for one in packs)
    _say("size of git's pack", size / 1e3, "kB")
    _say(
        "size of what a repository has beside it", (_size_of(repository) - whole - size) / 1e3, "kB"
    )
    _say("size of the file", path.stat().st_size / 1e3, "kB")
    _say("file / pack", path.stat().st_size / size, most=1.1)
    shutil.rmtree(repository)


def _size_of(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())


def _fast_import(file: RevisionFile) -> Iterator[bytes]:
    for page in file.pages():
        for one in reversed(file.history(page.title)):
            data, summary = file.text(one.id).encode(), one.summary.encode()
            yield (
                f"commit refs/heads/main\ncommitter {one.author} <{one.author}> "
                f"{one.time.timestamp():.0f} +0000\ndata {len(summary)}\n"
            ).encode() + summary
            yield f"\nM 100644 inline Page{page.id}\ndata {len(data)}\n".encode() + data + b"\n"


def _read_at_random(path: Path) -> None:
    noise = random.Random(2)
    clock: list[float] = []
    processor: list[float] = []
    for _ in range(200):
        with RevisionFile.open(path, read_only=True) as file:  # nothing is in memory yet
            number = noise.randint(1, file.page("Article").newest)
            with _timed(clock, processor):
                file.text(number)
    _say_times("read any revision", clock, {"max": 6})
    _say_times("... of the processor", processor, {"max": 6})


def _verify(path: Path) -> None:
    clock: list[float] = []
    processor: list[float] = []
    with RevisionFile.open(path, read_only=True) as file, _timed(clock, processor):
        found = file.verify()
    _say(f"verify {found.readable} revisions", clock[0], "s", most=1.5)
    _say("... of the processors", processor[0], "s")
    assert not found.problems


def _export_and_import(folder: Path, path: Path) -> None:
    for revisions, ending in _EXPORTS:
        source = path
        if revisions is not None:
            source = folder / f"{revisions}.recension"
            with RevisionFile.create(source) as file, file.transaction():
                for text in history(revisions):
                    file.save("Article", text, summary="an edit")
        export = folder / f"out.{ending}"
        with RevisionFile.open(source, read_only=True) as file:
            report = _export(file, export)
        _import(folder / f"of {revisions} {ending}", export, report)
        export.unlink()
        if source != path:
            source.unlink()


def _export(file: RevisionFile, export: Path) -> int:
    processor: list[float] = []
    with _timed([], processor):
        written = export if export.suffix in (".xml", ".gz") else export.with_suffix("")
        revisions = write_export(file, written).revisions
    if written != export:
        _compress(written, export)
    _say(f"export as {export.name}, of the processor, revisions", revisions / processor[0], "/s")
    return revisions


def _compress(source: Path, target: Path) -> None:
    data = source.read_bytes()
    if target.suffix == ".bz2":
        target.write_bytes(bz2.compress(data))
    else:
        target.write_bytes(zstandard.ZstdCompressor().compress(data))
    source.unlink()


def _import(target: Path, export: Path, revisions: int) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _IMPORT, str(target), str(export)], check=True, capture_output=True
    )
    seconds, processor, memory = map(float, told.stdout.split())
    what = f"import of {revisions} from {export.name}"
    _say(f"{what}, revisions", revisions / seconds, "/s", least=500)
    _say("... of the processor", revisions / processor, "/s")
    _say("... memory of its process", memory / 1024, "MB")
    _say("... size of the file", target.stat().st_size / 1e6, "MB")
    target.unlink()


def _open_large(folder: Path, revisions: int) -> None:
    path = folder / "large.recension"
    with RevisionFile.create(path) as file, file.transaction():
        for number in range(revisions):
            file.save("Page", f"The text of revision {number}.")
    begun = time.perf_counter()
    with RevisionFile.open(path) as file:
        file.pages()
        file.history("Page", limit=50)
        seconds = time.perf_counter() - begun
    _say(f"open {revisions} revisions, to the first screen", 1000 * seconds, "ms", most=200)


def _compare_real(folder: Path, source: Path, *, with_git: bool) -> None:
    path = folder / f"{source.name}.recension"
    with RevisionFile.create(path) as file:
        import_sources(file, [source])
    _say(f"size of {source.name}", path.stat().st_size / 1e3, "kB")
    if with_git:
        _compare_with_git(folder, path)
    for count in _FIRST:
        with RevisionFile.open(path, read_only=True) as file:
            (page,) = file.pages()
            first = file.history_of(page)[::-1][:count]
            texts = [file.text(one.id) for one in first]
        if len(first) == count:
            part = folder / f"{count} of {source.name}.recension"
            _save_one_by_one(part, page.title, first, texts)
            _say(f"size of the first {count}, saved", part.stat().st_size / 1e3, "kB")
            if with_git:
                _compare_with_git(folder, part)


def _save_one_by_one(path: Path, title: str, revisions: list[Revision], texts: list[str]) -> None:
    with RevisionFile.create(path) as file:
        for one, text in zip(revisions, texts, strict=True):
            file.save(title, text, summary=one.summary, author=one.author, time=one.time)


if __name__ == "__main__":
    main()
