"""Fetches the packages that `pypi.txt` and `debian.txt` pin, and unpacks them: `gather.py FOLDER`.

By the package managers' own ways, each file checked by its hash. What is there is not asked for
again, and what is not to be had is named.
"""

# ruff: noqa: T201 - printing is how this script answers

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
KEYS = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
_PATIENCE_S = 300


def pinned() -> dict[str, str]:
    """The version of each package of the package index."""
    lines = (HERE / "pypi.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.split()[0].split("==") for line in lines if not line.startswith("#")]
    return dict(pins)


def debian() -> Iterator[tuple[str, str, str, str, str]]:
    """Package, version, release, file and hash of each Debian source package."""
    for line in (HERE / "debian.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            package, version, release, file, digest = line.split()
            yield package, version, release, file, digest


def gather(folder: Path) -> list[str]:
    """Fetch and unpack what is missing; the names of what is missing still."""
    downloads, unpacked = folder / "downloads", folder / "unpacked"
    downloads.mkdir(parents=True, exist_ok=True)
    wanted = [name for name in pinned() if not (unpacked / name).is_dir()]
    if wanted:
        _download(wanted, downloads)
    for name in wanted:
        for file in downloads.glob(f"{re.sub('[-_.]+', '[-_.]', name)}-{pinned()[name]}.tar.gz"):
            _unpack(file, unpacked / name)
    for package, version, release, name, digest in debian():
        if not (unpacked / package).is_dir():
            _debian_source(downloads, f"{package}={version}", release)
            if _digest(downloads / name) == digest:
                _unpack(downloads / name, unpacked / package)
    packages = [*pinned(), *(package for package, *_ in debian())]
    return [name for name in packages if not (unpacked / name).is_dir()]


def _download(names: list[str], to: Path) -> None:
    """With pip, which asks the build system of each package for its name, and so needs that too."""
    options = ["--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout", "15"]
    options += ["--no-deps", "--require-hashes", "--no-binary", ",".join(pinned())]
    options += ["--dest", str(to), "--requirement", str(_only(names, to))]
    for pip in _pips():
        if _does([*pip, "download", *options])[0]:
            return


def _only(names: list[str], folder: Path) -> Path:
    """A requirements file of those packages."""
    lines = (HERE / "pypi.txt").read_text(encoding="utf-8").splitlines()
    file = folder / "wanted.txt"
    file.write_text("\n".join(each for each in lines if each.split("==")[0] in names))
    return file


def _pips() -> Iterator[list[str]]:
    """An environment that uv made has no pip of its own."""
    yield [sys.executable, "-m", "pip"]
    if shutil.which("uv"):
        yield ["uv", "tool", "run", "pip"]


def _debian_source(to: Path, package: str, release: str) -> None:
    """From the mirror that this machine uses, with lists of our own: its own stay as they are."""
    if not shutil.which("apt-get"):
        return
    mirrors = _does(["apt-get", "indextargets", "--format", "$(ORIGIN) $(REPO_URI)"])[1].split("\n")
    mirror = next((each.split()[1] for each in mirrors if each.startswith("Debian ")), None)
    if mirror is None:
        return
    state = to / "apt"
    (state / "lists" / "partial").mkdir(parents=True, exist_ok=True)
    signed = f"[signed-by={KEYS}] " if KEYS.exists() else ""
    source = f"deb-src {signed}{mirror} {release} main\n"
    (state / "sources.list").write_text(source, encoding="utf-8")
    options = {
        "Dir::Etc::sourcelist": state / "sources.list",
        "Dir::Etc::sourceparts": "/nonexistent",
        "Dir::State::lists": state / "lists",
        "Dir::Cache": state,
        "APT::Sandbox::User": "root",
    }
    apt = ["apt-get", "-qq", *(f"-o{name}={value}" for name, value in options.items())]
    _does([*apt, "update"])
    _does([*apt, "source", "--download-only", package], folder=to)


def _does(command: list[str], folder: Path | None = None) -> tuple[bool, str]:
    """Whether a command went well, and what it said; why not is told."""
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        print(f"{command[0]}: {type(fault).__name__}", file=sys.stderr)
        return False, ""
    if done.returncode:
        print(f"{command[0]}: {done.stderr[-500:]}", file=sys.stderr)
    return done.returncode == 0, done.stdout


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else ""


def _unpack(file: Path, to: Path) -> None:
    """The one folder of an archive, under the name of its package."""
    part = to.with_name(f"{to.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    with tarfile.open(file) as archive:
        archive.extractall(part, filter="data")
    (inside,) = part.iterdir()
    inside.rename(to)
    part.rmdir()


if __name__ == "__main__":
    missing = gather(Path(sys.argv[1]))
    if missing:
        print("not to be had here:", *missing)
    sys.exit(bool(missing))
