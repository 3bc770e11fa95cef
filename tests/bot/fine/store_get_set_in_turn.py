import asyncio

store = {"n": 0}

async def load():
    await asyncio.sleep(0.01)
    return store["n"]

async def save(n):
    await asyncio.sleep(0.01)
    store["n"] = n

async def step():
    n = await load()
    await save(n + 1)

async def main():
    for _ in range(3):
        await step()
    print(store)

asyncio.run(main())
