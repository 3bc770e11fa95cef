import asyncio

async def wait_for_user(reply):
    try:
        return await reply
    except asyncio.CancelledError:
        if asyncio.current_task().cancelling():
            raise
        return "nobody answered"

async def main():
    reply = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(wait_for_user(reply))
    await asyncio.sleep(0.1)
    reply.cancel()
    print(await task)
    await asyncio.sleep(0.1)

asyncio.run(main())
