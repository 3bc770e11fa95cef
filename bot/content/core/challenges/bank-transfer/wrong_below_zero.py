async def transfer(bank, source, target, amount):
    if source == target:
        return True
    first, second = sorted((source, target))
    async with bank.locks[first], bank.locks[second]:
        await bank.write(source, await bank.read(source) - amount)
        await bank.write(target, await bank.read(target) + amount)
    return True
