import asyncio

class Resource:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *error):
        print("exit")

    async def __aenter__(self):
        await asyncio.sleep(0.01)
        return self.__enter__()

    async def __aexit__(self, *error):
        await asyncio.sleep(0.01)
        self.__exit__()

async def main():
    with Resource():
        await asyncio.sleep(0)
    async with Resource():
        await asyncio.sleep(0)

asyncio.run(main())
