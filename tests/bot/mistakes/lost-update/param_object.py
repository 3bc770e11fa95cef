# line: 12
import asyncio

class State:
    def __init__(self):
        self.n = 0

async def step(state, times):
    for _ in range(times):
        n = state.n
        await asyncio.sleep(0)
        state.n = n + 1

async def main():
    state = State()
    a = asyncio.create_task(step(state, 5))
    b = asyncio.create_task(step(state, 5))
    await a
    await b
    print(state.n)

asyncio.run(main())
