"""Files in a pack's folder that no reader looks at: a misspelt name must not go unnoticed.

Nothing is opened here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path

from bot.content.table import near

_PACK = (
    *("pack.toml", "misconceptions.toml", "errors.toml", "claims.toml", "anchors.txt"),
    "elsewhere.txt",
    *("README.md", "LICENSE*"),
)
_FOLDERS: Mapping[str, tuple[str, ...]] = {
    "lessons": ("*.md",),
    "questions": ("*.toml",),
    "asks": ("*.txt",),
}
_LEADS_OUT = "a link that leads out of the pack"
_CHALLENGE = ("challenge.toml", "starter.py", "solution.py", "checks.py", "wrong_*.py")


def stray_files(pack: Path) -> Iterator[tuple[Path, str]]:
    """Each file or folder that is not part of a pack, and what to say of it."""
    yield from _strays(pack, pack, (*_PACK, *_FOLDERS, "challenges"))
    for name, patterns in _FOLDERS.items():
        yield from _strays(pack, pack / name, patterns)
    for challenge in _entries(pack / "challenges"):
        if _leads_out(challenge, pack):
            yield challenge, _LEADS_OUT
        elif challenge.is_dir():
            yield from _strays(pack, challenge, _CHALLENGE)
        else:
            yield challenge, "not a folder; each challenge has a folder of its own"


def _strays(pack: Path, folder: Path, patterns: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    for path in _entries(folder):
        if _leads_out(path, pack):
            yield path, _LEADS_OUT
        elif not any(fnmatch(path.name, pattern) for pattern in patterns):
            hint = near(path.name, list(patterns))
            yield path, f"not part of a pack{hint or ': known are ' + ', '.join(patterns)}"


def _leads_out(path: Path, pack: Path) -> bool:
    """Whether a link leads to what is not in the pack: what its author sees, others would not."""
    return path.is_symlink() and not path.resolve().is_relative_to(pack.resolve())


def _entries(folder: Path) -> list[Path]:
    """What lies in a folder, without hidden files, backups and what Python leaves behind."""
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in paths if path.name[0] not in "._" and not path.name.endswith("~")]
