# line: 10
import asyncio

async def job(n):
    await asyncio.sleep(0.1)
    print("job", n)

def run_all(count):
    tasks = [asyncio.create_task(job(n)) for n in range(count)]
    asyncio.wait(tasks)

async def main():
    run_all(3)
    print("all done?")

asyncio.run(main())
