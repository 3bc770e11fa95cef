"""Hidden checks."""
import asyncio


async def check_value(ns):
    """Awaiting it gives the value"""
    for value in ("tea", None, [1, 2]):
        got = await ns["delay"](0.01, value)
        assert got == value, f"expected {value!r}, got {got!r}"


async def check_clock(ns):
    """Each await takes the full time, counted from the await"""
    loop = asyncio.get_running_loop()
    pause = ns["delay"](0.1, "tea")
    await asyncio.sleep(0.3)
    begin = loop.time()
    await pause
    took = loop.time() - begin
    assert 0.09 < took < 0.15, f"awaiting delay(0.1, ...) took {took:.2f} s"


async def check_again(ns):
    """One object can be awaited again and again, also by several at once"""
    pause = ns["delay"](0.01, "tea")
    got = []
    for _ in range(3):
        try:
            got.append(await pause)
        except RuntimeError as error:
            raise AssertionError(f"await number {len(got) + 1} raised RuntimeError: {error}") from None
    got += await asyncio.gather(*(asyncio.wait_for(pause, 1) for _ in range(2)))
    assert got == ["tea"] * 5, f"expected 'tea' five times, got {got!r}"


async def check_others_run(ns):
    """Other tasks run meanwhile"""
    ticks = 0

    async def ticker():
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    task = asyncio.create_task(ticker())
    await ns["delay"](0.1, None)
    task.cancel()
    assert ticks >= 5, f"in 0.1 s, a ticker every 0.01 s had only {ticks} turns"


async def check_before_loop(ns):
    """It may be made where no loop is running"""
    def make():
        return ns["delay"](0.01, "tea")

    try:
        pause = await asyncio.to_thread(make)
    except RuntimeError as error:
        raise AssertionError(f"delay(0.01, 'tea') raised RuntimeError: {error}") from None
    got = await pause
    assert got == "tea", f"expected 'tea', got {got!r}"
