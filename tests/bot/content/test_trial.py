"""Tests of bot/content/trial.py: one learner's try, in the real sandbox and with given outcomes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.content import Challenge, Check, CheckResult, Library, try_challenge
from bot.content.trial import trial_source
from sandbox import Failure, Job, JobError, Outcome, Refusal, Sandbox, Verdict

pytestmark = pytest.mark.asyncio(loop_scope="module")

SOLVED = """\
import asyncio

async def fetch_all(fetch, urls, limit):
    gate = asyncio.Semaphore(limit)
    async def one(url):
        async with gate:
            return await fetch(url)
    return await asyncio.gather(*(one(url) for url in urls))
"""


@pytest.fixture
def challenge(library: Library) -> Challenge:
    return library.challenges["bounded-fetch"]


def short(challenge: Challenge, *names: str) -> Challenge:
    """The challenge with some of its checks only."""
    return replace(challenge, checks=tuple(c for c in challenge.checks if c.name in names))


async def messages(challenge: Challenge, source: str, box: Sandbox) -> dict[str, str]:
    """What a learner is told of each check that did not pass."""
    results = await try_challenge(challenge, source, box.run)
    return {result.check: result.message for result in results if not result.passed}


# ---- the program


async def test_learners_lines_keep_their_numbers(challenge: Challenge) -> None:
    """The learner's source comes first, as it is."""
    program = trial_source(SOLVED, challenge, "check_order", "n0nce")

    assert program.startswith(SOLVED.rstrip() + "\n")
    assert program.rstrip().endswith("print('\\nn0nce')")


async def test_check_is_named_once_and_hides_the_nonce(challenge: Challenge) -> None:
    """Names in the program do not tell the nonce to the learner's code."""
    program = trial_source(SOLVED, challenge, "check_order", "n0nce")

    assert program.count("n0nce") == 1
    assert program.count("await check_order(ns)") == 1


# ---- in the sandbox


async def test_solution_passes_every_check_in_their_order(
    challenge: Challenge, box: Sandbox
) -> None:
    """One result a check, in the order of checks.py."""
    results = await try_challenge(challenge, SOLVED, box.run)

    assert [result.check for result in results] == [check.name for check in challenge.checks]
    assert all(result.passed and not result.message for result in results)


async def test_assertion_of_the_check_is_the_feedback(challenge: Challenge, box: Sandbox) -> None:
    """The learner sees the check's own words and values."""
    source = SOLVED.replace("Semaphore(limit)", "Semaphore(1)")

    assert await messages(challenge, source, box) == {
        "check_overlap": "limit 3, but only 1 fetch at a time"
    }


async def test_error_in_learners_code_names_its_line(challenge: Challenge, box: Sandbox) -> None:
    """The line number is that of the learner's source."""
    source = SOLVED.replace("return await fetch(url)", "return await fetch(urll)")
    one = short(challenge, "check_order")

    told = (await messages(one, source, box))["check_order"]

    assert told.startswith("Your code raised NameError: name 'urll' is not defined")
    assert told.endswith("(line 7)")


async def test_another_keyword_is_named(challenge: Challenge, box: Sandbox) -> None:
    """A forgotten `async` is said beside what came of it."""
    one = short(challenge, "check_order")
    told = await messages(one, "def fetch_all(fetch, urls, limit):\n    return []\n", box)

    assert told["check_order"].startswith("Your code raised TypeError: ")
    assert told["check_order"].endswith(
        "\nAsked for is 'async def fetch_all', not 'def fetch_all'."
    )


async def test_class_can_be_asked_for(challenge: Challenge, box: Sandbox) -> None:
    """What is to be written may be a class; a function in its place is named."""
    checks = '''async def check_count(ns):\n    """It counts"""\n    ns["Counter"]().up()\n'''
    solution = "class Counter:\n    def up(self): ...\n"
    asked = replace(
        challenge,
        function="Counter",
        checks_source=checks,
        solution=solution,
        checks=(Check(name="check_count", title="It counts"),),
    )
    wrong = (await messages(asked, "def Counter(): ...\n", box))["check_count"]

    assert await messages(asked, solution, box) == {}
    assert wrong.endswith("Asked for is 'class Counter', not 'def Counter'.")


async def test_learners_own_assertion_is_not_taken_for_feedback(
    challenge: Challenge, box: Sandbox
) -> None:
    """An `assert` in the learner's code is an error of that code."""
    source = "async def fetch_all(fetch, urls, limit):\n    assert limit > 9, 'too few'\n"
    one = short(challenge, "check_order")

    assert await messages(one, source, box) == {
        "check_order": "Your code raised AssertionError: too few (line 2)"
    }


