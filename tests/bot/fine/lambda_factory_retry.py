import asyncio

async def flaky(state):
    state["n"] += 1
    await asyncio.sleep(0.01)
    if state["n"] < 3:
        raise OSError("not yet")
    return state["n"]

async def retry(make, times):
    for _ in range(times):
        try:
            return await make()
        except OSError as error:
            print(error)

async def main():
    state = {"n": 0}
    print(await retry(lambda: flaky(state), 5))

asyncio.run(main())
