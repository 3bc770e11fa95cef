# line: 9
# says: Did you mean `total`?
import asyncio

async def main():
    total = 3

    def show():
        print(totl)

    asyncio.get_running_loop().call_soon(show)
    await asyncio.sleep(0.1)
    print(total)

asyncio.run(main())
