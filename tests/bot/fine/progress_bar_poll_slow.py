import asyncio

async def copy(state):
    for n in range(5):
        await asyncio.sleep(0.1)
        state["done"] = n + 1

async def main():
    state = {"done": 0}
    task = asyncio.create_task(copy(state))
    while not task.done():
        print("#" * state["done"])
        await asyncio.sleep(0.1)

asyncio.run(main())
