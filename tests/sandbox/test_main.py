"""`python -m sandbox run`: one snippet by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox.__main__ import main
from sandbox.wire import outcome_to_dict
from tests.sandbox.test_wire import FULL

ROOT = Path(__file__).parents[2]


def run(*arguments: str, source: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sandbox", "run", *arguments]
    return subprocess.run(
        command, cwd=ROOT, input=source, capture_output=True, text=True, check=False
    )


def test_json_has_the_outcome_and_the_status_tells_it() -> None:
    """Standard input, JSON on stdout, status 0 for ok and 1 otherwise."""
    good = run("-", "--json", source="print('hi')")
    bad = run("-", "--json", source="1/0")

    assert (good.returncode, bad.returncode) == (0, 1)
    assert list(json.loads(good.stdout)) == list(outcome_to_dict(FULL))
    assert json.loads(good.stdout)["stdout"] == "hi\n"
    assert json.loads(bad.stdout)["error"]["line"] == 1


def test_person_sees_what_python_would_show(tmp_path: Path) -> None:
    """Output on stdout, the traceback and the reason on stderr, control characters escaped."""
    file = tmp_path / "a.py"
    file.write_text("print('\\x1b[31m')\nraise ValueError('x')", encoding="utf-8")
    done = run(str(file))

    assert done.stdout == "\\x1b[31m\n"
    assert done.stderr.endswith("ValueError: x\n")


@pytest.mark.parametrize("layer", ["kernel", "policy"])
def test_each_layer_alone_refuses_files(layer: str) -> None:
    """One layer is enough to keep a file unread."""
    done = run("-", "--json", "--only", layer, source="print(open('/etc/passwd').read())")

    assert "root" not in done.stdout
    assert json.loads(done.stdout)["verdict"] == {"kernel": "error", "policy": "refused"}[layer]


def test_timeout_is_taken() -> None:
    """`--timeout` is the time a snippet gets."""
    done = run("-", "--json", "--timeout", "0.3", source="while True: pass")

    assert json.loads(done.stdout)["verdict"] == "timeout"


def test_missing_file_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2, and the name that was given."""
    assert main(["run", "/nowhere.py"]) == 2
    assert "/nowhere.py" in capsys.readouterr().err
