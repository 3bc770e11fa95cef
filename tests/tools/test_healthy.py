"""The containers' health check tells alive from dead."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.store import open_store
from tests.walls import ROOT
from tools import healthy


def test_starts_with_nothing_but_the_standard_library() -> None:
    """It runs in the image as a lone file."""
    done = subprocess.run(
        [sys.executable, "-I", ROOT / "tools" / "healthy.py"], capture_output=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


async def test_bot_is_alive_while_it_has_its_database(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lock that the store holds is the sign of life."""
    database = tmp_path / "corobot.db"
    before = healthy.main(["--database", str(database)])
    async with open_store(database):
        during = healthy.main(["--database", str(database)])
    after = healthy.main(["--database", str(database)])

    assert (before, during, after) == (1, 0, 1)
    assert capsys.readouterr().err == f"nobody has {database} open\n" * 2


def test_sandbox_is_alive_while_it_answers(tmp_path: Path) -> None:
    """A socket file that nobody listens at is as dead as none."""
    path = tmp_path / "s"
    before = healthy.main(["--socket", str(path)])
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen()
        during = healthy.main(["--socket", str(path)])
    after = healthy.main(["--socket", str(path)])

    assert path.exists()
    assert (before, during, after) == (1, 0, 1)
