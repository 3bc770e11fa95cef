async def transfer(bank, source, target, amount):
    async with bank.locks[source]:
        balance = await bank.read(source)
        if balance < amount:
            return False
        if source != target:
            await bank.write(source, balance - amount)
    return True
