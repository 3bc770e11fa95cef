"""Hidden checks."""
import asyncio


class Bank:
    def __init__(self, **money):
        self.money, self.locks = money, {name: asyncio.Lock() for name in money}
        self.unlocked = []

    async def read(self, name):
        await self.pause(name)
        return self.money[name]

    async def write(self, name, amount):
        await self.pause(name)
        self.money[name] = amount

    async def pause(self, name):
        if not self.locks[name].locked():
            self.unlocked.append(name)
        await asyncio.sleep(0.1)


async def all_of(*transfers):
    try:
        return await asyncio.wait_for(asyncio.gather(*transfers), 60)
    except asyncio.TimeoutError:
        raise AssertionError("after 60 seconds some transfers were still waiting") from None


async def check_moves(ns):
    """Moves the amount and says True"""
    bank = Bank(ada=100, bob=5)
    got = await all_of(ns["transfer"](bank, "ada", "bob", 30))
    want = {"ada": 70, "bob": 35}
    assert bank.money == want and got == [True], f"30 from ada to bob: expected {want} and True, got {bank.money} and {got[0]!r}"


async def check_too_little(ns):
    """With too little money nothing changes, and the answer is False"""
    bank = Bank(ada=20, bob=5)
    got = await all_of(ns["transfer"](bank, "ada", "bob", 30))
    assert bank.money == {"ada": 20, "bob": 5} and got == [False], f"ada has 20, not 30: expected no change and False, got {bank.money} and {got[0]!r}"


async def check_none_lost(ns):
    """Transfers that run at once lose no money and make none"""
    transfer = ns["transfer"]
    bank = Bank(ada=100, bob=0, cy=0)
    got = await all_of(transfer(bank, "ada", "bob", 60), transfer(bank, "ada", "cy", 60), transfer(bank, "ada", "bob", 30))
    total = sum(bank.money.values())
    assert total == 100, f"there were 100 in all, and now there are {total}: {bank.money}"
    assert min(bank.money.values()) >= 0, f"an account is below zero: {bank.money}"
    assert sorted(got) == [False, True, True], f"100 is enough for 60 and 30, not for 60 more: the answers were {got}"
    assert not bank.unlocked, f"the account {bank.unlocked[0]!r} was touched while nobody held its lock"


async def check_opposite(ns):
    """Opposite transfers do not wait for each other for ever"""
    transfer = ns["transfer"]
    bank = Bank(ada=100, bob=100, cy=100)
    await all_of(transfer(bank, "ada", "bob", 10), transfer(bank, "bob", "cy", 20), transfer(bank, "cy", "bob", 30))
    want = {"ada": 90, "bob": 120, "cy": 90}
    assert bank.money == want, f"10 from ada to bob, 20 from bob to cy, 30 back: expected {want}, got {bank.money}"


async def check_overlap(ns):
    """Transfers between different accounts overlap"""
    transfer, time = ns["transfer"], asyncio.get_running_loop().time
    bank = Bank(ada=9, bob=9, cy=9, dan=9, eve=9, fay=9)
    start = time()
    await all_of(transfer(bank, "ada", "bob", 1), transfer(bank, "cy", "dan", 1), transfer(bank, "eve", "fay", 1))
    took = time() - start
    assert took < 0.8, f"three transfers of 0.4 s each between other accounts took {took:.1f} s"


async def check_same(ns):
    """From an account to itself: nothing changes, nothing hangs"""
    bank = Bank(ada=50)
    await all_of(ns["transfer"](bank, "ada", "ada", 10))
    assert bank.money == {"ada": 50}, f"10 from ada to ada: expected 50 in the account, got {bank.money['ada']}"
