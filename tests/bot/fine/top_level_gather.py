import asyncio

async def hello(name):
    await asyncio.sleep(0.1)
    return f"hello {name}"

print(await asyncio.gather(hello("ann"), hello("bob")))
async with asyncio.timeout(1):
    print(await hello("cy"))
