import asyncio


async def take_turns(say, ends):
    async def counter(name, end):
        for i in range(end):
            say(name, i)
            await asyncio.sleep(0)

    shortest = min(ends.values())
    await asyncio.gather(*(counter(name, shortest) for name in ends))
