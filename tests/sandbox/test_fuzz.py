"""Whatever the snippet, the policy answers in one of three ways, and nothing gets out."""

# ruff: noqa: SIM905 - lists of words, read as such

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox import rules
from sandbox.policy import PolicyErrors, compile_snippet

HERE = Path(__file__).parent
REPO = HERE.parents[1]
PLANTED = "secret-9f3c51d7"
ALARM = -14
ATTEMPTS = [
    path.read_text(encoding="utf-8").partition("\n")[2]
    for path in sorted((HERE / "attempts").rglob("*.py"))
    if not path.stem.startswith("deep_")  # they are slow to change, and covered as they are
]
LINES = sorted({line for source in ATTEMPTS for line in source.splitlines() if line.strip()})

PRELUDE = """
import asyncio, contextlib, contextvars, dataclasses, enum, functools, inspect, io, itertools, json
import logging, operator, re, string, sys, threading, traceback, types, typing, warnings, weakref
class Own:
    x = 1
    def method(self, *given): return given
    def __enter__(self): return self
    def __exit__(self, *given): self.given = given; return True
    def __radd__(self, other): return other
    def __getattr__(self, name):
        if name.startswith("z"): return name
        raise AttributeError(name)
class OwnText(str): pass
class OwnEnum(enum.Enum): A = 1
class OwnQueue(asyncio.Queue): _loop = None
class OwnLogger(logging.Logger): _real = None
@dataclasses.dataclass
class OwnData: x: object = 1
def function(*given): return given
def generator(): yield from (1, 2)
async def coroutine(): await asyncio.sleep(0)
own, loop, error = Own(), asyncio.new_event_loop(), None
try: own.nothing
except AttributeError as caught: error = caught
with own: 1 / 0
future, waiting, running = asyncio.Future(loop=loop), coroutine(), generator()
next(running)
"""
OPEN_NAMES = "x value name func args gen given data result exception get_coro tasks close".split()
NAMES = (
    sorted(rules.FRAME_ATTRIBUTES | rules.READABLE | rules.SENSITIVE - rules.LOOP_CLOSED)
    + """
    __globals__ __closure__ __code__ __bases__ __base__ __mro__ __subclasses__ __traceback__
    __reduce_ex__ __getattribute__ __builtins__ __loader__ __defaults__ _loop _real _ready _waiters
    _selector _convert_ _create_ _member_map_ _callbacks _coro func args keywords gen given handlers
    manager stream buffer origin value name x data default metadata fget method tasks events base
    modules partial get_coro get_loop get_context exception result cancel throw send close re string
    """.split()
)
ATOMS = """own Own OwnText("{0.__class__}") OwnText OwnEnum OwnEnum.A OwnQueue() OwnLogger("a")
    OwnData() OwnData function generator coroutine waiting running future loop error own.method
    asyncio logging enum sys 1 "{0.__class__.__mro__}" (1,) [] {} type object int str print getattr
    asyncio.sleep asyncio.Queue asyncio.run functools.partial(getattr,own) functools.wraps(function)
    typing.Annotated[str,1] typing.List[int] types.GenericAlias(error,int) types.SimpleNamespace()
    types.GenericAlias(str,int) dataclasses.fields(OwnData) re.compile("a") re.match("a","a")
    json.JSONEncoder() contextvars.copy_context() threading.current_thread() io.StringIO()
    contextlib.ExitStack() contextlib.contextmanager(generator)() weakref.ref(own) sys.stdout
    weakref.proxy(own) string.Template("$a") inspect operator itertools.count() warnings
    traceback asyncio.tasks Own.x super(Own,own) enum.Enum property(function)""".split()

names = st.sampled_from(NAMES)  # most are refused in the source, and so only made at run time
plain_names = st.sampled_from([*OPEN_NAMES, "format", "obj", "origin", "send", "throw"])
atoms = st.sampled_from(ATOMS)


