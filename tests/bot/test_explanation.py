"""Exceptions of real runs in plain words: each file of exceptions/ tells what must be said."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from bot.diagnose import Diagnosis, diagnose
from bot.explanation import Explanation, explain
from sandbox import Failure, Job, Outcome, Verdict, open_sandbox

HERE = Path(__file__).parent
FILES = sorted((HERE / "exceptions").glob("*.py"))
MISTAKES = sorted((HERE / "mistakes").glob("*/*.py"))[::4]
FINE = sorted((HERE / "fine").glob("*.py"))[::8]
AT_ONCE = 20  # the line in front of a sandbox has an end
Told = dict[Path, tuple[Outcome, tuple[Diagnosis, ...], Explanation | None]]


async def run_all(paths: list[Path]) -> Told:
    told: Told = {}
    async with open_sandbox() as box:
        for first in range(0, len(paths), AT_ONCE):
            some = paths[first : first + AT_ONCE]
            sources = [path.read_text(encoding="utf-8") for path in some]
            outcomes = await asyncio.gather(*(box.run(Job(source)) for source in sources))
            for path, source, outcome in zip(some, sources, outcomes, strict=True):
                diagnoses = diagnose(source, outcome)
                told[path] = outcome, diagnoses, explain(source, outcome, diagnoses)
    return told


@pytest.fixture(scope="module")
def told() -> Told:
    """Every program, run once and all in one sandbox."""
    return asyncio.run(run_all([*FILES, *MISTAKES, *FINE]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_exception_is_told_in_plain_words(told: Told, path: Path) -> None:
    """What happened, in its line, with the names of the program and a way out."""
    source = path.read_text(encoding="utf-8")
    wanted = re.findall(r"^# says: (.*)$", source, re.MULTILINE)
    topic = re.search(r"^# topic: (.*)$", source, re.MULTILINE)
    line = re.match(r"# line: (\d+)", source)
    _, _, said = told[path]

    assert said is not None
    assert line
    assert said.line == int(line[1])
    assert said.topic == (topic[1] if topic else None)
    assert [part for part in wanted if part not in said.message] == []
    assert 40 < len(said.message) < 600


def test_what_is_diagnosed_is_not_told_twice(told: Told) -> None:
    """An exception that a diagnosis speaks of needs no second explanation."""
    twice = {
        path.name: explanation
        for path in MISTAKES
        for outcome, diagnoses, explanation in [told[path]]
        if explanation and outcome.error and path.parent.name in {d.code for d in diagnoses}
    }

    assert {name for name, said in twice.items() if said.exception == "TypeError"} == set()


def test_what_is_right_needs_no_explanation(told: Told) -> None:
    """No exception, no words."""
    assert [path.name for path in FINE if told[path][2]] == []


HOSTILE = "`]([x](http://e.vil)) **@everyone** <!channel> \u202e\n# big"


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("NameError", "name '{}' is not defined"),
        ("KeyError", "{}"),
        ("ValueError", "invalid literal for int() with base 10: {}"),
        ("SyntaxError", "cannot assign to {}"),
        ("SyntaxError", "invalid syntax"),
        ("IndentationError", "expected an indented block after {} on line 1"),
        ("TypeError", "f() takes {} positional arguments but 1 was given"),
        ("TypeError", "f() missing 1 required positional argument: {}"),
        ("AssertionError", "{}"),
        ("SystemExit", "{}"),
        ("IncompleteReadError", "1 bytes read on a total of {} expected bytes"),
        ("TimeoutError", ""),
        ("CancelledError", ""),
        (HOSTILE, "{}"),
    ],
)
def test_nothing_of_a_snippet_becomes_markup(kind: str, message: str) -> None:
    """Messages and source are the learner's: they may not mention anybody or draw a link."""
    source = f"raise {HOSTILE}\n"
    error = Failure(
        type=kind,
        message=message.format(HOSTILE),
        line=1,
        traceback=f'Traceback\n  File "snippet.py", line 1\n    x\n{kind}: {HOSTILE}\n',
    )
    said = explain(source, Outcome(verdict=Verdict.ERROR, error=error))
    bare = re.sub(r"`[^`]*`|\\.", "", said.message) if said else ""

    assert not re.search(r"[\[\]<>*#@]|https?:", bare.replace("except*", ""))


def test_a_forged_traceback_is_bounded() -> None:
    """A group with no end of members names a few."""
    rows = "".join(
        f'    +---- {n} ----\n    |   File "snippet.py", line 3\n    |     x\n    | E{n}: no\n'
        for n in range(5_000)
    )
    error = Failure(type="ExceptionGroup", message="TaskGroup", line=1, traceback=rows)
    said = explain("x", Outcome(verdict=Verdict.ERROR, error=error))

    assert said
    assert len(said.message) < 2_000
