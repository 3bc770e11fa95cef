"""The other Pythons of this machine that can check the content, and what they say of it.

What is checked is known in `bot.workshop`.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.content import Fault
from bot.errors import SetupError

OWN = f"{sys.version_info.major}.{sys.version_info.minor}"
SUPPORTED = ("3.11", "3.12", "3.13")
ROOT = Path(__file__).parent.parent
_PROBE = (
    "import sys; print('%d.%d' % sys.version_info[:2], flush=True); "
    "import bot.workshop, RestrictedPython"
)
_PATIENCE_S = 30.0  # for an interpreter to start and import
_CHECK_S = 900.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another Python; with what it found once it has checked."""

    path: str
    python: str  # "3.12"
    faults: tuple[Fault, ...] = ()
    seconds: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """All of it as plain JSON values."""
        return asdict(self)


async def find(
    given: Sequence[str] = (), *, is_search: bool
) -> tuple[tuple[Other, ...], dict[str, str]]:
    """One interpreter for each other supported version, and why some were left out.

    Those given come first, whatever their version. A search looks where `.ci/run` does: in PATH,
    at pyenv's versions, and at the environments that `make` sets up.

    Raises:
        SetupError: an interpreter that was given cannot do it.
    """
    found: dict[str, Other] = {}
    left_out: dict[str, str] = {}
    for path in given:
        version, why = await _probe(path)
        if why:
            raise SetupError(f"{path} cannot check the content: {why}.", hint="See --python.")
        found[path] = Other(path=path, python=version)
    versions = {OWN, *(other.python for other in found.values())}
    for path in await asyncio.to_thread(list, _candidates(os.environ)) if is_search else ():
        version, why = await _probe(path)
        if version in versions or version not in SUPPORTED:
            continue
        if why:
            left_out[path] = f"Python {version}, {why}"
            continue
        versions.add(version)
        found[path] = Other(path=path, python=version)
    reached = {other.python for other in found.values()}
    useful = {path: why for path, why in left_out.items() if why.split(",")[0][7:] not in reached}
    return tuple(found.values()), useful


def _candidates(environ: Mapping[str, str]) -> Iterator[str]:
    """Interpreters that may be there, the most likely to have our libraries first."""
    yield from map(str, sorted(ROOT.glob(".venv*/bin/python")))
    for version in SUPPORTED:
        path = shutil.which(f"python{version}", path=environ.get("PATH"))
        if path:
            yield path
    pyenv = Path(environ.get("PYENV_ROOT") or Path(environ.get("HOME", "/")) / ".pyenv")
    yield from map(str, sorted(pyenv.glob("versions/*/bin/python")))


async def _probe(path: str) -> tuple[str, str]:
    """The version of an interpreter, and what it lacks if it cannot check the content."""
    try:
        status, out, err = await _run([path, "-c", _PROBE], _PATIENCE_S)
    except (OSError, TimeoutError) as error:
        return "", str(error) or "it does not answer"
    why = err.strip().rpartition("\n")[2] if status else ""
    return out.strip(), why


async def check(other: Other, options: Sequence[str]) -> Other:
    """What another Python finds, with its own interpreter in the sandbox.

    Raises:
        SetupError: it broke down.
    """
    command = [other.path, "-m", "bot", "content", "check", "--json", *options]
    try:
        _, out, err = await _run(command, _CHECK_S)
        told = json.loads(out)
    except (OSError, TimeoutError, ValueError) as error:
        last = err.strip().rpartition("\n")[2] if isinstance(error, ValueError) else str(error)
        raise SetupError(f"The check broke down on {other.path}: {last}") from error
    faults = tuple(Fault(**fault) for fault in told["faults"])
    return Other(path=other.path, python=other.python, faults=faults, seconds=told["seconds"])


async def _run(command: Sequence[str], patience_s: float) -> tuple[int, str, str]:
    """Status and outputs of a command that finds our packages; it does not outlive its time."""
    inherited = os.environ.get("PYTHONPATH", "")
    paths = os.pathsep.join([str(ROOT), *([inherited] if inherited else [])])
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
    )
    try:
        async with asyncio.timeout(patience_s):
            out, err = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode or 0, out.decode(errors="replace"), err.decode(errors="replace")
