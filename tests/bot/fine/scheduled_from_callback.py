import asyncio

tasks = []

async def job(n):
    await asyncio.sleep(0.05)
    print("job", n)

async def main():
    loop = asyncio.get_running_loop()
    for n in range(3):
        loop.call_later(0.1 * n, lambda n=n: tasks.append(asyncio.create_task(job(n))))
    await asyncio.sleep(0.5)
    await asyncio.gather(*tasks)

asyncio.run(main())
