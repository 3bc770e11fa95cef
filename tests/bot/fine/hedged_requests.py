import asyncio

async def request(server, delay):
    await asyncio.sleep(delay)
    return server

async def hedge():
    first = asyncio.create_task(request("a", 2))
    done, _ = await asyncio.wait([first], timeout=0.5)
    if done:
        return first.result()
    second = asyncio.create_task(request("b", 0.3))
    done, pending = await asyncio.wait([first, second], return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    return done.pop().result()

print(asyncio.run(hedge()))
