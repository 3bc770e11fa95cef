"""Tests of bot/content/check.py: every program of the shipped pack, and what a check must catch."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.content import Fault, Kind, Library, load
from bot.content.check import check
from sandbox import Job, JobError, Outcome, Sandbox, Verdict
from tests.bot.content.seeding import line_of

pytestmark = pytest.mark.asyncio(loop_scope="module")

FETCH = "challenges/bounded-fetch"


def part(
    library: Library, *, lesson: str = "", question: str = "", challenge: str = "", error: str = ""
) -> Library:
    """A library with only what a test is about."""
    return replace(
        library,
        lessons={lesson: library.lessons[lesson]} if lesson else {},
        questions={question: library.questions[question]} if question else {},
        challenges={challenge: library.challenges[challenge]} if challenge else {},
        errors=tuple(each for each in library.errors if error and error in each.pattern),
    )


def spoil(core: Path, file: str, old: str, new: str, at: str = "") -> tuple[Library, str, int]:
    """The library with one change, and where the fault must be reported."""
    path = core / file
    text = path.read_text()
    assert old in text

    text = text.replace(old, new, 1)
    path.write_text(text)
    return load([core]), f"core/{file}", line_of(text, at)


async def test_every_program_of_the_shipped_pack_does_what_is_written(
    library: Library, box: Sandbox
) -> None:
    """Examples, answer keys, errors and challenges hold on the Python that runs this."""
    assert await check(library, box.run) == ()


# ---- examples


@pytest.fixture
def spoilt(core: Path, request: pytest.FixtureRequest) -> tuple[Library, str, int]:
    return spoil(core, *request.param)


WRONG_OUTPUT = ("lessons/futures.md", "inside: tea\n```", "inside: milk\n```", "```python")
MORE_OUTPUT = ("lessons/futures.md", "inside: tea\n```", "inside: tea\nend\n```", "```python")
RAISES = ("lessons/futures.md", "```python\n", "```python raises=ValueError\n", "```python")
REFUSED = ("lessons/futures.md", "import asyncio\n", "import socket\n", "```python")


@pytest.mark.parametrize(
    ("spoilt", "what"),
    [
        (WRONG_OUTPUT, "prints 'inside: tea' where 'inside: milk' is written (line 3 of it)"),
        (MORE_OUTPUT, "prints 'nothing more' where 'end' is written (line 4 of it)"),
        (RAISES, "ends with 'ok', not 'error'"),
        (REFUSED, "is refused: "),
    ],
    indirect=["spoilt"],
    ids=["wrong", "more", "raises", "refused"],
)
async def test_example_that_does_otherwise_is_caught(
    spoilt: tuple[Library, str, int], what: str, box: Sandbox
) -> None:
    """The fault stands at the example's fence."""
    library, path, line = spoilt

    faults = await check(part(library, lesson="futures"), box.run)

    assert [(fault.path, fault.line) for fault in faults] == [(path, line)]
    assert what in faults[0].what


async def test_example_for_newer_pythons_is_left_out_on_older_ones(library: Library) -> None:
    """`min=3.13` is not run on 3.12, and another output may hold there."""
    lesson = library.lessons["futures"]
    example = lesson.pages[0].example
    assert example is not None
    newer = replace(example, min_version="3.13", outputs={"3.14": "other"})
    one = replace(lesson, pages=(replace(lesson.pages[0], example=newer),))
    only = replace(part(library), lessons={"futures": one})

    async def run(job: Job) -> Outcome:
        del job
        return Outcome(verdict=Verdict.OK, stdout="other\n")

    assert await check(only, run, version="3.12") == ()
    assert len(await check(only, run, version="3.13")) == 1
    assert await check(only, run, version="3.14") == ()


async def test_example_with_a_reason_not_to_run_is_not_run(library: Library) -> None:
    """`norun="why"` is respected."""
    lesson = library.lessons["futures"]
    example = lesson.pages[0].example
    assert example is not None
    page = replace(lesson.pages[0], example=replace(example, norun="needs a network"))
    only = replace(part(library), lessons={"futures": replace(lesson, pages=(page,))})

    async def run(job: Job) -> Outcome:
        raise AssertionError(job)

    assert await check(only, run) == ()


# ---- answer keys


