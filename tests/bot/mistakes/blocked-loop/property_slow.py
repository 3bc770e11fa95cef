# line: 8
import asyncio
import time

class Disk:
    @property
    def free(self):
        time.sleep(0.4)
        return 12

async def watch(disk):
    print("free", disk.free)

async def tick():
    for _ in range(3):
        await asyncio.sleep(0.1)
        print("tick")

async def main():
    await asyncio.gather(tick(), watch(Disk()))

asyncio.run(main())
