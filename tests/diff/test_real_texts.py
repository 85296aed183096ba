"""Real articles edited at random, and real revisions: scored by the programs beside the project."""

from __future__ import annotations

import gzip
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from recension.diff import compare

from .test_comparison_properties import check

TESTS = Path(__file__).resolve().parent.parent


def run(*arguments: str | Path) -> str:
    python_path = f"{TESTS}:{TESTS.parent / 'desktop'}"
    answer = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": python_path, "PATH": ""},
    )
    assert answer.returncode == 0, answer.stdout[-1500:] + answer.stderr[-1500:]
    return answer.stdout


def test_what_random_edits_did_is_found(shared: Path, tmp_path: Path) -> None:
    kit, pairs = shared / "diff", tmp_path / "pairs.json.gz"
    run(
        kit / "edits.py",
        shared / "texts",
        "-o",
        pairs,
        "--seed",
        "11",
        "--per-kind",
        "3",
        "--mixed",
        "3",
    )
    gates = ("--min-aligned", "99", "--max-ratio", "1.02", "--max-cut", "0", "--max-broken", "0")
    score = (kit / "score.py", pairs, "--faults", "5", *gates)
    run(*score, "--func", "conformance:compare", "--min-exact", "93", "--min-told", "97")
    run(*score, "--func", "conformance:compare_by_the_letter", "--min-exact", "98")


def test_merges_are_right_or_refused(shared: Path, tmp_path: Path) -> None:
    kit, cases = shared / "diff", tmp_path / "cases.json.gz"
    run(kit / "merge_cases.py", shared / "texts", "-o", cases, "--seed", "3", "--scale", "0.1")
    gates = [f"--max-{verdict}" for verdict in ("wrongly-merged", "silent-conflicts", "failed")]
    limits = [argument for gate in gates for argument in (gate, "0")]
    run(kit / "score_merge.py", cases, "--func", "conformance:merge", "--json", *limits)


@pytest.mark.parametrize("name", ["bip-0039", "bips-readme"])
def test_every_pair_of_a_history_rebuilds(shared: Path, name: str) -> None:
    with gzip.open(shared / "histories" / f"{name}.xml.gz") as file:
        texts = [
            element.text or ""
            for _, element in ET.iterparse(file)  # noqa: S314 - a file of ours
            if element.tag.endswith("}text")
        ]
    for old, new in pairwise(texts):
        check(compare(old, new))


def test_the_sample_shows_the_split_and_the_sentence_that_crossed() -> None:
    export = ET.parse(TESTS.parent / "seeds" / "sample.xml")  # noqa: S314 - our own file
    pages = [element for element in export.iter() if element.tag.endswith("}page")]
    texts = [element.text or "" for element in pages[0].iter() if element.tag.endswith("}text")]
    comparison = compare(texts[-2], texts[-1])
    check(comparison)
    assert comparison.new_bytes - comparison.old_bytes == 4
    marked = [
        (str(span.role), text[span.start : span.stop].strip(" "))
        for index in range(len(comparison.rows))
        for text, spans in (
            (comparison.old_text(index), comparison.spans(index).old),
            (comparison.new_text(index), comparison.spans(index).new),
        )
        for span in spans
    ]
    assert {str(row.kind) for row in comparison.rows} == {"equal", "split", "changed"}
    assert {text for role, text in marked if role != "moved"} == {"\n\n"}
    assert len({text for role, text in marked if role == "moved"}) == 1
