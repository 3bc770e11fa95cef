async def transfer(bank, source, target, amount):
    balance = await bank.read(source)
    if balance < amount:
        return False
    if source == target:
        return True
    async with bank.locks[source]:
        await bank.write(source, balance - amount)
    async with bank.locks[target]:
        await bank.write(target, await bank.read(target) + amount)
    return True
