async def transfer(bank, source, target, amount):
    if source == target:
        async with bank.locks[source]:
            return await bank.read(source) >= amount
    async with bank.locks[source], bank.locks[target]:
        balance = await bank.read(source)
        if balance < amount:
            return False
        await bank.write(source, balance - amount)
        await bank.write(target, await bank.read(target) + amount)
    return True
