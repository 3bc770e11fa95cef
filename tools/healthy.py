"""Exit 0 if all that is named is alive: the containers' health check.

It stands alone in the image and needs the standard library only; what it asks is cheap and quick.
"""

from __future__ import annotations

import argparse
import fcntl
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

PATIENCE_S = 3.0


def is_held(lock: Path) -> bool:
    """Whether a running Corobot has the database of this lock file open."""
    try:
        with lock.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def answers(path: Path) -> bool:
    """Whether somebody listens at the socket; the file alone outlives a crash."""
    with socket.socket(socket.AF_UNIX) as knocking:
        knocking.settimeout(PATIENCE_S)
        try:
            knocking.connect(str(path))
        except OSError:
            return False
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """Say on stderr what is not well; 0 when all is."""
    parser = argparse.ArgumentParser(description="Exit 0 if all that is named is alive.")
    parser.add_argument("--database", type=Path, help="a running Corobot has it open")
    parser.add_argument("--socket", type=Path, help="a sandbox answers there")
    chosen = parser.parse_args(arguments)
    faults = []
    if chosen.database and not is_held(chosen.database.with_name(f"{chosen.database.name}-lock")):
        faults.append(f"nobody has {chosen.database} open")
    if chosen.socket and not answers(chosen.socket):
        faults.append(f"nobody answers at {chosen.socket}")
    sys.stderr.writelines(f"{fault}\n" for fault in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
