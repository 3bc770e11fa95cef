"""How real programs are gathered and compared on the loop: `corpus/loop_compare.py`."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).parent / "corpus"
REPO = Path(__file__).parents[2]
LIBRARY = """
import asyncio

async def double(number):
    await asyncio.sleep(0.01)
    return 2 * number
"""
CONFTEST = """
import pytest

@pytest.fixture
async def three():
    yield 3
    print("torn down")
"""
TESTS = '''
"""What is tested."""
from __future__ import annotations
import asyncio, time, pytest, janus

@pytest.mark.asyncio
@pytest.mark.parametrize("number", [1, 2])
async def test_double(number, three):
    assert await janus.double(number + three) == 2 * number + 6

async def test_raises():
    with pytest.raises(ValueError, match="no"):
        raise ValueError("no")

async def test_that_fails():
    assert await janus.double(1) == 3

async def test_of_time():
    print(time.time_ns())
'''
README = """
Use
---
.. code-block:: python

    import janus

    async def main():
        print(await asyncio.gather(*map(janus.double, range(3))))

And not `this`.
"""


def corpus(code: str, *arguments: str) -> str:
    """What a program prints that may import the corpus's modules."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": str(CORPUS)},
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """Packages as they would be unpacked."""
    files = {
        "janus/janus/__init__.py": LIBRARY,
        "janus/tests/conftest.py": CONFTEST,
        "janus/tests/test_double.py": TESTS,
        "janus/README.rst": README,
        "micropython/tests/extmod/asyncio_sleep.py": "import asyncio\nasyncio.run("
        "asyncio.sleep(0.2))\nprint('slept')\n",
    }
    for name, text in files.items():
        file = tmp_path / "unpacked" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_pins_are_exact() -> None:
    """Each package has a version and a hash, and no address: those are the package manager's."""
    pypi = (CORPUS / "pypi.txt").read_text(encoding="utf-8")
    debian = (CORPUS / "debian.txt").read_text(encoding="utf-8")
    lines = [line for line in pypi.splitlines() if not line.startswith("#")]

    assert all(re.fullmatch(r"[\w-]+==[\d.]+ --hash=sha256:[0-9a-f]{64}", each) for each in lines)
    assert re.fullmatch(r"#[^\n]*\n(\S+ \S+ \w+ \S+ [0-9a-f]{64}\n)+", debian)
    assert "://" not in pypi + debian


def test_programs_are_compared(unpacked: Path) -> None:
    """A library's tests and examples say the same on our loop; what cannot be compared is named."""
    code = (
        "import sys, json, pathlib, dataclasses, loop_compare as loop\n"
        "cache = pathlib.Path(sys.argv[1])\n"
        "found = loop.compare(loop.library_scripts(cache / 'unpacked'), cache)\n"
        "print(json.dumps(dataclasses.asdict(found)))"
    )
    found = json.loads(corpus(code, str(unpacked)))

    assert found["different"] == {}
    assert sorted(found["same"]) == [
        "janus/README/1",
        "janus/double/test_double",
        "janus/double/test_raises",
        "micropython/asyncio_sleep",
    ]
    assert found["left_out"] == {
        "janus/double/test_of_time": "never says the same twice",
        "janus/double/test_that_fails": "a test that fails in plain Python",
    }


def test_real_runs_are_kept(unpacked: Path) -> None:
    """A second time nothing runs for real."""
    code = (
        "import sys, pathlib, loop_compare as loop\n"
        "cache = pathlib.Path(sys.argv[1])\n"
        "scripts = [loop.Script('one', 'print(1)')]\n"
        "loop.RealRuns(cache).run(scripts, 1)\n"
        "loop._run_for_real = None\n"
        "again = loop.RealRuns(cache)\n"
        "again.run(scripts, 1)\n"
        "print(again.of(scripts[0]))"
    )

    assert corpus(code, str(unpacked)).strip() == str([("1\n", "")] * 5)


def test_assertions_tell_what_they_saw() -> None:
    """Values are printed, but for those that a clock or the memory decides."""
    code = (
        "import bundle\n"
        "text = 'assert 1 + 1 == 2\\nassert {3, 1} >= {1}\\n'\n"
        "text += 'assert object()\\nassert 1.25 < 5000.5\\n'\n"
        "exec(bundle.bundle(bundle.telling(text), bundle.beside('seen')))"
    )

    assert corpus(code) == "saw 2 == 2\nsaw >= True\nsaw <object object at 0x>\nsaw < True\n"


def test_too_few_scripts_are_no_failure(tmp_path: Path) -> None:
    """A machine without registries says so, with a status of its own."""
    done = subprocess.run(
        [sys.executable, "-B", str(CORPUS / "loop_compare.py"), "--offline", "--root", tmp_path],
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (3, "")
    assert "only 0 scripts can be had here" in done.stdout
