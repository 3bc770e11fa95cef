"""The keeper: slots, the line, cancelling, a zygote that dies, nothing left over."""

from __future__ import annotations

import asyncio
import contextlib
import os
import resource
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox import JobError, SandboxUnavailable, open_sandbox, probe
from sandbox.job import Job, Limits, Outcome, Queued, Running, Stage, Verdict
from sandbox.judge import Seen, judge
from sandbox.keeper import Keeper, open_embedded
from tests.sandbox.boxes import KERNEL, children_of, zygote_of

HELLO = Job("print('hello')")
SLEEPER = Job("import asyncio\nasyncio.run(asyncio.sleep(60))", clock="real")
TURNS = 600  # of 10 ms: how long a thing that takes milliseconds may take on a busy machine


async def until(condition: object) -> None:
    """Wait for something that no event tells."""
    for _ in range(TURNS):
        if condition():  # type: ignore[operator]
            return
        await asyncio.sleep(0.01)
    pytest.fail("it did not happen")


async def test_open_sandbox_runs_a_snippet() -> None:
    """The door's own defaults give an outcome with output and time."""
    async with open_sandbox() as box:
        outcome = await box.run(HELLO)

    assert (outcome.verdict, outcome.stdout, outcome.stderr) == (Verdict.OK, "hello\n", "")
    assert outcome.elapsed_ms > 0


