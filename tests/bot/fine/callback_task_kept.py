import asyncio

tasks = []

async def refresh(n):
    await asyncio.sleep(0.1)
    print("refreshed", n)

def kick(n):
    tasks.append(asyncio.create_task(refresh(n)))

async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.05, kick, 1)
    loop.call_soon(kick, 2)
    await asyncio.sleep(0.1)
    await asyncio.gather(*tasks)

asyncio.run(main())
