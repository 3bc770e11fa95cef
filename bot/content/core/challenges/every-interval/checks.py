"""Hidden checks."""
import asyncio


def clock():
    return asyncio.get_running_loop().time()


class Job:
    """Takes so long in each round; keeps when it started, and how many ran at once."""

    def __init__(self, *lengths):
        self.lengths, self.starts, self.now, self.peak, self.begin = list(lengths), [], 0, 0, clock()

    async def __call__(self):
        self.starts.append(round(clock() - self.begin, 2))
        self.now += 1
        self.peak = max(self.peak, self.now)
        number = len(self.starts)
        try:
            await asyncio.sleep(self.lengths[number - 1])
        finally:
            self.now -= 1
        return number


async def check_results(ns):
    """Returns the results in order"""
    got = await ns["every"](1, Job(0.1, 0.1, 0.1), 3)
    assert got == [1, 2, 3], f"expected [1, 2, 3], got {got!r}"


async def check_rhythm(ns):
    """Starts on time, however long a job takes"""
    job = Job(0.3, 0.7, 0.1, 0.9)
    await ns["every"](1, job, 4)
    assert job.starts == [0, 1, 2, 3], f"interval 1: expected starts at [0, 1, 2, 3] s, got {job.starts}"


async def check_one_at_a_time(ns):
    """Never two jobs at once"""
    job = Job(2.5, 0.1, 0.1)
    await ns["every"](1, job, 3)
    assert job.peak == 1, f"{job.peak} jobs ran at once"


async def check_catches_up(ns):
    """After a late job, back to the rhythm"""
    job = Job(1.5, 0.1, 0.1, 0.1)
    await ns["every"](1, job, 4)
    wanted = [0, 1.5, 2, 3]
    assert job.starts == wanted, f"first job 1.5 s, interval 1: expected starts at {wanted} s, got {job.starts}"


async def check_returns_at_once(ns):
    """Returns when the last job has ended"""
    job = Job(0.2, 0.2)
    await ns["every"](5, job, 2)
    took = round(clock() - job.begin, 1)
    assert took == 5.2, f"interval 5, two jobs of 0.2 s: expected to be done after 5.2 s, not {took} s"


async def check_error(ns):
    """An error in a job comes out"""
    async def bad():
        raise LookupError("no members")

    try:
        got = await ns["every"](1, bad, 2)
    except LookupError:
        return
    raise AssertionError(f"expected LookupError, got {got!r}")
