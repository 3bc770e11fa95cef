"""The modules and builtins that a snippet sees, and that nothing behind them leads out."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sandbox import catalogue, guards, modules
from sandbox.facade import Facade, closed_names, names_of
from sandbox.guards import SandboxError
from sandbox.policy import compile_snippet

HERE = Path(__file__).parent
REPO = HERE.parents[1]


def python(*arguments: str, code: str = "") -> str:
    """What another interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-B", *(["-c", code] if code else arguments)],
        env={**os.environ, "PYTHONPATH": str(REPO)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


def run(source: str) -> dict[str, Any]:
    """The variables of a snippet after its run."""
    world = modules.world()
    modules.run_code(compile_snippet(source), world)
    return world


def refused(source: str) -> SandboxError:
    """The error that a guard raises while a snippet runs."""
    with pytest.raises(SandboxError) as caught:
        run(source)
    return caught.value


def crawl(*more: str) -> dict[str, Any]:
    """Walk from all that a snippet holds."""
    found: dict[str, Any] = json.loads(python(str(HERE / "crawl.py"), *more))
    return found


def test_nothing_dangerous_can_be_reached() -> None:
    """From every module, builtin and object, over every attribute, no way leads out.

    The traceback that `__exit__` is given is a value that shows nothing: its type is closed.
    """
    walked = crawl()

    assert walked["found"] == ["S['exit'][2]: a traceback"]
    assert walked["reached"] > 3_000


def test_the_walk_finds_a_hole() -> None:
    """A real module put in on purpose is found, with the functions that it shows."""
    found = crawl("linecache")["found"]

    assert "linecache: a module" in found
    assert any("linecache.getline" in each for each in found)


def test_a_run_reads_nothing_more_from_disk() -> None:
    """After prepare(), a child that cannot open files still has all that a snippet may import."""
    source = "; ".join(f"import {name}" for name in catalogue.OPEN if name != "__future__")
    code = f"""
import sys
from sandbox import modules
from sandbox.policy import compile_snippet
modules.prepare()
world = modules.world()
before = set(sys.modules)
modules.seal()
more = '''
import asyncio, datetime, time, warnings
async def main(): await asyncio.to_thread(time.strptime, "2024", "%Y")
asyncio.run(main())
warnings.simplefilter("always"); warnings.warn("x")
x = "a".encode("latin-1").decode("utf-16", "replace"), datetime.datetime.strptime("2024", "%Y")
try: 1 / 0
except ZeroDivisionError:
    import traceback; traceback.print_exc()
'''
modules.run_code(compile_snippet({source!r} + more), world)
print(sorted(set(sys.modules) - before - {{"__main__"}}))
"""

    assert python(code=code).strip() == "[]"


def test_prepare_leaves_no_thread_and_no_loop() -> None:
    """A fork server must have one thread, and its children no loop of their parent."""
    code = """
import asyncio, threading, warnings
from sandbox import modules
modules.prepare()
print(threading.active_count(), asyncio._get_running_loop())
"""

    assert python(code=code).strip() == "1 None"


def test_each_catalogue_entry_exists_somewhere() -> None:
    """A misspelt name in the catalogue would be closed in silence."""
    newer = {"QueueShutDown", "ShutDown", "eager_task_factory", "create_eager_task_factory"}
    newer |= {
        "getasyncgenstate",
        *(f"AGEN_{s}" for s in ("CREATED", "RUNNING", "SUSPENDED", "CLOSED")),
    }
    newer |= {"override", "TypeAliasType", "TypeIs", "ReadOnly", "NoDefault", "ByteString"}
    unknown = [
        f"{module}.{name}"
        for module, names in catalogue.OPEN.items()
        for name in names.split()
        if name not in names_of(modules.facades()[module]) and name not in newer | {"*"}
    ]

    assert unknown == []


def test_facades_hold_no_module() -> None:
    """A facade leads to facades only."""
    real = [
        f"{name}.{each}"
        for name, facade in modules.facades().items()
        for each, value in names_of(facade).items()
        if isinstance(value, type(sys)) and type(value) is not Facade
    ]

    assert real == []


@pytest.mark.parametrize("name", ["sleep", "Queue", "new_name"])
def test_facade_cannot_be_changed(name: str) -> None:
    """A patched module would run in library code."""
    error = refused(f"import asyncio\nasyncio.{name} = 1")

    assert "cannot be changed" in error.message
    assert error.hint


def test_closed_name_says_why_at_run_time() -> None:
    """A name that the source does not show is refused by the second line."""
    error = refused("import asyncio\ngetattr(asyncio, 'open_' + 'unix_connection')")

    assert "no network" in error.message
    assert "asyncio.sleep()" in error.hint


def test_unknown_name_is_an_attribute_error() -> None:
    """A name that plain Python does not have either fails as it does there."""
    with pytest.raises(AttributeError, match="module 'asyncio' has no attribute 'sleeep'"):
        run("import asyncio\nasyncio.sleeep")


def test_import_guard_is_the_second_line() -> None:
    """Whatever gets past the source check meets the same answer at run time."""
    with pytest.raises(SandboxError, match="no network"):
        modules.import_("socket", {}, {}, None, 0)
    with pytest.raises(ImportError, match="insides"):
        modules.import_("asyncio", {}, {}, ("base_events",), 0)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("import asyncio\nasyncio.Queue()._queue", "private to asyncio.queues.Queue"),
        ("f = open\nf('x')", "no files"),
        ("import asyncio\nasyncio.AbstractEventLoop.create_connection", "no network"),
        ("import asyncio\nasyncio.Queue.put = 1", "cannot be changed"),
        ("class A(BaseException): pass\nclass B(ExceptionGroup): pass", "cannot be subclassed"),
        ("class A(type): pass", "cannot inherit from type"),
        ("type('A', (), {})", "class statement"),
        ("import asyncio\nasyncio.Task.get_stack", "frames"),
        ("'{0.__class__.__base__}'.format(1)", "class tree"),
        ("import logging\nlogging.basicConfig(filename='x')", "filename="),
        ("import threading\ngetattr(threading, 'settrace')", "threads cannot be traced"),
        ("import asyncio\nvars(asyncio.Queue())", "closed in the sandbox"),
        ("try: 1 / 0\nexcept Exception as e: getattr(e, '__trace' + 'back__')", "tracebacks"),
    ],
)
def test_guard_speaks_to_learners(source: str, said: str) -> None:
    """A refusal at run time says what, why and what to do instead."""
    error = refused(source)

    assert said in f"{error.message}; {error.hint}"
    assert error.message
    assert error.hint


