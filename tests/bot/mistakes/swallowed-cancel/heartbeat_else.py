# line: 9
import asyncio

async def heartbeat():
    beats = 0
    while beats < 5:
        try:
            await asyncio.sleep(0.1)
        except asyncio.CancelledError:
            pass
        else:
            print("beat")
        beats += 1

async def main():
    task = asyncio.create_task(heartbeat())
    await asyncio.sleep(0.25)
    task.cancel()
    await asyncio.sleep(0.5)

asyncio.run(main())