WRONG_KEYS = {
    "predict": (
        "futures",
        "await-done-future",
        '"tea\\nend\\nother"',
        '"end\\ntea\\nother"',
        '{ text = "end',
        "prints 'tea' where 'end'",
    ),
    "order": (
        "event-loop",
        "loop-order",
        'key = ["main 1", "callback", "child", "main 2"]',
        'key = ["main 1", "main 2", "child", "callback"]',
        "key = [",
        "prints 'callback' where 'main 2'",
    ),
    "state": ("create-task", "state-at-mark", "not done\\njob", "done\\njob", "prints =", "'done'"),
    "fix": (
        "never-awaited",
        "gather-no-await",
        "    await asyncio.sleep(0)\n",
        "    await asyncio.sleep(0.05)\n",
        '{ text = "sleep(0)',
        "the wrong program prints what the right one should",
    ),
    "bug": ("shared-state", "vals-append", "shows = ", "shows = '[1]' # ", "shows", "where '[1]'"),
    "match": ("never-awaited", "error-causes", "c = f()\ntry", "c = 5\ntry", "{ left", "raises"),
    "accept": (
        "create-task",
        "start-side-by-side",
        '"gather"',
        '"Future"',
        'accept = ["create_task"',
        "accept 'Future'",
    ),
    "reject": (
        "create-task",
        "start-side-by-side",
        '{ text = "run"',
        '{ text = "gather"',
        '{ text = "gather"',
        "reject 'gather'",
    ),
    "number": ("sequential", "how-long", "sleep(0.1)\n\nasync def main():\n    t =",
               "sleep(0.2)\n\nasync def main():\n    t =", "prints =", "where '2' is written"),
    "multi": (
        "suspension",
        "what-can-pause",
        '{ text = "await quick()"',
        '{ text = "await asyncio.sleep(0.0)"',
        '{ text = "await asyncio.sleep(0.0)"',
        "so this option is right",
    ),
    "short": ("future-api", "exception-of-cancelled", "f.cancel()\n    try", "pass\n    try",
              "prints =", "prints 'InvalidStateError'"),
    "choice": ("coroutines", "coro-call-makes", "async def cool():\n", "def cool():\n", "prints =",
               "raises AttributeError"),
    "true-false": ("futures", "future-always-running", "asyncio.wait_for(box, 0.01)", "1",
                   "prints =", "raises TypeError"),
}  # fmt: skip


@pytest.fixture
def wrong_keys(core: Path) -> tuple[Library, list[Fault]]:
    """The library with every key made wrong, and the faults that must come of it."""
    expected: list[tuple[str, str, str]] = []
    for topic, question, old, new, at, what in WRONG_KEYS.values():
        file = f"questions/{topic}.toml"
        before, name, after = (core / file).read_text().partition(f'id = "{question}"')
        assert old in after

        (core / file).write_text(f"{before}{name}{after.replace(old, new, 1)}")
        expected.append((file, at if at.startswith("{") else f"{question}|{at}", what))
    return load([core]), [_placed(core, *each) for each in expected]


def _placed(core: Path, file: str, at: str, what: str) -> Fault:
    text = (core / file).read_text()
    question, _, part_of_it = at.partition("|") if "|" in at else ("", "", at)
    begin = text.index(f'id = "{question}"') if question else 0
    return Fault(f"core/{file}", line_of(text, part_of_it, begin), what)


async def test_wrong_key_of_each_kind_is_caught(
    wrong_keys: tuple[Library, list[Fault]], box: Sandbox
) -> None:
    """Whatever the kind, a key that the programs do not bear out is a fault at its line."""
    library, expected = wrong_keys

    faults = await check(replace(library, lessons={}, challenges={}, errors=()), box.run)

    missing = [
        each
        for each in expected
        if not any(
            (fault.path, fault.line) == (each.path, each.line) and each.what in fault.what
            for fault in faults
        )
    ]
    assert missing == []
    assert len(faults) == len(expected)


async def test_every_kind_has_its_wrong_key() -> None:
    """No kind of proof goes untried."""
    assert {kind.value for kind in Kind} - WRONG_KEYS.keys() == {"blank"}  # accept and reject


# ---- errors


NOT_RAISED = ("errors.toml", "loop.call_soon(print", "print(loop", "pattern = 'Event loop is")
TOO_GENERAL = ("errors.toml", "'no running event loop'", "'event loop'", "pattern = 'This event")


@pytest.mark.parametrize(
    ("spoilt", "error", "what"),
    [
        (NOT_RAISED, "Event loop is closed", "does not raise"),
        (TOO_GENERAL, "event loop", "leads to 'event loop' first"),
    ],
    indirect=["spoilt"],
    ids=["not-raised", "too-general"],
)
async def test_error_that_does_not_lead_where_it_should_is_caught(
    spoilt: tuple[Library, str, int], error: str, what: str, box: Sandbox
) -> None:
    """An example must raise its message, and no earlier pattern may take it."""
    library, path, line = spoilt

    faults = await check(part(library, error=error), box.run)

    assert (path, line) in [(fault.path, fault.line) for fault in faults]
    assert all(what in fault.what for fault in faults)


STILL = 'print("Result is not set.")'
REPAIRED_BADLY = ("errors.toml", "    print(await box)", "    print(box.result())", "fixed = ")
REPAIRED_IN_WORDS = ("errors.toml", "    print(await box)", f"    {STILL}", "fixed = ")


