# line: 8
# says: put quotes around it
import asyncio

async def greet(name):
    print("hello", name)

asyncio.run(greet(zoe))
