"""What is said of other orders, by a sandbox that plays every part; and how far it goes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.errors import LearnerError
from bot.orders import Survey, explore, of_order, told
from bot.talk import Block, Mark, Note, Output, Reply, Verdict
from sandbox import Event, Failure, Job, Limits, Outcome
from sandbox import Verdict as RunVerdict
from tests.people import words

JOB = Job("the source")


def ended(text: str, *, steps: int = 1, verdict: RunVerdict = RunVerdict.OK) -> Outcome:
    events = tuple(Event("step", {"task": n, "line": steps}) for n in range(steps))
    return Outcome(verdict=verdict, stdout=text, events=events)


def failed(text: str, kind: str) -> Outcome:
    error = Failure(type=kind, message="", line=1, traceback="")
    return Outcome(verdict=RunVerdict.ERROR, stdout=text, error=error)


async def survey_of(
    outcome: Callable[[int], Outcome], plain: str = "a", *, wanted: int = 24
) -> Survey:
    async def run(job: Job) -> Outcome:
        assert job.order is not None
        return outcome(job.order)

    surveys = [each async for each in explore(run, JOB, ended(plain), wanted=wanted)]
    assert [each.is_over for each in surveys] == [False] * (len(surveys) - 1) + [True]
    return surveys[-1]


def blocks_of(survey: Survey) -> tuple[Block, ...]:
    return told(survey, ())


def text_of(survey: Survey) -> str:
    return words(Reply(blocks=blocks_of(survey)))


def headline(survey: Survey) -> Verdict:
    first = blocks_of(survey)[0]
    assert isinstance(first, Verdict)
    return first


async def test_all_the_same_is_no_proof() -> None:
    """One output from several orders of steps: said, and that others are not excluded."""
    survey = await survey_of(lambda order: ended("a", steps=1 + order % 2))

    assert headline(survey) == Verdict(Mark.FINE, "All 24 orders print the same")
    assert "made 2 different orders of steps; others are not excluded" in text_of(survey)


async def test_tasks_that_never_meet_have_one_order() -> None:
    """Every seed gave the same steps."""
    survey = await survey_of(lambda _: ended("a"))

    assert headline(survey).text == "No: its tasks are never ready at the same moment"


async def test_asyncios_own_output_comes_first_with_its_share() -> None:
    """Though another one is more frequent."""
    survey = await survey_of(lambda order: ended("b" if order % 4 else "a"))
    first, second = (block for block in blocks_of(survey) if isinstance(block, Output))

    assert headline(survey) == Verdict(
        Mark.PARTLY, "In other orders, yes: 2 different outputs in 24"
    )
    assert (first.text, first.label) == ("a", "6 of 24 orders, asyncio's own among them")
    assert (second.text, second.label) == ("b", "18 of 24 orders")
    assert "asyncio itself is first in, first out" in text_of(survey)


async def test_four_outputs_are_shown_and_the_rest_counted() -> None:
    """Nobody reads twenty outputs."""
    survey = await survey_of(lambda order: ended(f"{min(order, 9)}"), "0")
    blocks = blocks_of(survey)

    assert [block.text for block in blocks if isinstance(block, Output)] == ["0", "9", "1", "2"]
    assert Note("Not shown: 6 more outputs, of 6 orders.") in blocks


async def test_how_each_order_ends_is_told() -> None:
    """By its exception, by a deadlock, with nothing printed: never markup of the learner's."""
    ends = [ended("a"), failed("a", "My_Error_"), ended("", verdict=RunVerdict.DEADLOCK)]
    survey = await survey_of(lambda order: ends[min(order, 2)], wanted=4)
    labels = [block.label for block in blocks_of(survey) if isinstance(block, Output)]

    assert headline(survey).text == "In other orders, yes: 3 different endings in 4"
    assert labels == [
        "1 of 4 orders, asyncio's own",
        "1 of 4 orders: stopped by My_Error_",
    ]
    assert "2 of 4 orders: nothing could ever go on; printed nothing" in text_of(survey)


async def test_lines_in_another_order_are_no_other_lines() -> None:
    """What only changes places is told apart from what changes."""
    shuffled = await survey_of(lambda order: ended("a\nb\n" if order % 2 else "b\na\n"), "b\na\n")
    changed = await survey_of(lambda order: ended("a\nb\n" if order % 2 else "b\nb\n"), "b\nb\n")

    assert "only their order differs" in text_of(shuffled)
    assert "only their order differs" not in text_of(changed)


async def test_chance_is_told_apart_from_order() -> None:
    """Order 0 is run twice: when it differs, not every difference is the order's."""
    drawn = iter(range(100))
    survey = await survey_of(lambda _: ended(f"{next(drawn)}"))

    assert not survey.is_steady
    assert headline(survey).text == "It prints something else from run to run, in any order"
    assert "random numbers" in text_of(survey)
    assert all("own" not in b.label for b in blocks_of(survey) if isinstance(b, Output))


async def test_measured_times_are_told_apart_from_order() -> None:
    """The plain run printed another time than asyncio's own order on the even clock."""
    survey = await survey_of(lambda _: ended("0.1010"), "0.1017")

    assert (survey.is_steady, survey.is_timeless) == (True, False)
    assert "because it measures time" in text_of(survey)


async def test_what_does_not_end_in_time_is_counted() -> None:
    """The others are stopped, and the answer says how many were tried."""
    stopped = []

    async def run(job: Job) -> Outcome:
        if job.order == 7:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                stopped.append(job.order)
                raise
        return ended("a")

    surveys = [each async for each in explore(run, JOB, ended("a"), budget_s=0.2)]

    assert stopped == [7]
    assert (surveys[-1].tried, surveys[-1].is_over) == (10, True)
    assert "Only 10 of 24 orders ended in the time" in text_of(surveys[-1])


async def test_a_sandbox_in_trouble_is_no_output() -> None:
    """Its failures are not counted as what the snippet prints."""
    survey = await survey_of(lambda _: ended("", verdict=RunVerdict.SANDBOX_FAILED))

    assert (survey.tried, survey.endings) == (0, ())
    assert headline(survey).mark is Mark.FAILED


async def test_a_problem_for_the_learner_comes_through() -> None:
    """Not wrapped in a group, as `app.handle` could not say it."""

    async def run(job: Job) -> Outcome:
        raise LearnerError(f"no sandbox for {job.order}")

    with pytest.raises(LearnerError):
        [each async for each in explore(run, JOB, ended("a"))]


async def test_few_run_at_once_each_with_a_bound() -> None:
    """Four at most, on the virtual clock; an endless order does not take the time of all."""
    running, most, jobs = 0, 0, []

    async def run(job: Job) -> Outcome:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0)
        running -= 1
        jobs.append(job)
        return ended("a")

    job = Job("x", clock="real", limits=Limits(memory_bytes=64 * 1024 * 1024))
    [each async for each in explore(run, job, ended("a"))]

    assert most == 4
    assert sorted(each.order or 0 for each in jobs) == [0, *range(24)]
    assert {each.clock for each in jobs} == {"virtual"}
    assert {each.limits for each in jobs} == {Limits(memory_bytes=64 * 1024 * 1024, cpu_s=1.0)}


async def test_only_mistakes_of_order_are_named() -> None:
    """A coroutine that is never awaited has nothing to do with it."""
    source = "async def f(): pass\nf()\n"
    events = (Event("never-awaited", {"coro": "f", "line": 2}),)
    plain = Outcome(verdict=RunVerdict.OK, events=events)
    survey = await survey_of(lambda _: plain)

    assert of_order(source, survey, plain) == ()