HOPELESS = {
    "async def fetch_all(fetch, urls, limit)\n    pass\n": "\n    async def fetch_all(fetch, urls",
    "x = '''\n": "Not valid Python, line 1: unterminated",
    "def f():": "Not valid Python, line 1: ",
    "x = 1": "Your code does not define 'fetch_all'",
    "def fetch_al(): ...": "There is 'fetch_al': is that the one?",
    "import socket\n": "Line 1: ",
    f"sorted = 1\n{SOLVED}": "uses for something else: 'sorted'",
    "raise ValueError('oh')": "Your code raised ValueError: oh (line 1)",
    "raise SystemExit": "The program ended before the check did.",
}


async def test_code_that_cannot_be_tried_is_told_why(challenge: Challenge, box: Sandbox) -> None:
    """Every check says the same, in words for the learner."""
    two = short(challenge, "check_once", "check_order")
    tried = {source: await try_challenge(two, source, box.run) for source in HOPELESS}

    assert not any(result.passed for results in tried.values() for result in results)
    assert [
        (result.message, told)
        for source, told in HOPELESS.items()
        for result in tried[source]
        if told not in result.message
    ] == []


async def test_code_that_never_ends_is_stopped_at_the_challenges_limit(
    challenge: Challenge, box: Sandbox
) -> None:
    """The limit is the challenge's, not the sandbox's."""
    source = "async def fetch_all(fetch, urls, limit):\n    while True:\n        pass\n"
    quick = replace(short(challenge, "check_order"), timeout_s=0.3)
    told = (await messages(quick, source, box))["check_order"]

    assert told.startswith("Still running after 0.3 s, so it was stopped.")


async def test_printing_the_last_line_does_not_pass(challenge: Challenge, box: Sandbox) -> None:
    """Code that prints and leaves cannot guess the nonce."""
    source = "async def fetch_all(*args):\n    print('ok', end='')\n    raise SystemExit\n"
    one = short(challenge, "check_order")

    assert list(await messages(one, source, box)) == ["check_order"]


async def test_names_of_the_checks_do_not_disturb_the_learners(
    challenge: Challenge, box: Sandbox
) -> None:
    """A learner may have a `Fetch` and a `main` of their own, and may print."""
    source = (
        f"{SOLVED}\nFetch = 5\nasync def main():\n    print(Fetch, end='')\nasyncio.run(main())\n"
    )

    assert await messages(challenge, source, box) == {}


# ---- with given outcomes


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Outcome(verdict=Verdict.DEADLOCK, reason="Nothing can wake it."), "Nothing can wake it."),
        (Outcome(verdict=Verdict.MEMORY), "The run ended with the verdict 'memory'."),
        (Outcome(verdict=Verdict.SANDBOX_FAILED, reason="Broken."), "Broken."),
        (Outcome(verdict=Verdict.ERROR, reason="Gone."), "Gone."),
        (
            Outcome(verdict=Verdict.REFUSED, refusals=(Refusal(line=900, message="no"),)),
            "The check itself was refused: no",
        ),
        (
            Outcome(
                verdict=Verdict.ERROR,
                error=Failure(type="SyntaxError", message="eof", line=900, traceback=""),
            ),
            "Not valid Python, line 9: eof\n    x = 1",
        ),
    ],
)
async def test_every_verdict_has_words(challenge: Challenge, outcome: Outcome, told: str) -> None:
    """No ending leaves the learner without a reason."""

    async def run(job: Job) -> Outcome:
        del job
        return outcome

    source = SOLVED + "\n" * 3 + "x = 1"
    results = await try_challenge(short(challenge, "check_once"), source.replace("\n\n\n", ""), run)

    assert results == (
        CheckResult("check_once", False, told, outcome.verdict, results[0].is_final),
    )


async def test_job_that_cannot_start_reaches_the_caller(challenge: Challenge) -> None:
    """The room words it; it does not come wrapped in a group."""
    calls: list[Job] = []

    async def run(job: Job) -> Outcome:
        calls.append(job)
        if len(calls) == 1:
            return Outcome(verdict=Verdict.OK)
        raise JobError("too large")

    with pytest.raises(JobError, match="too large"):
        await try_challenge(challenge, SOLVED, run)


async def test_challenge_without_checks_has_no_results(challenge: Challenge, box: Sandbox) -> None:
    """Nothing to try, nothing run."""
    assert await try_challenge(replace(challenge, checks=()), SOLVED, box.run) == ()
