import asyncio

async def f(n):
    return n

async def main():
    group = asyncio.gather(f(1), f(2))
    group.add_done_callback(lambda g: print("all", g.result()))
    await asyncio.sleep(0.1)

asyncio.run(main())
