"""What took seconds to work out, kept in a file for the next start.

Each file may be deleted at any time. One that is missing, broken or not to be written costs those
seconds and nothing else.
"""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]
_MOST = 4  # files, of 14 MB each: other packs, other versions
_SUFFIX, _UNFINISHED = ".npz", ".new"
_ABANDONED_S = 3600  # by a process that was killed; writing takes a tenth of a second

_log = logging.getLogger(__name__)


def recalled(name: str) -> Arrays | None:
    """What was kept under a name."""
    folder = _folder()
    if folder is None:
        return None
    file = folder / f"{name}{_SUFFIX}"
    try:
        with file.open("rb") as raw, np.load(raw, allow_pickle=False) as told:
            found = {each: told[each] for each in told.files}
        os.utime(file)  # the one that was not used for longest goes first
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, EOFError, zipfile.BadZipFile) as fault:
        _log.warning("%s cannot be read, and is made anew: %s", file, fault)
        return None
    return found


def keep(name: str, arrays: Arrays) -> None:
    """Keep arrays under a name, and forget the oldest others."""
    folder = _folder()
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=_UNFINISHED, delete=False) as file:
            try:
                np.savez(file, **cast("dict[str, Any]", arrays))
                file.flush()
                Path(file.name).replace(folder / f"{name}{_SUFFIX}")
            except BaseException:
                Path(file.name).unlink()
                raise
        _forget(folder)
    except OSError as fault:
        _log.info("what search learned is not kept for the next start: %s", fault)


def _folder() -> Path | None:
    """The user's folder for what can be made again; a relative one is ignored, as XDG demands."""
    given = Path(os.environ.get("XDG_CACHE_HOME", "").strip())
    try:
        base = given if given.is_absolute() else Path.home() / ".cache"
    except RuntimeError:  # nobody's home
        return None
    return base / "corobot"


def _forget(folder: Path) -> None:
    files = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda file: -file.stat().st_mtime)
    long_ago = time.time() - _ABANDONED_S
    left = [file for file in folder.glob(f"*{_UNFINISHED}") if file.stat().st_mtime < long_ago]
    for file in [*files[_MOST:], *left]:
        with contextlib.suppress(FileNotFoundError):  # another process is at it too
            file.unlink()
