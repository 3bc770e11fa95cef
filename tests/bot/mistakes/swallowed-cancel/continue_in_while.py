# line: 9
import asyncio

async def heartbeat(ticks):
    while len(ticks) < 6:
        try:
            await asyncio.sleep(0.1)
            ticks.append("tick")
        except asyncio.CancelledError:
            ticks.append("cancelled?")
            continue

async def main():
    ticks = []
    task = asyncio.create_task(heartbeat(ticks))
    await asyncio.sleep(0.25)
    task.cancel("please stop")
    await asyncio.sleep(1)
    print(task.done(), ticks)

asyncio.run(main())
