async def transfer(bank, source, target, amount):
    first, second = sorted((source, target))
    async with bank.locks[first], bank.locks[second]:
        balance = await bank.read(source)
        if balance < amount:
            return False
        await bank.write(source, balance - amount)
        await bank.write(target, await bank.read(target) + amount)
    return True
