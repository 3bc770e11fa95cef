"""The locks are whole, carry no address, and agree with pyproject.toml; the settings are listed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-runtime.lock", "requirements-build.lock")


def pinned(lock: str) -> dict[str, str]:
    """Each requirement of a lock by name, with its marker and hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {canonicalize_name(line.partition("==")[0]): " ".join(line.split()) for line in lines}


def project() -> dict[str, Any]:
    """The project table of pyproject.toml."""
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return table


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_and_hashes_everything(lock: str) -> None:
    """One exact version and at least one hash each, and no address to fetch from."""
    lines = pinned(lock).values()

    assert lines
    for line in lines:
        assert re.fullmatch(r"[a-z0-9-]+==[^ ;]+( ; [^-]+)?( --hash=sha256:[0-9a-f]{64})+", line)
    assert "://" not in (ROOT / lock).read_text()


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_small_lock_is_part_of_the_large(lock: str) -> None:
    """The image runs the very versions that the tests ran with."""
    assert {_bare(line) for line in pinned(lock).values()} <= {
        _bare(line) for line in pinned("requirements.lock").values()
    }


def _bare(line: str) -> tuple[str, str]:
    # A marker may differ: what only development needs widens it.
    return line.split()[0], line[line.index("--hash") :]


def test_locks_are_up_to_date() -> None:
    """Each dependency of pyproject.toml is locked in a version that it admits; else `make lock`."""
    everything = [*project()["dependencies"], *project()["optional-dependencies"]["dev"]]
    small = pinned("requirements-runtime.lock")
    assert {canonicalize_name(Requirement(each).name) for each in project()["dependencies"]} <= (
        small.keys()
    )

    for each in map(Requirement, everything):
        line = pinned("requirements.lock")[canonicalize_name(each.name)]
        assert each.specifier.contains(line.split()[0].partition("==")[2]), each


def test_every_setting_is_in_the_example() -> None:
    """`.env.example` names each variable that the settings read, and no other."""
    known = re.findall(
        r'"((?:COROBOT|DISCORD|SLACK)_[A-Z_]+)"', (ROOT / "bot/settings.py").read_text()
    )
    shown = re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)

    assert sorted(shown) == sorted(set(known))
