import asyncio

async def best_so_far(found):
    try:
        while True:
            found.append(len(found))
            await asyncio.sleep(0.1)
    except asyncio.CancelledError:
        return found[-1]

async def main():
    task = asyncio.create_task(best_so_far([]))
    await asyncio.sleep(0.45)
    task.cancel()
    print("best", await task)

asyncio.run(main())
