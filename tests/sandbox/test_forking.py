"""What is mended in a child at a fork: seeds are, locks of threads that do not exist are not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# As the fork server begins: a bare package, and nothing imported that registers hooks.
PROGRAM = """
import json, os, sys, types
package = types.ModuleType("sandbox")
package.__path__ = [sys.argv[1]]
sys.modules["sandbox"] = package
from sandbox.forking import leave_threads_alone
leave_threads_alone()
import logging, random, threading
lock = threading._active_limbo_lock
ours, theirs = os.pipe()
random.seed(1)
expected = random.Random(1).random()
if os.fork() == 0:
    told = [threading._active_limbo_lock is lock, random.random() == expected]
    os.write(theirs, json.dumps(told).encode())
    os._exit(0)
os.wait()
print(os.read(ours, 99).decode())
"""


def test_a_child_has_new_seeds_and_the_old_locks() -> None:
    """The hook of `threading` makes its lock anew; that of `random` must still run."""
    command = [sys.executable, "-I", "-c", PROGRAM, str(ROOT / "sandbox")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    has_old_lock, has_old_seed = json.loads(done.stdout)

    assert (has_old_lock, has_old_seed) == (True, False)
