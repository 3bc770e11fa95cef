import asyncio

async def save():
    await asyncio.sleep(0.5)
    return "saved"

async def main():
    task = asyncio.create_task(save())
    try:
        print(await asyncio.wait_for(asyncio.shield(task), 0.1))
    except TimeoutError:
        print("still saving")
    print(await task)

asyncio.run(main())
