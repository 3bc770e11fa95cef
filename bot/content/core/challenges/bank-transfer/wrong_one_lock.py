import asyncio

LOCK = asyncio.Lock()


async def transfer(bank, source, target, amount):
    async with LOCK:
        balance = await bank.read(source)
        if balance < amount:
            return False
        if source != target:
            await bank.write(source, balance - amount)
            await bank.write(target, await bank.read(target) + amount)
    return True
