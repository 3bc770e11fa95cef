# line: 12
import asyncio

class File:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

async def main():
    async with File() as file:
        print(file)

asyncio.run(main())
