"""Hidden checks."""
import asyncio


def bank(says=True, delay=0.1, refuses=()):
    async def ask(amount):
        await asyncio.sleep(delay * (2 if amount in refuses else 1))
        if isinstance(says, Exception):
            raise says
        return says and amount not in refuses

    return ask


async def check_one_draw(ns):
    """Enough money: True. Too little: False, and nothing is taken"""
    account = {"balance": 100}
    got = await ns["draw"](account, 30, bank())
    assert got is True, f"30 out of 100: expected True, got {got!r}"
    assert account["balance"] == 70, f"30 out of 100: expected 70 left, got {account['balance']}"
    got = await ns["draw"](account, 80, bank())
    assert got is False, f"80 out of 70: expected False, got {got!r}"
    assert account["balance"] == 70, f"80 out of 70: expected 70 left, got {account['balance']}"


async def check_never_below_zero(ns):
    """Two draws at once: only one gets the money"""
    account = {"balance": 100}
    draws = [ns["draw"](account, 80, bank()) for _ in range(2)]
    got = await asyncio.gather(*draws)
    left = account["balance"]
    assert left == 20, f"two draws of 80 out of 100: expected 20 left, got {left}"
    assert sorted(map(bool, got)) == [False, True], f"expected one True and one False, got {got}"


async def check_all_count(ns):
    """Draws at the same time all count"""
    account = {"balance": 100}
    await asyncio.gather(*(ns["draw"](account, 10, bank()) for _ in range(10)))
    left = account["balance"]
    assert left == 0, f"ten draws of 10 out of 100: expected 0 left, got {left}"


async def check_refused(ns):
    """The bank says no to one draw: its money is back, the other draw stands"""
    account, ask = {"balance": 100}, bank(refuses=[30])
    got = await asyncio.gather(ns["draw"](account, 30, ask), ns["draw"](account, 20, ask))
    left = account["balance"]
    assert list(got) == [False, True], f"30 refused, 20 allowed: expected [False, True], got {got}"
    assert left == 80, f"30 refused, 20 allowed: expected 80 left, got {left}"


async def check_error(ns):
    """The bank is down: the exception comes out, nothing is taken"""
    account = {"balance": 100}
    try:
        got = await ns["draw"](account, 30, bank(ConnectionError("bank is down")))
    except ConnectionError:
        left = account["balance"]
        assert left == 100, f"the bank was down: expected 100 left, got {left}"
        return
    raise AssertionError(f"expected ConnectionError, got {got!r}")


async def check_overlap(ns):
    """No draw waits until another is done"""
    account, loop = {"balance": 100}, asyncio.get_running_loop()
    start = loop.time()
    await asyncio.gather(*(ns["draw"](account, 10, bank()) for _ in range(5)))
    took = loop.time() - start
    assert took < 0.25, f"five draws, each asks for 0.1 s: they took {took:.1f} s together"
