"""What the language layer refuses, what it leaves alone, and that attempts to get out fail."""

import ast
import inspect
import json
import os
import re
import subprocess
import sys
import time
import types
from collections.abc import Callable
from pathlib import Path

import pytest
from RestrictedPython.transformer import INSPECT_ATTRIBUTES

from sandbox import modules, rules
from sandbox.policy import PolicyErrors, compile_snippet

HERE = Path(__file__).parent
REPO = HERE.parents[1]
ATTEMPTS = sorted((HERE / "attempts").rglob("*.py"))
PROGRAMS = sorted((HERE / "programs").glob("*.py"))
SECRET = "the-content-of-a-file"
_FIRST_LINE = re.compile(r"# SUCCESS\[(?P<goal>.*?)(?P<tag> policy-only| since-3\.12)?\] \S")
_ADDRESS = re.compile(r"0x[0-9a-f]+")
_LIBRARY_FRAME = re.compile(r'  File "(?!.*snippet\.py).*?\n(?:    .*\n)*')

Happened = dict[str, dict[str, str | int]]


def run_all(paths: list[Path], mode: str, secret_file: Path) -> Happened:
    """Run each file in a fork of its own."""
    done = subprocess.run(
        [sys.executable, "-B", str(HERE / "attempt_runner.py"), mode],
        input="\n".join(map(str, paths)),
        env={**os.environ, "PYTHONPATH": str(REPO), "SECRET_FILE": str(secret_file)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    happened: Happened = json.loads(done.stdout)
    return happened


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Happened]:
    """All attempts and programs, run once in each mode that a test asks for."""
    secret_file = tmp_path_factory.mktemp("secret") / "secret.txt"
    secret_file.write_text(SECRET)
    known: dict[str, Happened] = {}

    def run(mode: str) -> Happened:
        if mode not in known:
            known[mode] = run_all([*ATTEMPTS, *PROGRAMS], mode, secret_file)
        return known[mode]

    return run


def goal_of(path: Path) -> tuple[str, str]:
    """What success of an attempt would be, and where it can have any."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    found = _FIRST_LINE.match(first)
    assert found, f"{path} does not say what success would be"
    return found["goal"].replace("{SECRET}", SECRET), (found["tag"] or "").strip()


def is_success(goal: str, result: dict[str, str | int]) -> bool:
    """Whether an attempt came to what it wanted."""
    if goal == "crash":
        return int(result["status"]) < 0
    return re.search(goal[4:], str(result[goal[:3]])) is not None


def tidy(text: object) -> str:
    """Output without addresses and without library frames."""
    without_ours = str(text).replace("  world.clear()\n", "")  # the runner, at its end
    return _LIBRARY_FRAME.sub("", _ADDRESS.sub("0x", without_ours))


def refusals(source: str) -> list[tuple[int | None, str, str]]:
    """What the policy says to a source."""
    with pytest.raises(PolicyErrors) as caught:
        compile_snippet(source)
    return caught.value.refusals


@pytest.mark.parametrize("path", ATTEMPTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_attempt_fails(path: Path, ran: Callable[[str], Happened]) -> None:
    """Each attempt ends without what it wanted, and the interpreter lives."""
    goal, _ = goal_of(path)
    result = ran("policy")[str(path)]

    assert not is_success(goal, result), result
    assert int(result["status"]) >= 0, result


@pytest.mark.parametrize("path", ATTEMPTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_attempt_is_one(path: Path, ran: Callable[[str], Happened]) -> None:
    """Each attempt succeeds in plain Python: that it fails elsewhere then means something."""
    goal, tag = goal_of(path)
    if tag == "policy-only" or goal == "crash":
        pytest.skip("aims at the policy itself")
    if tag == "since-3.12" and sys.version_info < (3, 12):
        pytest.skip("needs Python 3.12")

    assert is_success(goal, ran("plain")[str(path)]), ran("plain")[str(path)]


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_program_runs_as_in_plain_python(path: Path, ran: Callable[[str], Happened]) -> None:
    """Modern Python prints the same, to the letter, with the policy and without."""
    if path.stem == "new_syntax" and sys.version_info < (3, 12):
        pytest.skip("needs Python 3.12")
    watched, plain = ran("policy")[str(path)], ran("plain")[str(path)]

    assert tidy(watched["out"]) == tidy(plain["out"])
    assert tidy(watched["err"]) == tidy(plain["err"])


def test_all_refusals_come_at_once_and_in_order() -> None:
    """A learner fixes a snippet in one go, not one refusal after the other."""
    found = refusals("x = eval('1')\nimport os\nimport asyncio\nopen('f')\nx.__code__\n")

    assert [line for line, _, _ in found] == [1, 2, 4, 5]
    assert all(message and hint for _, message, hint in found)


@pytest.mark.parametrize(
    ("source", "message", "hint"),
    [
        ("import socket", "no network", "asyncio.sleep()"),
        ("import urllib.request", "no network", "asyncio.sleep()"),
        ("import subprocess", "no process", "to_thread"),
        ("import os", "operating system", "in the code"),
        ("import numpy", "standard library", "asyncio"),
        ("from pathlib import Path", "no files", "io.StringIO"),
        ("open('x')", "no files", "io.StringIO"),
        ("input()", "cannot ask questions", "put the value in the code"),
        ("exec('x')", "code from text", "write the code"),
        ("breakpoint()", "no debugger", "print"),
        ("import asyncio\nasyncio.open_unix_connection()", "no network", "asyncio.sleep()"),
        ("import asyncio as a\na.create_subprocess_exec", "no process", "to_thread"),
        ("from asyncio import start_unix_server", "no network", "asyncio.sleep()"),
        ("from asyncio import base_events", "insides", "public"),
        ("from operator import attrgetter", "by name", "lambda"),
        ("import sys\nsys.modules", "insides", "public"),
        ("from . import x", "one file", "standard library"),
        ("f.__globals__", "globals are closed", "name the variable"),
        ("x.cr_frame", "frames", "public attributes"),
        ("class A:\n    def __getattribute__(self, n): ...", "__getattribute__", "another name"),
        ("__builtins__ = 1", "builtins are closed", "by its name"),
    ],
)
def test_refusal_says_why_and_what_instead(source: str, message: str, hint: str) -> None:
    """A refusal names the reason and a way to go on."""
    [(_, said, hinted)] = refusals(source)

    assert message in said
    assert hint in hinted


@pytest.mark.parametrize(
    "source",
    [
        "def open(x): return x\nopen('f')",
        "input = iter\ninput([])",
        "def f(eval): return eval(1)",
        "from random import choice as compile\ncompile([1])",
        "try:\n    import uvloop\nexcept ImportError:\n    uvloop = None",
        "from __future__ import annotations\nx: q.__globals__",
        "class A:\n    def asyncio(self): return self.asyncio.open_connection",
        "__name__ == '__main__'",
        "_ = 1\n__x = 2\n_y = _",
        "class A:\n    __slots__ = ('x',)\n    __match_args__ = ('x',)",
    ],
)
def test_own_names_and_absent_packages_are_left_alone(source: str) -> None:
    """What a snippet defines itself is its own, whatever it is called."""
    compile_snippet(source)


def test_import_that_is_closed_is_refused_even_when_caught() -> None:
    """A try around it changes nothing for a part of Python itself."""
    [(line, message, _)] = refusals("try:\n    import os\nexcept ImportError:\n    pass")

    assert line == 2
    assert "import os" in message


def test_top_level_await_makes_a_coroutine() -> None:
    """The code says by itself whether it needs a loop."""
    waits = compile_snippet("import asyncio\nawait asyncio.sleep(0)")

    assert waits.co_flags & inspect.CO_COROUTINE
    assert not compile_snippet("x = 1").co_flags & inspect.CO_COROUTINE


@pytest.mark.parametrize(
    "source",
    ["x = \0", "x = '\ud800'", "(" * 5_000, "x" + ".a" * 20_000, "-" * 50_000 + "1", "x = = 1"],
    ids=["null", "surrogate", "brackets", "attributes", "signs", "plain"],
)
def test_what_is_no_program_is_a_syntax_error(source: str) -> None:
    """Odd text ends as a SyntaxError, never as a crash or another exception."""
    with pytest.raises(SyntaxError):
        compile_snippet(source)


def test_each_way_to_a_frame_is_closed() -> None:
    """Our list holds all that RestrictedPython's does."""
    assert INSPECT_ATTRIBUTES <= rules.FRAME_ATTRIBUTES


def test_no_guard_has_a_name_that_a_snippet_can_write() -> None:
    """Nothing in a source can shadow a guard."""
    guards = [rules.OK, rules.PRIVATE, rules.DUNDER, rules.SENSITIVE_LOAD, rules.WRITE]
    guards += [rules.AUGMENT, rules.MATCH_CLASS, rules.BOX]

    assert not any(name.isidentifier() for name in guards)


def test_property_is_read_once_in_augmented_assignment() -> None:
    """`x.n += 1` calls the getter of an own property as often as Python does."""
    world = modules.world()
    source = "class A:\n    seen = 0\n    @property\n    def n(self): A.seen += 1; return 1\n"
    source += "    @n.setter\n    def n(self, v): pass\na = A()\na.n += 1\nseen = A.seen\n"
    modules.run_code(compile_snippet(source), world)

    assert world["seen"] == 1


def code_of(code: types.CodeType) -> list[bytes]:
    """The bytecode of a program and of all functions in it."""
    inner = [each for each in code.co_consts if isinstance(each, types.CodeType)]
    return [code.co_code, *(part for each in inner for part in code_of(each))]


@pytest.mark.parametrize(
    "source",
    [
        "def f(n):\n    s = 0\n    for i in range(n): s += i * 3 % 7\n    return s",
        "async def f(q):\n    async with q as (a, *b): return [await x async for x in a]",
        "def f(items):\n    items.append(1); items[0] += 1; print(*items, sep='')",
        "import asyncio\nasync def f(): await asyncio.sleep(0)",
    ],
    ids=["arithmetic", "async", "method", "module"],
)
def test_most_code_is_left_as_it_is(source: str) -> None:
    """Arithmetic, items, calls of methods and async syntax cost nothing: the code is the same."""
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    plain = compile(source, "snippet.py", "exec", flags=flags, dont_inherit=True)

    assert code_of(compile_snippet(source)) == code_of(plain)


def test_public_attribute_costs_little() -> None:
    """A public attribute is at most six times its plain load (3.4 on a quiet machine)."""
    source = "class T:\n    def __init__(self): self.x = 1\ndef go(n):\n    t = T(); s = 0\n"
    source += "    for _ in range(n): s += t.x + t.x\n    return s\n"
    watched, plain = modules.world(), {"__name__": "plain"}
    modules.run_code(compile_snippet(source), watched)
    exec(source, plain)
    rounds = [(seconds(watched["go"]), seconds(plain["go"])) for _ in range(25)]

    assert min(first for first, _ in rounds) < 6 * min(second for _, second in rounds)


def seconds(go: object) -> float:
    """How long one call takes."""
    assert callable(go)
    start = time.perf_counter()
    go(10_000)
    return time.perf_counter() - start