@pytest.mark.parametrize(("turns", "is_beside"), [(1, False), (2_000, True)])
async def test_long_trace_is_checked_beside_the_loop(
    turns: int, is_beside: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its check takes 50 ms, in which the bot has others to answer; a short one takes none."""
    threads: list[int] = []

    def judged(seen: Seen, limits: Limits) -> Outcome:
        threads.append(threading.get_ident())
        return judge(seen, limits)

    monkeypatch.setattr("sandbox.attempt.judge", judged)
    source = f"import asyncio\nfor _ in range({turns}):\n    await asyncio.sleep(0)\n"
    async with open_embedded(1) as keeper:
        outcome = await keeper.run(Job(source))

    assert (outcome.verdict, len(outcome.events) > turns) == (Verdict.OK, True)
    assert [each != threading.get_ident() for each in threads] == [is_beside]


async def test_run_that_nobody_watches_is_the_same_run() -> None:
    """Without its tracer a run says and waits the same, and leaves no trace: for benchmarks."""
    source = "import asyncio\nawait asyncio.gather(*map(asyncio.sleep, (30, 60)))\nprint('up')\n"
    async with open_embedded(1, without=frozenset({"tracer"})) as keeper:
        outcome = await keeper.run(Job(source))

    assert (outcome.verdict, outcome.stdout) == (Verdict.OK, "up\n")
    assert (outcome.tasks, outcome.events) == ((), ())
    assert 60 < outcome.virtual_s < 70


async def test_watch_tells_every_stage() -> None:
    """A run that need not wait is first running, then done."""
    async with open_embedded(1) as keeper:
        stages = [stage async for stage in keeper.watch(HELLO)]

    assert isinstance(stages[0], Running)
    assert isinstance(stages[-1], Outcome)
    assert len(stages) == 2


async def test_job_that_cannot_start_is_refused_at_the_door() -> None:
    """A source over its limit, a limit out of range and an unknown layer start no child."""
    async with open_embedded(1) as keeper:
        for job in (
            Job("x" * 70_000),
            Job("", limits=Limits(wall_s=1e9)),
            Job("", layers=frozenset({"paper"})),
            Job("", clock="sun"),
        ):
            with pytest.raises(JobError):
                await keeper.run(job)


async def test_cancelling_ends_the_child() -> None:
    """A learner who gives up frees the slot at once."""
    async with open_embedded(1, spares=0) as keeper:
        run = asyncio.create_task(keeper.run(SLEEPER))
        await until(lambda: children_of(zygote_of(keeper)))
        run.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await run

        assert children_of(zygote_of(keeper)) == []
        assert (await keeper.run(HELLO)).verdict is Verdict.OK


async def test_snippets_that_linger_after_their_answer_take_slots() -> None:
    """One that forges its answer and goes on is ended soon; few may do so at once."""
    forge = """
import os, struct, time, json
body = json.dumps({"verdict": "ok", "error": None, "refusals": []}).encode()
print("said", flush=True)
os.write(3, struct.pack(">I", len(body)) + body)
time.sleep(60)
"""
    async with open_embedded(1, spares=0) as keeper:
        most = 0
        for _ in range(5):
            outcome = await keeper.run(Job(forge, layers=KERNEL, clock="real"))
            most = max(most, len(keeper._leaving))

            assert (outcome.verdict, outcome.stdout) == (Verdict.OK, "said\n")
        await until(lambda: not keeper._leaving)

        assert 1 <= most <= 3
        assert children_of(zygote_of(keeper)) == []


async def test_closing_watch_ends_the_child() -> None:
    """A reader of stages who stops reading takes the child along."""
    async with open_embedded(1, spares=0) as keeper:
        async with contextlib.aclosing(keeper.watch(SLEEPER)) as stages:
            async for stage in stages:
                assert isinstance(stage, Running)
                break

        assert children_of(zygote_of(keeper)) == []


async def test_cancelled_while_waiting_never_starts() -> None:
    """A job that leaves the line is forgotten, and the others move up."""
    async with open_embedded(1) as keeper:
        first = asyncio.create_task(keeper.run(SLEEPER))
        await until(lambda: keeper._running)
        second = asyncio.create_task(keeper.run(HELLO))
        third = keeper.watch(HELLO)
        await asyncio.sleep(0)
        assert await anext(third) == Queued(2)
        second.cancel()
        assert await anext(third) == Queued(1)
        first.cancel()
        rest = [stage async for stage in third]

    assert isinstance(rest[-1], Outcome)
    assert rest[-1].verdict is Verdict.OK


async def test_twenty_at_once_are_all_answered() -> None:
    """More runs than slots wait their turn, and each gets its own output."""
    async with open_embedded(2) as keeper:
        outcomes = await asyncio.gather(*(keeper.run(Job(f"print({n})")) for n in range(20)))

    assert [outcome.stdout for outcome in outcomes] == [f"{n}\n" for n in range(20)]


async def test_learners_take_turns() -> None:
    """One who asks ten times does not make another wait for all ten."""
    done: list[str] = []

    async def ask(keeper: Keeper, learner: str) -> None:
        await keeper.run(Job("", learner=learner))
        done.append(learner)

    async with open_embedded(1) as keeper, asyncio.TaskGroup() as group:
        for learner in ["greedy"] * 10 + ["modest"]:
            group.create_task(ask(keeper, learner))

    assert done.index("modest") <= 3


async def test_full_line_is_answered_at_once() -> None:
    """The hundred-and-first who would wait is told so."""
    async with open_embedded(1) as keeper:
        crowd = [asyncio.create_task(keeper.run(SLEEPER)) for _ in range(101)]
        await until(lambda: len(keeper._line) == 100)
        outcome = await keeper.run(HELLO)
        for each in crowd:
            each.cancel()
        await asyncio.wait(crowd)

    assert outcome.verdict is Verdict.SANDBOX_FAILED
    assert "waiting" in outcome.reason


async def test_another_zygote_is_like_the_first() -> None:
    """One that was started without something is replaced by one without it."""
    job = Job("import asyncio\nasyncio.run(asyncio.sleep(0))")
    async with open_embedded(1, without=frozenset({"tracer"})) as keeper:
        os.kill(zygote_of(keeper), signal.SIGKILL)
        outcome = await keeper.run(job)

    assert (outcome.verdict, outcome.tasks) == (Verdict.OK, ())


async def test_killed_zygote_is_replaced_and_the_run_repeated() -> None:
    """A run whose fork server dies is tried once more on a new one."""
    wait = "import asyncio\nasyncio.run(asyncio.sleep(0.5))\nprint('done')"
    slow = Job(wait, clock="real")
    async with open_embedded(1, spares=0) as keeper:
        old = zygote_of(keeper)
        run = asyncio.create_task(keeper.run(slow))
        await until(lambda: children_of(old))
        child = children_of(old)[0]
        os.kill(old, signal.SIGKILL)
        outcome = await run

        assert (outcome.verdict, outcome.stdout) == (Verdict.OK, "done\n")
        assert zygote_of(keeper) != old
        assert is_gone(child)


async def test_second_death_is_an_answer() -> None:
    """A run that loses two fork servers is not tried for ever."""
    async with open_embedded(1, spares=0) as keeper:
        run = asyncio.create_task(keeper.run(SLEEPER))
        for _ in range(2):
            await until(lambda: keeper._zygote is not None and children_of(zygote_of(keeper)))
            os.kill(zygote_of(keeper), signal.SIGKILL)
            await until(lambda: keeper._zygote is None)
        outcome = await run

    assert outcome.verdict is Verdict.SANDBOX_FAILED
    assert outcome.reason


@contextlib.contextmanager
def few_descriptors(pid: int, free: int) -> Iterator[None]:
    """A process that can open so many more files."""
    unused = [n for n in range(200) if not Path(f"/proc/{pid}/fd/{n}").is_symlink()]
    soft, hard = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (unused[free], hard))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_NOFILE, (soft, hard))


async def test_what_cannot_be_started_is_tried_once_more() -> None:
    """A machine is full for a moment; the fork server lives, and so do those that run."""
    async with open_embedded(1, spares=0) as keeper:
        server = zygote_of(keeper)
        with few_descriptors(server, 1):
            run = asyncio.create_task(keeper.run(HELLO))
            await until(lambda: keeper._again)
        once = await run
        with few_descriptors(server, 1):
            twice = await keeper.run(HELLO)
        with few_descriptors(server, 3):  # its pipes arrive, but no handle on the child
            handle = await keeper.run(HELLO)
        again = await keeper.run(HELLO)
        await until(lambda: not keeper._leaving)

        assert [once.verdict, again.verdict] == [Verdict.OK] * 2
        assert [twice.verdict, handle.verdict] == [Verdict.SANDBOX_FAILED] * 2
        assert (zygote_of(keeper), children_of(server)) == (server, [])


async def test_run_without_its_pipes_leaves_none() -> None:
    """Each of its three pairs may be the one for which there is no room."""
    async with open_embedded(1, spares=0) as keeper:
        await keeper.run(HELLO)
        await until(lambda: not keeper._leaving)
        before = len(list(Path("/proc/self/fd").iterdir()))
        verdicts = set()
        for free in range(6):
            with few_descriptors(os.getpid(), free):
                verdicts.add((await keeper.run(HELLO)).verdict)
        after = len(list(Path("/proc/self/fd").iterdir()))

    assert verdicts == {Verdict.SANDBOX_FAILED}
    assert after == before


async def test_closing_answers_and_leaves_no_process() -> None:
    """Runs in flight when the sandbox closes are answered; nothing lives on."""
    async with open_embedded(1, spares=0) as keeper:
        zygote = zygote_of(keeper)
        runs = [asyncio.create_task(keeper.run(SLEEPER)) for _ in range(2)]
        await until(lambda: children_of(zygote))
        child = children_of(zygote)[0]
    outcomes = await asyncio.gather(*runs)

    assert {outcome.verdict for outcome in outcomes} == {Verdict.SANDBOX_FAILED}
    await until(lambda: is_gone(child))
    assert is_gone(zygote)


@pytest.mark.parametrize("layer", ["landlock", "seccomp"])
async def test_missing_layer_is_refused(layer: str) -> None:
    """Without a kernel layer nothing starts, and the message names it."""
    with pytest.raises(SandboxUnavailable, match=layer):
        async with open_embedded(1, without=frozenset({layer})):
            pass


async def test_unknown_place_is_refused() -> None:
    """A mistyped setting names what there is."""
    with pytest.raises(SandboxUnavailable, match="unix:PATH"):
        async with open_sandbox("embeded"):
            pass


async def test_environment_stays_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the bot's is visible, even to a snippet without the policy."""
    monkeypatch.setenv("CANARY", "a token")
    async with open_embedded(1) as keeper:
        outcome = await keeper.run(Job("import os\nprint(sorted(os.environ))", layers=KERNEL))

    assert outcome.stdout == "['LANG', 'MALLOC_ARENA_MAX', 'PATH']\n"


async def test_two_hundred_runs_leak_no_descriptor() -> None:
    """Neither our side nor the fork server holds on to a run's pipes."""
    async with open_embedded(2, spares=0) as keeper:
        await keeper.run(HELLO)
        await until(lambda: not keeper._running and not keeper._leaving)
        places = (Path("/proc/self/fd"), Path(f"/proc/{zygote_of(keeper)}/fd"))
        before = [len(list(place.iterdir())) for place in places]
        for _ in range(20):
            await asyncio.gather(*(keeper.run(Job("")) for _ in range(10)))
        await until(lambda: not keeper._running and not keeper._leaving)
        after = [len(list(place.iterdir())) for place in places]

    assert after == before


async def test_runs_know_nothing_of_each_other() -> None:
    """What one snippet changes is not there for the next; random numbers differ."""
    source = "import random, asyncio\nprint(hasattr(asyncio, 'mine'), random.random())"
    change = Job("import asyncio\nasyncio.mine = 1", layers=KERNEL)
    async with open_embedded(1) as keeper:
        await keeper.run(change)
        told = [(await keeper.run(Job(source, layers=KERNEL))).stdout for _ in range(2)]

    assert all(each.startswith("False") for each in told)
    assert told[0] != told[1]


async def test_slow_reader_of_stages_does_not_delay_the_run() -> None:
    """The run goes on while whoever watches is busy."""
    seen: list[Stage] = []
    async with open_embedded(1) as keeper:
        async for stage in keeper.watch(HELLO):
            seen.append(stage)
            if isinstance(stage, Running):
                await until(lambda: not keeper._running and not keeper._leaving)

    assert isinstance(seen[-1], Outcome)


def test_probe_names_every_layer() -> None:
    """For the doctor: each layer with whether it is on."""
    layers = {layer.name: layer for layer in probe()}

    assert {"landlock", "seccomp", "limits", "policy"} <= layers.keys()
    assert all(layer.is_on for layer in layers.values() if layer.is_required)


def is_gone(pid: int) -> bool:
    """Whether a process is reaped, or a zombie that init has yet to reap."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return True
    return told.rpartition(")")[2].split()[0] == "Z"


async def test_half_a_line_survives_the_kill() -> None:
    """What was printed without a line end before the endless loop is there."""
    job = Job("print(1, 2, end=' ')\nwhile True: pass", limits=Limits(wall_s=0.5))
    async with open_embedded(1) as keeper:
        outcome = await keeper.run(job)

    assert (outcome.verdict, outcome.stdout) == (Verdict.TIMEOUT, "1 2 ")


async def test_lines_of_several_threads_are_whole() -> None:
    """As in plain Python, where a line and its end leave together: threads do not mix them up."""
    source = (
        "import asyncio\n"
        "def say(name):\n    for _ in range(300):\n        print(name * 20)\n"
        "async def main():\n"
        "    await asyncio.gather(*(asyncio.to_thread(say, each) for each in 'abcd'))\n"
        "asyncio.run(main())\n"
    )
    async with open_embedded(1) as keeper:
        outcome = await keeper.run(Job(source))

    assert outcome.verdict is Verdict.OK
    assert {*outcome.stdout.splitlines()} == {each * 20 for each in "abcd"}
    assert len(outcome.stdout.splitlines()) == 1200


async def test_half_a_line_is_not_lost_on_the_real_clock() -> None:
    """Nor is it when nothing computes: the run is killed while it waits."""
    source = "import time\nprint('half', end='')\ntime.sleep(60)\n"
    job = Job(source, limits=Limits(wall_s=0.5), clock="real")
    async with open_embedded(1) as keeper:
        outcome = await keeper.run(job)

    assert (outcome.verdict, outcome.stdout) == (Verdict.TIMEOUT, "half")


async def test_loop_is_called_what_learners_will_meet() -> None:
    """A loop and a policy that are printed have CPython's own names, without the policy too."""
    source = (
        "import asyncio\nasync def main(): print(asyncio.get_running_loop())\nasyncio.run(main())\n"
        "print(type(asyncio.get_event_loop_policy()))\n"
    )
    async with open_embedded(1) as keeper:
        outcome = await keeper.run(Job(source, layers=KERNEL))

    assert outcome.stdout.splitlines() == [
        "<_UnixSelectorEventLoop running=True closed=False debug=False>",
        "<class 'asyncio.unix_events._UnixDefaultEventLoopPolicy'>",
    ]
