"""CPython's own examples and tests of asyncio run under the policy as they do without it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
REPO = HERE.parents[1]
ROOT = Path(os.environ.get("CORPUS_ROOT", "/"))
SEED, SAMPLE = 2026, 120
SHARE = 0.84  # of the sample; `compare.py` asks for 0.9 of all, and a sample strays by a few
DOCUMENTED = (REPO / "docs" / "policy.md").read_text(encoding="utf-8")
NEEDED = (
    ROOT / "usr/share/doc/python3.11/html/library/asyncio-task.html",
    ROOT / "usr/lib/python3.11/test/test_asyncio",
)

pytestmark = pytest.mark.skipif(
    not all(path.exists() for path in NEEDED),
    reason="needs the packages python3.11-doc and libpython3.11-testsuite: apt-get install them, "
    "or unpack them into a folder and set CORPUS_ROOT to it",
)


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """A sample of the corpus, run both ways; `corpus/compare.py` runs all of it."""
    done = subprocess.run(
        [
            *(sys.executable, "-B", str(CORPUS / "compare.py"), "--root", str(ROOT), "--json"),
            *("--sample", str(SAMPLE), "--seed", str(SEED)),
        ],
        capture_output=True,
        text=True,
        timeout=100,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_nothing_runs_differently(found: dict[str, Any]) -> None:
    """A snippet that runs prints and raises what it does in plain Python."""
    assert found["different"] == {}


def test_most_runs(found: dict[str, Any]) -> None:
    """Most of them run, and few are left out for differing from themselves."""
    judged = len(found["same"]) + len(found["refused"])

    assert len(found["same"]) >= SHARE * judged
    assert judged >= SHARE * SAMPLE


def test_each_refusal_is_explained(found: dict[str, Any]) -> None:
    """What is refused is refused on purpose: the documentation lists it under its reason."""
    unexplained = {
        name: why
        for name, why in found["refused"].items()
        if f"`{name.rpartition('/')[2]}`" not in DOCUMENTED and f"`{name}`" not in DOCUMENTED
    }

    assert unexplained == {}


def test_scripts_are_made_by_rules() -> None:
    """The same packages give the same programs, and enough of them."""
    code = (
        "import sys, hashlib, pathlib, scripts\n"
        "made = scripts.all_scripts(pathlib.Path(sys.argv[1]))\n"
        "print(len(made), len({each.name for each in made}), "
        "hashlib.sha256(repr(made).encode()).hexdigest())"
    )
    first, second = (
        subprocess.run(
            [sys.executable, "-B", "-c", code, str(ROOT)],
            env={**os.environ, "PYTHONPATH": str(CORPUS), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    )
    count, different, _ = first.split()

    assert first == second
    assert int(count) == int(different) >= 500