def test_refusal_cannot_be_taken_for_a_missing_attribute() -> None:
    """hasattr() is False for what is closed; getattr() with a default still says why."""
    world = run("import asyncio\nx = hasattr(asyncio, 'start_unix_server')")

    assert world["x"] is False
    assert (
        "no network" in refused("import asyncio\ngetattr(asyncio, 'start_unix_server', 1)").message
    )


def test_worlds_share_nothing() -> None:
    """A variable of one snippet is not in the next one's globals."""
    first, second = run("x = 1"), modules.world()

    assert "x" in first
    assert "x" not in second
    assert second["__builtins__"] is guards.BUILTINS


def test_most_of_a_module_is_closed_with_a_reason() -> None:
    """What a facade leaves out of a real module is refused, never called absent."""
    closed = closed_names(modules.facades()["asyncio"])

    assert {"open_unix_connection", "create_subprocess_exec", "base_events"} <= set(closed)
    assert not set(closed) & {"run", "Queue", "tasks"}


NAMES = """
import asyncio
async def name(): return asyncio.current_task().get_name()
async def main():
    print(await name(), await asyncio.create_task(name()), await asyncio.Task(name()))
    loop = asyncio.get_running_loop()
    make = lambda loop, coro, **options: asyncio.Task(coro, loop=loop, **options)
    loop.set_task_factory(make)
    print(await loop.create_task(name()))
asyncio.run(main())
"""


@pytest.mark.parametrize("has_policy", [True, False])
def test_tasks_are_numbered_from_one(has_policy: bool) -> None:
    """A snippet's first task is Task-1 though the fork server has run tasks before."""
    code = f"""
from sandbox import modules
from sandbox.closed_loop import tasks_named
from sandbox.policy import compile_snippet
modules.prepare()
with tasks_named():
    modules.run_code(compile_snippet("import asyncio; await asyncio.sleep(0)"), modules.world())
source = {NAMES!r}
if {has_policy}:
    world = modules.world()
    modules.seal()
    modules.run_code(compile_snippet(source), world)
else:
    import asyncio
    asyncio.set_event_loop_policy(None)  # as the cell sets the run's own
    modules.run_code(compile(source, "snippet.py", "exec"), {{"__name__": "__main__"}})
"""

    names = python(code=code).split()

    assert names[:3] == ["Task-1", "Task-2", "Task-3"]
    assert names == python(code=NAMES).split()  # on 3.13 a factory's task is called None
