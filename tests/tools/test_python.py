"""tools/python.sh picks an interpreter that works, and says so if there is none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.walls import ROOT


def picked(path: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """What the script says with nothing but this folder on the PATH."""
    return subprocess.run(
        ["/bin/sh", str(ROOT / "tools" / "python.sh")],
        env={"PATH": str(path), **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def put(path: Path, script: str) -> None:
    """Make a command of this name."""
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_first_that_works_is_taken(tmp_path: Path) -> None:
    """A version manager's stub that only fails is passed over, and so is an old Python."""
    put(tmp_path / "python3.11", "exit 127")
    put(tmp_path / "python3.12", f'exec "{sys.executable}" "$@"')
    put(tmp_path / "python3", f'exec "{sys.executable}" "$@"')

    assert picked(tmp_path).stdout == "python3.12\n"


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
