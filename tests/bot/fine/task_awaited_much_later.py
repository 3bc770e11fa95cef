import asyncio

async def report():
    await asyncio.sleep(0.2)
    return "report"

async def main():
    task = asyncio.create_task(report())
    for n in range(3):
        await asyncio.sleep(0.1)
        print("meanwhile", n)
    print(await task)

asyncio.run(main())
