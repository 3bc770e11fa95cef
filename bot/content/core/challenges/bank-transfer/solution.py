import contextlib


async def transfer(bank, source, target, amount):
    async with contextlib.AsyncExitStack() as held:
        for name in sorted({source, target}):
            await held.enter_async_context(bank.locks[name])
        balance = await bank.read(source)
        if balance < amount:
            return False
        if source != target:
            await bank.write(source, balance - amount)
            await bank.write(target, await bank.read(target) + amount)
        return True
