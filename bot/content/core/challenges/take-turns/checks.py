"""Hidden checks."""
import asyncio


class Said:
    """Writes down each line, with the name and the number."""

    def __init__(self, fails=None):
        self.lines, self.fails = [], fails

    def __call__(self, name, i):
        self.lines.append(f"{name}{i}")
        if (name, i) == self.fails:
            raise ValueError(f"{name}{i}")

    def __str__(self):
        return " ".join(self.lines) or "nothing"


async def check_turns(ns):
    """Four counters take turns, line by line"""
    said = Said()
    await ns["take_turns"](said, dict.fromkeys("abcd", 3))
    wanted = "a0 b0 c0 d0 a1 b1 c1 d1 a2 b2 c2 d2"
    assert str(said) == wanted, f"expected {wanted}, got {said}"


async def check_uneven(ns):
    """Counters with different ends keep their turns"""
    said = Said()
    await ns["take_turns"](said, {"a": 1, "b": 3, "c": 2})
    assert str(said) == "a0 b0 c0 b1 c1 b2", f"expected a0 b0 c0 b1 c1 b2, got {said}"


async def check_lets_others_in(ns):
    """Another task gets its turns meanwhile"""
    said = Said()
    lines_seen = []

    async def watcher():
        while True:
            lines_seen.append(len(said.lines))
            await asyncio.sleep(0)

    task = asyncio.create_task(watcher())
    await ns["take_turns"](said, {"a": 4, "b": 4})
    task.cancel()
    between = [n for n in lines_seen if 0 < n < 8]
    assert between, "no other task could run between your first line and your last"


async def check_no_time(ns):
    """No time passes on the clock"""
    loop = asyncio.get_running_loop()
    start = loop.time()
    await ns["take_turns"](Said(), {"a": 20, "b": 20})
    took = loop.time() - start
    assert took < 0.1, f"it took {took:.2f} s; giving up a turn needs no time"


async def check_error(ns):
    """An error comes out, whichever counter has it"""
    said = Said(fails=("b", 1))
    try:
        await ns["take_turns"](said, {"a": 5, "b": 5, "c": 5})
    except (ValueError, ExceptionGroup):
        return
    raise AssertionError("counter b raised a ValueError at 1, but no error came out")
