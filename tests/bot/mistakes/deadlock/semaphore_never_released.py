# line: 5
import asyncio

async def use(gate, n):
    await gate.acquire()
    await asyncio.sleep(0.1)
    if n == 0:
        return "early"
    gate.release()
    return "late"

async def main():
    gate = asyncio.Semaphore(1)
    print(await asyncio.gather(use(gate, 0), use(gate, 1)))

asyncio.run(main())
