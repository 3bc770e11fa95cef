import asyncio

async def step(n):
    await asyncio.sleep(0.01)
    return n

loop = asyncio.new_event_loop()
try:
    print(loop.run_until_complete(step(1)))
    print(loop.run_until_complete(step(2)))
finally:
    loop.close()
