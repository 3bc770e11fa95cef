# line: 9
import asyncio

one = asyncio.new_event_loop()
two = asyncio.new_event_loop()
future = one.create_future()

async def use():
    return await future

try:
    two.run_until_complete(use())
finally:
    one.close()
    two.close()
