import asyncio

class LoadError(Exception):
    pass

async def read():
    await asyncio.sleep(0.01)
    raise KeyError("name")

async def load():
    try:
        return await read()
    except KeyError as error:
        raise LoadError("no name") from error

async def main():
    try:
        await load()
    except LoadError as error:
        print(error, repr(error.__cause__))

asyncio.run(main())
