import asyncio

state = {"up": 0}

async def check():
    await asyncio.sleep(0.05)
    state["up"] += 1
    return state["up"] >= 3

async def main():
    tries = 0
    while tries < 5:
        tries += 1
        if await check():
            break
    print("tries", tries)

asyncio.run(main())
