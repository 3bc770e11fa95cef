import asyncio

leader = None

async def elect(name):
    global leader
    await asyncio.sleep(0.01)
    if leader is None:
        leader = name

async def main():
    await asyncio.gather(elect("a"), elect("b"))
    print(leader)

asyncio.run(main())
