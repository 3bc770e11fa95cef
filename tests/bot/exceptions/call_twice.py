# line: 8
# says: got `name` twice
import asyncio

async def greet(name):
    print(name)

asyncio.run(greet("ann", name="bob"))
