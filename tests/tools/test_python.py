"""tools/python.sh picks an interpreter that works, and says so if there is none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.walls import ROOT


def picked(path: Path, *asked: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """What the script says with nothing but this folder on the PATH."""
    return subprocess.run(
        ["/bin/sh", str(ROOT / "tools" / "python.sh"), *asked],
        env={"PATH": str(path), "UV": "", **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def put(path: Path, script: str) -> str:
    """Make a command of this name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def put_python(path: Path, minor: str, lacks: str = "nothing") -> str:
    """Make a command that is this very Python but for its version, and for a module."""
    sees = f"import sys; sys.version_info = {(*map(int, minor.split('.')), 0)}"
    lost = f"sys.modules['{lacks}'] = None"
    return put(path, f'exec "{sys.executable}" -c "{sees}; {lost}; $2"')


def test_newest_that_the_tests_know_is_taken(tmp_path: Path) -> None:
    """Whatever the plain name stands for, and whatever else is newer."""
    put_python(tmp_path / "python3", "3.11")
    put_python(tmp_path / "python3.11", "3.11")
    put_python(tmp_path / "python3.14", "3.14")
    newest = put_python(tmp_path / "python3.12", "3.12")

    assert picked(tmp_path).stdout == f"{newest}\n"


def test_one_that_does_not_work_is_passed_over(tmp_path: Path) -> None:
    """A version manager's stub, one built without SQLite, one that makes no environments."""
    put(tmp_path / "python3.13", "exit 127")
    put_python(tmp_path / "python3.12", "3.12", lacks="ensurepip")
    put_python(tmp_path / "python3", "3.12", lacks="ensurepip")
    oldest = put_python(tmp_path / "python3.11", "3.11")
    first = picked(tmp_path).stdout
    put_python(tmp_path / "python3.11", "3.11", lacks="sqlite3")

    assert (first, picked(tmp_path).stdout) == (f"{oldest}\n", "python3\n")


def test_uv_makes_environments_for_any(tmp_path: Path) -> None:
    """Then the interpreter does not need to."""
    put(tmp_path / "uv", "exit 0")
    newest = put_python(tmp_path / "python3.13", "3.13", lacks="ensurepip")

    assert picked(tmp_path, UV="uv").stdout == f"{newest}\n"


def test_what_pyenv_keeps_is_found(tmp_path: Path) -> None:
    """Also where its stub for that version is not switched on, and the folder has a space."""
    root = tmp_path / "py env"
    kept = put_python(root / "versions" / "3.13.0" / "bin" / "python3", "3.13")
    put(tmp_path / "python3.13", "exit 127")
    put_python(tmp_path / "python3.11", "3.11")

    assert picked(tmp_path, PYENV_ROOT=str(root)).stdout == f"{kept}\n"


def test_one_version_can_be_asked_for(tmp_path: Path) -> None:
    """As CI does, to run the tests on each."""
    there = put_python(tmp_path / "python3.12", "3.12")
    put_python(tmp_path / "python3.13", "3.13")
    found, missing = picked(tmp_path, "3.12"), picked(tmp_path, "3.11")

    assert (found.stdout, missing.stdout, missing.returncode) == (f"{there}\n", "", 1)


def test_named_one_is_taken_or_refused(tmp_path: Path) -> None:
    """PYTHON is not silently replaced by another."""
    put(tmp_path / "old", "exit 1")
    good = picked(tmp_path, PYTHON=sys.executable)
    bad = picked(tmp_path, PYTHON=str(tmp_path / "old"))

    assert good.stdout == f"{sys.executable}\n"
    assert bad.returncode == 1
    assert bad.stdout == ""
    assert "is not a working Python 3.11 or newer" in bad.stderr


def test_none_at_all_is_said(tmp_path: Path) -> None:
    """The line says what to install and how to name another."""
    none = picked(tmp_path)

    assert none.returncode == 1
    assert "apt-get install python3 python3-venv" in none.stderr
    assert "PYTHON=/path/to/python3" in none.stderr
