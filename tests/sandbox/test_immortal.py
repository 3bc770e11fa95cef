"""What a fork server holds when it forks: objects that children do not write to."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WARM = """
import gc, json, os, sys, types
package = types.ModuleType("sandbox")
package.__path__ = [sys.argv[1]]
sys.modules.update(sandbox=package, ssl=None)
from sandbox import cell, immortal
sys.stdout, out = open(os.devnull, "w"), sys.stdout
cell.warm()
from sandbox import policy, tracer
places = len(gc.get_objects())
count = immortal.immortalise()
fresh = [object()]
told = [sys.getrefcount(each) for each in (policy.compile_snippet, tracer.Tracer, cell._ready[0])]
code = policy.compile_snippet.__code__
told += [sys.getrefcount(each) for each in (code, code.co_consts, code.co_names)]
out.write(json.dumps([places, count, told, sys.getrefcount(fresh)]))
out.flush()
os._exit(0)
"""


@pytest.mark.skipif(sys.version_info < (3, 12), reason="Python 3.11 has no immortal objects")
def test_all_that_is_there_is_immortal_and_nothing_later() -> None:
    """Functions, classes, dicts and what code consists of; what is made afterwards can die."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", WARM, ROOT / "sandbox"],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    tracked, count, told, fresh = json.loads(done.stdout)

    assert count > tracked
    assert all(each >= 2**32 - 1 for each in told)
    assert fresh < 10
