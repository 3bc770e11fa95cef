# line: 9
import asyncio

state = {"low": 5, "high": 5}

async def widen():
    low, high = state["low"], state["high"]
    await asyncio.sleep(0.01)
    state["low"], state["high"] = low - 1, high + 1

async def main():
    await asyncio.gather(widen(), widen())
    print(state)

asyncio.run(main())
