import asyncio


async def take_turns(say, ends):
    async def counter(name, end):
        for i in range(end):
            say(name, i)
            await asyncio.sleep(0)

    tasks = [asyncio.create_task(counter(name, end)) for name, end in ends.items()]
    while tasks := [task for task in tasks if not task.done()]:
        await tasks[0]
