"""Spares: who gets one, what it is held to, and that it is used once."""

from __future__ import annotations

import asyncio
import os
import signal
from dataclasses import replace

import pytest

from sandbox.job import Job, Limits, Verdict
from sandbox.keeper import Keeper, open_embedded
from sandbox.spares import suits
from tests.sandbox.boxes import KERNEL, children_of, zygote_of
from tests.sandbox.test_keeper import HELLO, SLEEPER, is_gone, until

BUSY = Job("import time\nend = time.monotonic() + 0.2\nwhile time.monotonic() < end: pass")
RANDOM = Job("import random\nprint(random.random())")


def waiting(keeper: Keeper) -> list[int]:
    return children_of(zygote_of(keeper))


@pytest.mark.parametrize(
    ("job", "does"),
    [
        (HELLO, True),
        (Job("", limits=Limits(wall_s=60, output_bytes=5)), True),
        (Job("", limits=Limits(cpu_s=0.5)), True),
        (Job("", limits=Limits(cpu_s=3.5)), False),
        (Job("", limits=Limits(memory_bytes=64 * 1024**2)), False),
        (Job("", limits=Limits(memory_bytes=512 * 1024**2)), False),
        (Job("", layers=KERNEL), False),
        (Job("", order=3), True),
        (Job("", clock="real"), False),
    ],
)
def test_only_jobs_that_fit_take_a_spare(job: Job, does: bool) -> None:
    """What the kernel holds a child to cannot be changed later, nor the kind of clock."""
    assert suits(job) is does


async def test_spare_runs_one_job_and_is_replaced() -> None:
    """The child that waited runs the job; afterwards another one waits."""
    async with open_embedded(1) as keeper:
        await until(lambda: len(keeper._spares) == 1)
        (spare,) = waiting(keeper)
        run = asyncio.create_task(keeper.run(BUSY))
        await until(lambda: keeper._running)

        assert waiting(keeper) == [spare]
        assert (await run).verdict is Verdict.OK
        # The one that ran is there until it is reaped, and another may not have been forked yet.
        await until(lambda: len(waiting(keeper)) == 1 and spare not in waiting(keeper))
        assert len(keeper._spares) == 1


async def test_spares_wait_behind_runs_too() -> None:
    """While every slot is taken, the next job's child is there already, and no more than that."""
    async with open_embedded(2) as keeper:
        await until(lambda: len(waiting(keeper)) == 2)
        runs = [asyncio.create_task(keeper.run(SLEEPER)) for _ in range(4)]
        await until(lambda: len(keeper._running) == 2 and len(keeper._spares) == 2)
        await until(lambda: len(waiting(keeper)) == 4)
        running = len(keeper._running)
        for run in runs:
            run.cancel()
        await asyncio.wait(runs)

    assert running == 2


async def test_spares_draw_their_own_random_numbers() -> None:
    """Two that were forked from one state do not say the same."""
    async with open_embedded(2) as keeper:
        await until(lambda: len(keeper._spares) == 2)
        first, second = await asyncio.gather(keeper.run(RANDOM), keeper.run(RANDOM))

    assert first.stdout
    assert first.stdout != second.stdout


async def test_dead_spare_costs_nobody_a_run() -> None:
    """A spare that was killed while it waited is passed over, and later replaced."""
    async with open_embedded(1) as keeper:
        await until(lambda: len(keeper._spares) == 1 and waiting(keeper))
        (spare,) = waiting(keeper)
        os.kill(spare, signal.SIGKILL)
        await until(lambda: is_gone(spare))
        outcome = await keeper.run(HELLO)

        assert outcome.verdict is Verdict.OK
        await until(lambda: len(keeper._spares) == 1)


async def test_spares_die_with_the_fork_server() -> None:
    """Neither a crash nor a close leaves a spare behind."""
    async with open_embedded(2) as keeper:
        await until(lambda: len(waiting(keeper)) == 2)
        old = waiting(keeper)
        os.kill(zygote_of(keeper), signal.SIGKILL)
        await until(lambda: all(map(is_gone, old)))
        assert (await keeper.run(HELLO)).verdict is Verdict.OK
        await until(lambda: len(waiting(keeper)) == 2)
        last = waiting(keeper)

    await until(lambda: all(map(is_gone, last)))


async def test_shorter_processor_time_holds_in_a_spare() -> None:
    """Half a second is half a second, though the kernel itself counts whole ones."""
    job = Job("while True: pass", limits=Limits(cpu_s=0.3))
    async with open_embedded(1) as keeper:
        for _ in range(2):
            await until(lambda: len(keeper._spares) == 1)
            outcome = await keeper.run(job)
            job = replace(job, limits=Limits(cpu_s=0.3, memory_bytes=128 * 1024**2))

            assert outcome.verdict is Verdict.TIMEOUT
            assert "0.3 seconds of processor time" in outcome.reason


async def test_waiting_spare_does_not_grow_old() -> None:
    """A spare that has waited longer than a run may last still runs its job."""
    quick = Job("print(1)", limits=Limits(wall_s=0.4, cpu_s=0.4))
    async with open_embedded(1) as keeper:
        await until(lambda: len(keeper._spares) == 1)
        await asyncio.sleep(0.5)
        outcome = await keeper.run(quick)

    assert outcome.stdout == "1\n"
