# line: 12
import asyncio

class Lines:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

async def main():
    for line in Lines():
        print(line)

asyncio.run(main())
