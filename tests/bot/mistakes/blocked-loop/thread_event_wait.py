# line: 6
import asyncio
import threading

async def wait_for_flag(flag):
    flag.wait(0.7)
    print("flag?", flag.is_set())

async def tick():
    for _ in range(5):
        await asyncio.sleep(0.1)
        print("tick")

async def main():
    flag = threading.Event()
    await asyncio.gather(tick(), wait_for_flag(flag))

asyncio.run(main())
