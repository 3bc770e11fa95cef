"""Hidden checks."""
import asyncio


class Server:
    """Works or fails as told; keeps the number of calls."""

    def __init__(self, works=True, takes=0.0):
        self.works, self.takes, self.calls = works, takes, 0

    async def __call__(self):
        self.calls += 1
        works = self.works
        await asyncio.sleep(self.takes)
        if not works:
            raise ConnectionError("down")
        return "data"


async def attempt(guarded):
    """What came of one guarded call, as a word."""
    try:
        return await guarded()
    except ConnectionError:
        return "down"
    except RuntimeError as error:
        return str(error)


async def check_passes_on(ns):
    """Passes on results and exceptions"""
    good = await attempt(ns["breaker"](Server(), 3, 10))
    bad = await attempt(ns["breaker"](Server(works=False), 3, 10))
    assert good == "data", f"the call works: expected 'data', got {good!r}"
    assert bad == "down", f"the call fails: expected its ConnectionError, got {bad!r}"


async def check_opens(ns):
    """After `limit` failures it refuses, and leaves the server alone"""
    server = Server(works=False)
    guarded = ns["breaker"](server, 2, 10)
    got = [await attempt(guarded) for _ in range(4)]
    wanted = ["down", "down", "open", "open"]
    assert got == wanted, f"limit 2: expected {wanted}, got {got}"
    assert server.calls == 2, f"limit 2, but the server was called {server.calls} times"


async def check_success_resets(ns):
    """A success sets the count back"""
    server = Server(works=False)
    guarded = ns["breaker"](server, 2, 10)
    got = []
    for works in (False, True, False, True):
        server.works = works
        got.append(await attempt(guarded))
    wanted = ["down", "data", "down", "data"]
    assert got == wanted, f"limit 2, never two failures in a row: expected {wanted}, got {got}"


async def check_recovers(ns):
    """After the rest a trial that works closes it again"""
    server = Server(works=False)
    guarded = ns["breaker"](server, 1, 10)
    first = await attempt(guarded)
    server.works = True
    await asyncio.sleep(9)
    early = await attempt(guarded)
    await asyncio.sleep(2)
    late = [await attempt(guarded) for _ in range(2)]
    assert first == "down" and early == "open", f"limit 1, rest 10: after 0 and 9 s got {[first, early]}"
    assert late == ["data", "data"], f"the server works again: expected two times 'data', got {late}"


async def check_trial_fails(ns):
    """A trial that fails opens it again at once"""
    server = Server(works=False)
    guarded = ns["breaker"](server, 3, 10)
    for _ in range(3):
        await attempt(guarded)
    await asyncio.sleep(11)
    got = [await attempt(guarded) for _ in range(2)]
    assert got == ["down", "open"], f"limit 3, after the rest: expected ['down', 'open'], got {got}"
    await asyncio.sleep(9)
    again = await attempt(guarded)
    assert again == "open", f"9 s after the failed trial, rest 10: expected 'open', got {again!r}"


async def check_one_trial(ns):
    """Only one trial at a time"""
    server = Server(works=False, takes=1)
    guarded = ns["breaker"](server, 1, 10)
    await attempt(guarded)
    server.works, server.calls = True, 0
    await asyncio.sleep(11)
    got = await asyncio.gather(*(attempt(guarded) for _ in range(3)))
    assert server.calls == 1, f"three tasks came after the rest: {server.calls} calls went through, not 1"
    assert sorted(got) == ["data", "open", "open"], f"expected one 'data' and two 'open', got {got}"
