# line: 11
# says: more often than items were taken
# topic: queues
import asyncio

async def main():
    box = asyncio.Queue()
    await box.put(1)
    await box.get()
    box.task_done()
    box.task_done()

asyncio.run(main())
