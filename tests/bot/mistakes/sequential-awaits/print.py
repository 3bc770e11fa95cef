# line: 10
import asyncio

async def ping(host):
    await asyncio.sleep(0.1)
    return f"{host} up"

async def main():
    for host in ["a", "b", "c"]:
        print(await ping(host))

asyncio.run(main())
