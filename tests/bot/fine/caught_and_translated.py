import asyncio

class BadInput(Exception):
    pass

async def parse(text):
    await asyncio.sleep(0)
    try:
        return int(text) + 1
    except (TypeError, ValueError) as error:
        raise BadInput(str(error)) from error

async def main():
    for text in ("1", None):
        try:
            print(await parse(text))
        except BadInput as error:
            print("bad:", error)

asyncio.run(main())
