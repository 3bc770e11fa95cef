import asyncio

state = {"level": 0}

async def raise_level(n):
    await asyncio.sleep(0.01 * n)
    level = state["level"]
    state["level"] = level + n

async def main():
    await asyncio.gather(*(raise_level(n) for n in range(5)))
    print(state)

asyncio.run(main())