def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Each way that leads from values to a value."""

    def of(form: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.builds(form.format, *parts)

    return st.one_of(
        of("({}).{}", inner, plain_names),
        of("({}).{}({})", inner, plain_names, inner),
        of("getattr({}, '{}')", inner, names),
        of("'{{0.{1}}}'.format({0})", inner, names),
        of("f'{{({}).{}!r}}'", inner, plain_names),
        of("({})({})", inner, inner),
        of("({})[{}]", inner, st.sampled_from(["0", "int", "'a'", "'__globals__'"])),
        of("types.GenericAlias({}, ({},))", inner, inner),
        of("functools.partial({}, {})", inner, inner),
        of("[*map({}, [{}])]", inner, inner),
        of("(lambda z=({}): z.{})()", inner, plain_names),
        of("type({})", inner),
        of("vars({})", inner),
        of("operator.add({}, own)", inner),
        of("dataclasses.replace({})", inner),
        of("sorted({}, key={})", inner, inner),
    )


expressions = st.recursive(atoms, larger, max_leaves=6)
steps = st.one_of(
    st.builds("v{} = {}".format, st.integers(0, 3), expressions),
    st.builds("({}).{} = {}".format, expressions, st.sampled_from(OPEN_NAMES), expressions),
    st.builds("({}).{} += {}".format, expressions, st.sampled_from(OPEN_NAMES), expressions),
    st.builds("with {} as v1: v2 = v1.{}".format, expressions, st.sampled_from(OPEN_NAMES)),
    st.builds("for v0 in {}: v1 = v0.{}; break".format, expressions, st.sampled_from(OPEN_NAMES)),
    st.builds("class C({}): v = {}".format, expressions, expressions),
    st.builds(
        "match {}:\n        case object({}=v3): pass".format,
        expressions,
        st.sampled_from(OPEN_NAMES),
    ),
    st.builds("print({})".format, expressions),
)
programs = st.lists(steps, min_size=1, max_size=6).map(
    lambda chosen: PRELUDE + "".join(f"try:\n    {s}\nexcept Exception: pass\n" for s in chosen)
)


@st.composite
def mutants(draw: st.DrawFn) -> str:
    """An attempt, changed in a few places."""
    lines = draw(st.sampled_from(ATTEMPTS)).splitlines()
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        how = draw(st.sampled_from(["drop", "double", "foreign", "name", "late", "quote"]))
        line = lines[at]
        if how == "drop" and len(lines) > 1:
            del lines[at]
        elif how == "double":
            lines.insert(at, line)
        elif how == "foreign":
            indent = line[: len(line) - len(line.lstrip())]
            lines.insert(at, indent + draw(st.sampled_from(LINES)).lstrip())
        elif how == "name":
            lines[at] = re.sub(r"(?<=\.)\w+", draw(names), line, count=1)
        elif how == "late":
            lines[at] = re.sub(r"(\w+)\.(\w+)", r"getattr(\1, '\2')", line, count=1)
        else:
            lines[at] = line.replace('"', "f'", 1).replace('"', "'", 1)
    return "\n".join(lines) + "\n"


bounded = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@bounded
@given(st.one_of(programs, mutants(), st.text(max_size=60)))
def test_compile_gives_code_or_says_why_not(source: str) -> None:
    """No other exception, whatever the text."""
    try:
        code = compile_snippet(source)
    except PolicyErrors as errors:
        assert errors.refusals  # noqa: PT017 - one of three answers, not the expected one
    except SyntaxError:
        pass
    else:
        assert isinstance(code, types.CodeType)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], dict[str, Any]]]:
    """Runs a source in a fork of a process that holds secrets."""
    secret_file = tmp_path_factory.mktemp("fuzz") / "secret.txt"
    runner = subprocess.Popen(
        [sys.executable, "-B", str(HERE / "fuzz_runner.py"), str(secret_file)],
        env={**os.environ, "PYTHONPATH": str(REPO)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert runner.stdin is not None
    assert runner.stdout is not None
    stdin, stdout = runner.stdin, runner.stdout

    def ask(source: str) -> dict[str, Any]:
        stdin.write(json.dumps(source.replace("{PATH}", str(secret_file))) + "\n")
        stdin.flush()
        told: dict[str, Any] = json.loads(stdout.readline())
        return told

    yield ask
    stdin.close()
    runner.wait(10)
    stdout.close()


def test_watcher_sees_what_is_closed(run: Callable[[str], dict[str, Any]]) -> None:
    """A traceback that a snippet keeps from `__exit__` is noticed: the oracle is awake."""
    told = run("class C:\n    def __enter__(self): return self\n    def __exit__(self, k, v, t):\n"
               "        global kept\n        kept = t\n        return True\n"
               "with C(): 1 / 0\nx = kept\n")  # fmt: skip

    assert any("traceback" in each for each in told["held"])


@bounded
@given(programs)
def test_made_up_program_gets_nothing(run: Callable[[str], dict[str, Any]], source: str) -> None:
    """Any chain of reads, calls, formats and patterns: no secret, nothing closed, no crash."""
    check(run(source), source)


@bounded
@given(mutants())
def test_changed_attempt_gets_nothing(run: Callable[[str], dict[str, Any]], source: str) -> None:
    """An attempt with lines dropped, doubled, mixed and names replaced fails as well."""
    check(run(source), source)


def check(told: dict[str, Any], source: str) -> None:
    """Nothing of what must not happen has happened."""
    held = [each for each in told["held"] if "__exit__" not in source or "traceback" not in each]

    assert PLANTED not in told["out"], source
    assert held == [], (held, source)
    assert told["status"] >= 0 or told["status"] == ALARM, (told["status"], source)
