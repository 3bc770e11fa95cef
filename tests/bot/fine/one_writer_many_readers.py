import asyncio

state = {"temperature": 20}

async def writer():
    for _ in range(3):
        now = state["temperature"]
        await asyncio.sleep(0.05)
        state["temperature"] = now + 1

async def reader(n):
    for _ in range(2):
        await asyncio.sleep(0.04)
        print(n, state["temperature"])

async def main():
    await asyncio.gather(writer(), reader(1), reader(2))

asyncio.run(main())
