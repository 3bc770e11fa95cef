import asyncio

lock = asyncio.Lock()


async def draw(account, amount, ask):
    async with lock:    # one after the other
        if account["balance"] >= amount and await ask(amount):
            account["balance"] -= amount
            return True
        return False
