# line: 8
import asyncio

loop = asyncio.new_event_loop()
answer = loop.create_future()

async def ask():
    return await asyncio.wait_for(answer, timeout=1)

print(asyncio.run(ask()))