@pytest.mark.parametrize(
    ("spoilt", "what"),
    [
        (REPAIRED_BADLY, "raises InvalidStateError: Result is not set."),
        (REPAIRED_IN_WORDS, "still says 'Result is not set.'"),
    ],
    indirect=["spoilt"],
    ids=["raises", "still-says"],
)
async def test_repaired_program_that_is_not_is_caught(
    spoilt: tuple[Library, str, int], what: str, box: Sandbox
) -> None:
    """It must end well, and nothing it says may lead to the same message."""
    library, path, line = spoilt

    faults = await check(part(library, error="is not set"), box.run)

    assert [(fault.path, fault.line) for fault in faults] == [(path, line)]
    assert faults[0].what.startswith("the repaired program ")
    assert what in faults[0].what


@pytest.mark.parametrize(
    ("changes", "version", "runs"),
    [
        ({}, "3.12", 2),
        ({"norun": "needs a network"}, "3.12", 0),
        ({"min_version": "3.13"}, "3.12", 0),
        ({"max_version": "3.11"}, "3.12", 1),
    ],
    ids=["both", "norun", "older", "newer"],
)
async def test_repaired_program_is_run_from_the_first_python_on(
    library: Library, changes: dict[str, str], version: str, runs: int
) -> None:
    """What repairs a program holds on newer Pythons too, where the message may be gone."""
    only = part(library, error="is not set")
    error = replace(only.errors[0], **changes)  # type: ignore[arg-type]  # all of them are texts
    jobs: list[Job] = []

    async def run(job: Job) -> Outcome:
        jobs.append(job)
        return Outcome(verdict=Verdict.OK, stdout="tea\n")

    await check(replace(only, errors=(error,)), run, version=version)

    assert len(jobs) == runs


# ---- challenges


UNSOLVED = (f"{FETCH}/solution.py", "Semaphore(limit)", "Semaphore(9)")
EASY = (f"{FETCH}/starter.py", "    ...", "    return [await fetch(url) for url in urls]")
SURVIVES = (f"{FETCH}/wrong_unlimited.py", "fetch(url) for", "asyncio.sleep(0, url.upper()) for")
MUTANT_RUNS_NOT = (f"{FETCH}/wrong_empty.py", "import asyncio\n", "import asyncio, socket\n")


@pytest.mark.parametrize(
    ("spoilt", "what"),
    [
        (UNSOLVED, "does not pass check_limit: limit 2, but 8 fetches ran at once"),
        (SURVIVES, "passes check_limit, which should catch it"),
        (MUTANT_RUNS_NOT, "the wrong solution does not run"),
    ],
    indirect=["spoilt"],
    ids=["solution", "survivor", "refused"],
)
async def test_challenge_that_does_not_bite_is_caught(
    spoilt: tuple[Library, str, int], what: str, box: Sandbox
) -> None:
    """The solution passes all; each wrong one is caught by the check named for it."""
    library, path, line = spoilt

    faults = await check(part(library, challenge="bounded-fetch"), box.run)

    assert [(fault.path, fault.line) for fault in faults] == [(path, line)]
    assert what in faults[0].what


async def test_starter_that_is_a_solution_is_caught(library: Library, box: Sandbox) -> None:
    """There must be something left to write."""
    challenge = library.challenges["bounded-fetch"]
    solved = replace(challenge, starter=challenge.solution)
    only = replace(part(library), challenges={challenge.id: solved})

    faults = await check(only, box.run)

    assert [fault.what for fault in faults] == ["the starter passes every check"]
    assert faults[0].path.endswith("bounded-fetch/starter.py")


# ---- the run


async def test_few_programs_run_side_by_side(library: Library, box: Sandbox) -> None:
    """Two cores are not flooded."""
    now = peak = 0

    async def run(job: Job) -> Outcome:
        nonlocal now, peak
        now += 1
        peak = max(peak, now)
        try:
            return await box.run(job)
        finally:
            now -= 1

    await check(part(library, question="error-causes", challenge="first-wins"), run)

    assert peak == 4


async def test_job_that_cannot_start_is_a_fault(library: Library) -> None:
    """A program that the sandbox does not take is told like any other."""

    async def run(job: Job) -> Outcome:
        del job
        raise JobError("too large")

    faults = await check(part(library, question="error-causes"), run)

    assert len(faults) == 4
    assert all("too large" in fault.what for fault in faults)


@pytest.fixture
def broken() -> Callable[[Job], Awaitable[Outcome]]:
    async def run(job: Job) -> Outcome:
        raise ConnectionError(job.source[:5])

    return run


async def test_sandbox_that_breaks_reaches_the_caller(
    library: Library, broken: Callable[[Job], Awaitable[Outcome]]
) -> None:
    """It is no fault of the content."""
    with pytest.raises(ConnectionError):
        await check(part(library, question="error-causes"), broken)
