import asyncio


async def take_turns(say, ends):
    async def counter(name, end):
        for i in range(end):
            say(name, i)
            await asyncio.sleep(0.01)

    await asyncio.gather(*(counter(name, end) for name, end in ends.items()))
