# line: 6
import asyncio
import io

async def main():
    async with io.StringIO("one\ntwo\n") as file:
        for line in file:
            await asyncio.sleep(0)
            print(line.strip())

asyncio.run(main())
