"""The sandbox inside a container: an ordinary user, under Docker's default seccomp profile."""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import RestrictedPython

ROOT = Path(__file__).parents[2]
VERSION = f"python3.{sys.version_info.minor}"
NOBODY = 65534
EPERM, ENOSYS = 1, 38
# What the profile refuses without CAP_SYS_ADMIN, of what could matter here: mount, umount2,
# pivot_root, unshare, setns, bpf, perf_event_open, keyctl, open_tree, move_mount, fsopen.
DENIED = (165, 166, 155, 272, 308, 321, 298, 250, 428, 429, 430)
CLONE, CLONE3, NAMESPACES = 56, 435, 0x7E020000
LOADER = """
import ctypes, os, sys
program = bytes.fromhex(sys.argv[1])
if os.geteuid() == 0:
    os.setgroups([])
    os.setresgid(65534, 65534, 65534)
    os.setresuid(65534, 65534, 65534)
libc = ctypes.CDLL(None, use_errno=True)
code = ctypes.create_string_buffer(program, len(program))
import struct
head = struct.pack("@HP", len(program) // 8, ctypes.addressof(code))
assert libc.prctl(38, 1, 0, 0, 0) == 0
assert libc.prctl(22, ctypes.c_long(2), head, 0, 0) == 0
os.chdir("/")
os.execv(sys.argv[2], sys.argv[2:])
"""
INSIDE = """
import asyncio, ctypes, json, os, sys
sys.path.insert(0, sys.argv[1])
from sandbox import Job, open_sandbox, probe
libc = ctypes.CDLL(None, use_errno=True)
def unshare():
    pid = os.fork()
    if pid == 0:
        os._exit(ctypes.get_errno() if libc.unshare(0x10000000) else 0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
async def run():
    async with open_sandbox(slots=1) as box:
        outcomes = [await box.run(Job(source)) for source in ("print(6 * 7)", "while True: pass")]
        return [[each.verdict.value, each.stdout] for each in outcomes]
print(json.dumps({
    "user": os.geteuid(),
    "unshare": unshare(),
    "layers": {each.name: [each.is_on, each.is_required] for each in probe()},
    "ran": asyncio.run(run()),
}))
"""
ALLOWED = struct.pack("=HBBI", 0x06, 0, 0, 0x7FFF0000)


def profile() -> bytes:
    """Allow everything but what the profile denies."""
    allow, load = 0x7FFF0000, (0x20, 0, 0, 0)
    code = [load]
    for number in DENIED:
        code += [(0x15, 0, 1, number), (0x06, 0, 0, 0x50000 | EPERM)]
    code += [(0x15, 0, 1, CLONE3), (0x06, 0, 0, 0x50000 | ENOSYS)]
    code += [(0x15, 0, 3, CLONE), (0x20, 0, 0, 16), (0x45, 0, 1, NAMESPACES)]
    code += [(0x06, 0, 0, 0x50000 | EPERM), (0x06, 0, 0, allow)]
    return b"".join(struct.pack("=HBBI", *each) for each in code)


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter that runs the tests, with the one library, where user 65534 can read it."""
    libraries = Path(RestrictedPython.__file__).parents[1]
    if not is_open_to_all(libraries):
        pytest.skip("the libraries are not for everyone to read")
    home = tmp_path_factory.mktemp("python")
    base = Path(sys.base_prefix, "bin", VERSION)
    if not is_open_to_all(base):
        base = copied(home / "base")
    made = subprocess.run(
        [base, "-m", "venv", "--without-pip", home / "env"], env=with_library(base), check=False
    )
    if made.returncode:
        pytest.skip("no environment can be made with that interpreter")
    site = next((home / "env" / "lib").glob("python3*/site-packages"))
    (site / "libraries.pth").write_text(f"{libraries}\n", encoding="utf-8")
    for folder in (home, home.parent, home.parent.parent):
        folder.chmod(0o755)
    return home / "env" / "bin" / "python"


def copied(home: Path) -> Path:
    """That interpreter at another place, without what no program needs."""
    lib = Path(sys.base_prefix, "lib")
    unneeded = shutil.ignore_patterns("test", "tests", "site-packages", "idlelib", "config-*")
    shutil.copytree(lib / VERSION, home / "lib" / VERSION, ignore=unneeded)
    for shared in lib.glob("libpython3*.so*"):
        shutil.copy(shared, home / "lib")
    (home / "bin").mkdir()
    return Path(shutil.copy(Path(sys.base_prefix, "bin", VERSION), home / "bin"))


def with_library(python: Path) -> dict[str, str]:
    """The environment in which an interpreter that was moved finds its own shared library."""
    return {**os.environ, "LD_LIBRARY_PATH": str(python.resolve().parents[1] / "lib")}


def is_open_to_all(path: Path) -> bool:
    """Whether everyone may go all the way to it."""
    return path.exists() and all(each.stat().st_mode & 0o005 for each in path.resolve().parents)


def run_inside(python: Path, program: bytes) -> dict[str, Any]:
    """What an ordinary user's sandbox tells under this profile."""
    if not is_open_to_all(ROOT):
        pytest.skip("the repository is not for everyone to read")
    done = subprocess.run(
        [sys.executable, "-c", LOADER, program.hex(), python, "-c", INSIDE, ROOT],
        capture_output=True, text=True, check=False, timeout=60, env=with_library(python),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_an_ordinary_user_has_namespaces_where_they_are_permitted(python: Path) -> None:
    """No root: a namespace of users comes first, and all other layers hold inside."""
    told = run_inside(python, ALLOWED)
    if told["unshare"]:
        pytest.skip("this kernel permits no namespace to an ordinary user")

    assert told["user"] == (NOBODY if os.geteuid() == 0 else os.geteuid())
    assert all(is_on for is_on, _ in told["layers"].values()), told["layers"]
    assert told["ran"] == [["ok", "42\n"], ["timeout", ""]]


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="the numbers are of x86_64")
def test_all_layers_are_on_under_the_default_profile(python: Path) -> None:
    """No namespace, no root: each required layer is on, and snippets run and are held."""
    told = run_inside(python, profile())

    assert told["unshare"] == EPERM
    assert told["user"] == (NOBODY if os.geteuid() == 0 else os.geteuid())
    assert all(is_on for is_on, is_required in told["layers"].values() if is_required)
    assert {"landlock", "seccomp", "limits", "policy"} <= told["layers"].keys()
    assert told["layers"]["namespaces"] == [False, False]
    assert told["ran"] == [["ok", "42\n"], ["timeout", ""]]
