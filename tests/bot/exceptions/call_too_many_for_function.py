# line: 8
# says: Line 5 defines `greet(name)`
import asyncio

async def greet(name):
    print(name)

asyncio.run(greet("ann", "bob"))
