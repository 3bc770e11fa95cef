# line: 6
# says: In Python it is `True`
import asyncio

async def main():
    while true:
        await asyncio.sleep(1)

asyncio.run(main())
